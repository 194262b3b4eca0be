import Foundation
import TestSupport
import Testing

/// What a person set up in the workbench is there the next time.
@Suite("Saved sessions", .timeLimit(.minutes(3)))
struct SavedSessionTests {
    static let steps = """
        _start: li a0, 1
        li a1, 2
        add a2, a0, a1
        middle: addi a2, a2, 1
        addi a2, a2, 1
        li a0, 0
        li a7, 93
        ecall
        """

    private let state = TestFolder.make()
    private let path: String

    init() throws { path = try TestImage.make("steps", Self.steps) }

    /// The workbench with the program at its first step.
    private func start() throws -> TerminalSession {
        let session = try TerminalSession(["debug", path], environment: ["XDG_STATE_HOME": state])
        try session.expect("step 0 of 8")
        return session
    }

    /// Sets a breakpoint and leaves.
    private func leaveBreakpoint() throws {
        let session = try start()
        session.send(":break middle\r")
        try session.expect("breakpoint 1")
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
    }

    @Test("breakpoints are there again the next time")
    func kept() throws {
        try leaveBreakpoint()
        let session = try start()
        session.send("c")
        try session.expect("step 3 of 8")
    }

    @Test("a killed program leaves a session file that is whole")
    func killing() throws {
        for round in 0..<4 {
            let session = try start()
            session.send(":break cycle:\(round)\r")
            usleep(useconds_t(50_000 * round))
            session.signal(SIGKILL)
            #expect(try session.ending() == .signal(SIGKILL))
        }
        // A torn session would be refused before the screen opens.
        let session = try start()
        session.send("q")
        #expect(try session.ending() == .exit(code: 0))
    }

    @Test("a damaged session is refused with its place, kept, and set aside when asked")
    func damaged() throws {
        try leaveBreakpoint()
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
}
