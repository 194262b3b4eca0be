import Glibc
import PseudoTerminal
import TestSupport
import Testing

/// Terminals that ncurses knows, does not know, and that cannot show a screen.
@Suite("Kinds of terminals", .timeLimit(.minutes(3)))
struct TerminalTypeTests {
    private func start(_ environment: [String: String?], isInputClosed: Bool = false) throws
        -> TerminalSession
    {
        let path = try TestImage.make("loop", ScreenTests.loop)
        return try TerminalSession(["debug", path], environment: environment, isInputClosed: isInputClosed)
    }

    @Test(
        "a terminal of any name shows the screen",
        arguments: [
            "xterm", "xterm-256color", "xterm-kitty", "foot", "ghostty", "screen-256color", "linux", "vt100",
            "no-such-terminal",
        ])
    func names(_ name: String) throws {
        let session = try start(["TERM": name])
        try session.expect("step 0 of")
        session.send("i")
        try session.expect("step 1 of")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("without colours the screen is shown all the same")
    func colourless() throws {
        let session = try start(["NO_COLOR": "1"])
        try session.expect("step 0 of")
        #expect(!session.output.contains("\u{1B}[38;5;"))
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
    }

    @Test("with the mouse switched off in the configuration, the terminal keeps it")
    func mouseOff() throws {
        let folder = TestFolder.make()
        mkdir(folder + "/nexus", 0o755)
        Sandbox.write("mouse = false\n", to: folder + "/nexus/config.toml")
        let session = try start(["XDG_CONFIG_HOME": folder])
        try session.expect("step 0 of")
        #expect(!session.output.contains("\u{1B}[?1002h"))
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
        session.expectRestored()
    }

    @Test("a dumb terminal gets sentences and no sequences", arguments: ["dumb", "", nil])
    func dumb(_ name: String?) throws {
        let session = try start(["TERM": name])
        try session.expect("(nexus) ")
        session.send("stepi\r")
        try session.expect("step 1")
        session.send("quit\r")
        #expect(try session.ending() == .exit(code: 0))
        #expect(!session.bytes.contains(0x1B))
        session.expectRestored()
    }

    @Test("without standard input there is nobody to ask, and the program ends")
    func closedInput() throws {
        let session = try start([:], isInputClosed: true)
        #expect(try session.ending() == .exit(code: 0))
        #expect(!session.bytes.contains(0x1B))
    }
}
