import PseudoTerminal
import Testing

/// The workbench as a person at a terminal meets it.
@Suite("The workbench in a terminal", .timeLimit(.minutes(3)))
struct ScreenTests {
    /// Three turns of a loop with a call each, then an exit with 0.
    static let loop = """
        main:
            li s0, 3
        again:
            call work
            addi s0, s0, -1
            bnez s0, again
            li a0, 0
            li a7, 93
            ecall
        work:
            addi s1, s1, 5
            ret
        """
    static let length = 19

    private func start(width: Int = 80, height: Int = 24) throws -> TerminalSession {
        let path = try TestImage.make("loop", Self.loop)
        let session = try TerminalSession(["debug", path], width: width, height: height)
        try session.expect("step 0 of \(Self.length)")
        return session
    }

    @Test("steps go forwards and backwards, a breakpoint stops a run in both directions, and q leaves")
    func stepping() throws {
        let session = try start(width: 120, height: 36)
        session.send("i")
        try session.expect("step 1 of")
        session.send("i")
        try session.expect("step 2 of")
        session.send("I")
        try session.expect("step 1 of")
        session.send(":break work\r")
        try session.expect("breakpoint")
        session.send("c")
        try session.expect("step 2 of")
        session.send("\u{1B}[15~")
        try session.expect("step 7 of")
        session.send("C")
        try session.expect("step 2 of")
        session.send("G")
        try session.expect("step \(Self.length) of")
        session.send("g")
        try session.expect("step 0 of")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("help, palette and command line open and close")
    func popups() throws {
        let session = try start()
        for (key, text) in [("?", "─ Help "), ("\u{10}", "─ All actions ")] {
            session.send(key)
            try session.expect(text)
            session.send("\u{1B}")
            try session.expect("“\(text)” is gone") { !$0.screen.text.contains(text) }
        }
        session.send(":goto 4\r")
        try session.expect("step 4 of")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
    }

    @Test("every size is drawn, and a small one says what it needs")
    func resizing() throws {
        let session = try start()
        for (width, height) in [(60, 15), (200, 60), (1, 1), (300, 100), (80, 24)] {
            session.resize(width, height)
            if width >= 60 { try session.expect("step 0 of") }
            session.settle()
        }
        session.resize(40, 10)
        try session.expect("Too small")
        session.resize(80, 24)
        try session.expect("step 0 of")
        session.send("i")
        try session.expect("step 1 of")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
    }

    @Test("a pasted megabyte is taken as text and does no harm")
    func pasting() throws {
        let session = try start()
        session.send("\u{1B}[200~" + String(repeating: "q\r", count: 1 << 19) + "\u{1B}[201~")
        session.send("\u{1B}")
        session.settle()
        session.send("i")
        try session.expect("step 1 of")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("^Z gives the terminal to the shell, and fg draws the screen again")
    func suspending() throws {
        let path = try TestImage.make("loop", Self.loop)
        let script = """
            "\(NexusBinary.path)" debug "\(path)"; echo "stop""ped"; read line; fg; echo "do""ne"
            """
        let session = try TerminalSession([], command: ["/bin/sh", "-m", "-c", script])
        try session.expect("step 0 of")
        session.send("i")
        try session.expect("step 1 of")
        session.send("\u{1A}")
        try session.expect("stopped")
        session.expectRestored()
        session.send("\r")
        try session.expect("step 1 of")
        session.send("i")
        try session.expect("step 2 of")
        session.send("q")
        try session.expect("done")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("the welcome page opens without a program")
    func welcoming() throws {
        let session = try TerminalSession([])
        try session.expect("fibonacci")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("what is typed while the screen is set up is not lost")
    func typingAhead() throws {
        let session = try TerminalSession([])
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }
}
