import Engine
import Glibc
import PseudoTerminal

/// The running executable once more, in a pseudo-terminal of 200×60 with folders of its own.
final class ScreenRun {
    private let terminal: PseudoTerminal
    private let folder: String
    private(set) var screen = TerminalEmulator(width: 200, height: 60)

    init(_ arguments: [String]) throws {
        guard let executable = ShareDirectory.executablePath else {
            throw EngineError.unexpected("the running executable has no path")
        }
        folder = try Self.makeFolder()
        // The cache stays: what is measured is not the building of a sample.
        var environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        for name in ["PATH", "HOME", "XDG_CACHE_HOME", "NEXUS_SHARE", "LD_LIBRARY_PATH"] {
            environment[name] = UserFolders.variable(name)
        }
        environment["XDG_CONFIG_HOME"] = folder
        environment["XDG_STATE_HOME"] = folder
        terminal = try PseudoTerminal(
            [executable] + arguments, environment: environment, width: screen.width, height: screen.height)
    }

    deinit { Self.remove(folder) }

    var process: ProcessFigures { ProcessFigures(process: terminal.process) }

    /// Seconds until the last byte of the first frame: that before the first silence.
    func firstPaint(since start: Stopwatch) -> Double? { paint(silence: 30, patience: 10_000, since: start) }

    /// Types a key; seconds until the last byte of what it changes on the screen, nil if it changes nothing.
    func press(_ key: String) -> Double? {
        let watch = Stopwatch()
        take(terminal.send(Array(key.utf8)))
        return paint(silence: 4, patience: 500, since: watch)
    }

    /// Types a key; seconds until the last byte of the frame in which something is so, nil if it never is.
    ///
    /// For screens that change by themselves too: any paint is not the answer to the key.
    func press(_ key: String, until isShown: (TerminalEmulator) -> Bool) -> Double? {
        let watch = Stopwatch()
        take(terminal.send(Array(key.utf8)))
        while watch.wall < 5 {
            let bytes = terminal.read(waiting: 100)
            var last = watch.wall
            take(bytes)
            guard !bytes.isEmpty, isShown(screen) else { continue }
            while true {
                let more = terminal.read(waiting: 2)
                if more.isEmpty { return last }
                last = watch.wall
                take(more)
            }
        }
        return nil
    }

    /// Takes what is drawn within a time.
    func rest(milliseconds: Int) { take(terminal.read(waiting: milliseconds)) }

    /// Waits until nothing is drawn any more; nil when the patience of a minute is over.
    func settle(milliseconds: Int) -> Bool {
        let watch = Stopwatch()
        while watch.wall < 60 {
            let bytes = terminal.read(waiting: milliseconds)
            if bytes.isEmpty { return true }
            take(bytes)
        }
        return false
    }

    /// Waits for a text; false when the patience of a minute is over.
    func wait(for text: String) -> Bool { wait { $0.text.contains(text) } }

    /// Waits until something is so; false when the patience of a minute is over.
    func wait(until isShown: (TerminalEmulator) -> Bool) -> Bool {
        let watch = Stopwatch()
        while watch.wall < 60, !isShown(screen) {
            take(terminal.read(waiting: 20))
            if terminal.poll() != nil { break }
        }
        return isShown(screen)
    }

    /// Waits for the end; false if it is no good one.
    func end() -> Bool {
        let watch = Stopwatch()
        while watch.wall < 60 {
            take(terminal.read(waiting: 20))
            if let ending = terminal.poll() { return ending == .exit(code: 0) }
        }
        return false
    }

    /// What to throw when the workbench does not do something.
    func failure(_ what: String) -> EngineError {
        let lines = screen.lines.filter { $0.contains { $0 != " " } }.prefix(6)
        return .unexpected(
            "the workbench does not \(what); its screen begins with “\(lines.joined(separator: " / "))”")
    }

    func type(_ text: String) { take(terminal.send(Array(text.utf8))) }

    private func paint(silence: Int, patience: Int, since watch: Stopwatch) -> Double? {
        var bytes = terminal.read(waiting: patience)
        var drawn: [UInt8] = []
        var last: Double?
        while !bytes.isEmpty {
            last = watch.wall
            drawn += bytes
            bytes = terminal.read(waiting: silence)
        }
        // The emulator works only when all times are taken: while it did, the workbench would wait for a reader.
        take(drawn)
        return last
    }

    private func take(_ bytes: [UInt8]) { screen.feed(bytes) }

    private static func makeFolder() throws -> String {
        var template = Array("/tmp/nexus-bench.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw EngineError.writing(
                what: "folder", path: "/tmp", reason: String(cString: strerror(errno)))
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func remove(_ folder: String) {
        for name in FilePath.names(in: folder) where name != "." && name != ".." {
            let path = FilePath.join(folder, name)
            if FilePath.kind(of: path) == .folder { remove(path) } else { unlink(path) }
        }
        rmdir(folder)
    }
}
