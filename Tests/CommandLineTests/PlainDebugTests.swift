import Foundation
import TestSupport
import Testing

/// `nexus debug` without a screen.
@Suite("Debugging in sentences")
struct PlainDebugTests {
    @Test(
        "without a terminal or on a dumb one there are sentences and no control sequences",
        arguments: ["dumb", "", "xterm-256color"])
    func noTerminal(_ kind: String) throws {
        let path = try TestImage.make("steps", SavedSessionTests.steps)
        let result = NexusBinary.run(
            ["debug", path], input: .bytes(Array("stepi\nreverse-stepi\nquit\n".utf8)),
            environment: ["TERM": kind, "XDG_STATE_HOME": TestFolder.make()])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("step 1"))
        #expect(!result.text.contains("\u{1B}"))
    }

    @Test("a script of commands runs without a terminal, and its mistakes are named with file and line")
    func scripts() throws {
        let path = try TestImage.make("steps", SavedSessionTests.steps)
        let script = TestFolder.make() + "/script"
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
