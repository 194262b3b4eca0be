import Foundation
import Testing

/// The real binary in a real terminal, driven by keys.
@Suite(.serialized)
struct TerminalTests {
    private static let steps = """
        _start: li a0, 1
        li a1, 2
        add a2, a0, a1
        middle: addi a2, a2, 1
        addi a2, a2, 1
        li a0, 0
        li a7, 93
        ecall
        """

    /// A terminal with a small program at its first step, and folders of its own.
    private func start(
        path: String? = nil, state: String = Sandbox.makeFolder(), environment: [String: String] = [:]
    ) throws -> TerminalRun {
        let terminal = TerminalRun(
            ["debug", try path ?? TestImage.make("steps", Self.steps)],
            environment: environment.merging(["XDG_STATE_HOME": state]) { $1 })
        try #require(terminal.waits(for: "step 0 of 8"), "\(terminal.screen.text)")
        return terminal
    }

    @Test("a person steps forwards and backwards, sets a breakpoint, meets it and leaves")
    func session() throws {
        let terminal = try start()
        terminal.type("i")
        #expect(terminal.waits(for: "step 1 of 8"))
        terminal.type("i")
        #expect(terminal.waits(for: "step 2 of 8"))
        terminal.type("I")
        #expect(terminal.waits(for: "step 1 of 8"))
        terminal.type(":break middle\rc")
        #expect(terminal.waits(for: "step 3 of 8"))
        terminal.type("g")
        #expect(terminal.waits(for: "step 0 of 8"))
        terminal.type("q")
        #expect(terminal.end() == 0)
        #expect(terminal.isRestored)
    }

    @Test("the welcome page opens without a program and is left with q")
    func welcome() throws {
        let terminal = TerminalRun([])
        try #require(terminal.waits(for: "fibonacci"), "\(terminal.screen.text)")
        // The terminal is asked for its background right after the first frame; keys of that moment are lost.
        _ = terminal.waits(seconds: 0.5) { _ in false }
        terminal.type("q")
        #expect(terminal.end() == 0)
        #expect(terminal.isRestored)
    }

    @Test(
        "every size is survived, and the screen is drawn anew",
        arguments: [[(200, 60), (80, 24), (1, 1), (300, 100), (120, 36)]])
    func resizing(_ sizes: [(Int, Int)]) throws {
        let terminal = try start()
        for (width, height) in sizes {
            terminal.resize(width: width, height: height)
            _ = terminal.waits(seconds: 0.3) { _ in false }
        }
        #expect(terminal.waits(for: "step 0 of 8"))
        terminal.type("q")
        #expect(terminal.end() == 0)
    }

    @Test(
        "the terminal is given back whatever ends the program",
        arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGILL])
    func signals(_ signal: Int32) throws {
        // Without the crash report, which asks questions on a terminal and takes its time.
        let terminal = try start(environment: ["SWIFT_BACKTRACE": "enable=no"])
        kill(terminal.child, signal)
        if signal == SIGINT {
            // ^C as a signal asks to leave, as the key does.
            _ = terminal.waits(seconds: 0.5) { _ in false }
            terminal.type("q")
        }
        try #require(terminal.end() != nil)
        #expect(terminal.isRestored)
    }

    @Test("breakpoints are there again the next time")
    func sessionsAreKept() throws {
        let state = Sandbox.makeFolder()
        let path = try TestImage.make("steps", Self.steps)
        let first = try start(path: path, state: state)
        first.type(":break middle\r")
        _ = first.waits(seconds: 0.5) { _ in false }
        first.type("q")
        #expect(first.end() == 0)
        let second = try start(path: path, state: state)
        second.type("c")
        #expect(second.waits(for: "step 3 of 8"))
        second.type("q")
        #expect(second.end() == 0)
    }

    @Test("a killed program leaves a session file that is whole")
    func killing() throws {
        let state = Sandbox.makeFolder()
        let path = try TestImage.make("steps", Self.steps)
        for round in 0..<4 {
            let terminal = try start(path: path, state: state)
            terminal.type(":break cycle:\(round)\r")
            _ = terminal.waits(seconds: 0.05 * Double(round)) { _ in false }
            kill(terminal.child, SIGKILL)
            _ = terminal.end()
        }
        // A torn session would be refused before the screen opens.
        let terminal = try start(path: path, state: state)
        terminal.type("q")
        #expect(terminal.end() == 0)
    }

    @Test("a damaged session is refused with its place, kept, and set aside when asked")
    func damagedSessions() throws {
        let state = Sandbox.makeFolder()
        let path = try TestImage.make("steps", Self.steps)
        let first = try start(path: path, state: state)
        first.type(":break middle\r")
        _ = first.waits(seconds: 0.5) { _ in false }
        first.type("q")
        #expect(first.end() == 0)
        let folder = state + "/nexus/sessions"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        Sandbox.write("version = 1\nnonsense", to: folder + "/" + name)
        let refused = NexusBinary.run(["debug", path], environment: ["XDG_STATE_HOME": state])
        #expect(refused.exitCode == 65)
        #expect(refused.errors.contains(name + ":2:"))
        #expect(refused.errors.contains("--new-session"))
        #expect(Sandbox.read(folder + "/" + name) == Array("version = 1\nnonsense".utf8))
        let fresh = NexusBinary.run(
            ["debug", path, "--new-session", "--plain"], input: .bytes(Array("quit\n".utf8)),
            environment: ["XDG_STATE_HOME": state])
        #expect(fresh.exitCode == 0)
        #expect(Sandbox.read(folder + "/" + name + ".kept-1") == Array("version = 1\nnonsense".utf8))
    }

    @Test(
        "without a terminal or on a dumb one there are sentences and no control sequences",
        arguments: ["dumb", "", "xterm-256color"])
    func noTerminal(_ kind: String) throws {
        let path = try TestImage.make("steps", Self.steps)
        let result = NexusBinary.run(
            ["debug", path], input: .bytes(Array("stepi\nreverse-stepi\nquit\n".utf8)),
            environment: ["TERM": kind, "XDG_STATE_HOME": Sandbox.makeFolder()])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("step 1"))
        #expect(!result.text.contains("\u{1B}"))
    }

    @Test("a script of commands runs without a terminal, and its mistakes are named with file and line")
    func scripts() throws {
        let path = try TestImage.make("steps", Self.steps)
        let script = Sandbox.makeFolder() + "/script"
        Sandbox.write("# steps\nbreak middle\ncontinue\nprint a2\nreverse-stepi\n", to: script)
        let result = NexusBinary.run(["debug", path, "--commands", script])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("a2 = 0x00000003"))
        #expect(result.text.contains("step 2"))
        Sandbox.write("stepi\nbogus\n", to: script)
        let bad = NexusBinary.run(["debug", path, "--commands", script])
        #expect(bad.exitCode == 65)
        #expect(bad.errors.contains(script + ":2"))
    }
}
