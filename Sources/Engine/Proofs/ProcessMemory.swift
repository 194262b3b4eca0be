import Glibc

/// The memory of this process, as the system counts it.
enum ProcessMemory {
    /// Resident bytes now and at their highest.
    static var now: (resident: Int, peak: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let peak = usage.ru_maxrss * 1024
        // The system counts the highest only now and then.
        let now = resident ?? peak
        return (now, max(now, peak))
    }

    /// Bytes of the machine's memory that can still be had; nil where the system does not say.
    static var available: Int? {
        guard let text = try? FileReader.text(of: "/proc/meminfo", what: "memory report") else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
        return line.flatMap { line in Int(line.filter(\.isNumber)).map { $0 * 1024 } }
    }

    private static var resident: Int? {
        guard let text = try? FileReader.text(of: "/proc/self/statm", what: "memory report") else {
            return nil
        }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
    }
}
