import Engine
import Glibc

/// What the system says about a process (proc(5)).
struct ProcessFigures {
    let process: pid_t

    /// Bytes of memory of its own in use (`RssAnon`): without executables and libraries, which are shared.
    var memory: Int? { line("status", "RssAnon:").map { $0 * 1024 } }

    /// Nanoseconds of processor time of all threads.
    var processorTime: Int? {
        let threads = FilePath.names(in: "/proc/\(process)/task")
        let times = threads.compactMap { thread in
            text("task/\(thread)/schedstat").flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
        }
        return times.isEmpty ? nil : times.reduce(0, +)
    }

    /// How often threads have gone to sleep: each wake-up adds one.
    var sleeps: Int? {
        let threads = FilePath.names(in: "/proc/\(process)/task")
        let counts = threads.compactMap { line("task/\($0)/status", "voluntary_ctxt_switches:") }
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    private func line(_ file: String, _ name: String) -> Int? {
        guard let text = text(file) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
                Int($0)
            }
        }
        return nil
    }

    private func text(_ file: String) -> String? {
        guard let stream = fopen("/proc/\(process)/\(file)", "re") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
