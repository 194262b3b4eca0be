import Foundation
import PseudoTerminal
import Testing

/// However the workbench ends, the terminal is left as it was found.
@Suite("The terminal after the end", .timeLimit(.minutes(3)))
struct RestoringTests {
    private func start(_ environment: [String: String?] = [:]) throws -> TerminalSession {
        let path = try TestImage.make("loop", ScreenTests.loop)
        let session = try TerminalSession(["debug", path], environment: environment)
        try session.expect("step 0 of")
        return session
    }

    @Test("a wish to end is granted, and the terminal given back", arguments: [SIGTERM, SIGHUP, SIGINT])
    func endings(_ signal: Int32) throws {
        let session = try start()
        #expect(session.screen.modes.isSuperset(of: [1049, 2004]))
        session.signal(signal)
        #expect(try session.ending() == .exit(code: 130))
        session.expectRestored()
    }

    @Test("a crash gives the terminal back too", arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGQUIT])
    func crashes(_ signal: Int32) throws {
        // No backtrace: it takes seconds, and the crash is no mistake.
        let session = try start(["SWIFT_BACKTRACE": "enable=no"])
        session.signal(signal)
        #expect(try session.ending() == .signal(signal))
        session.expectRestored()
    }

    @Test("^C leaves")
    func interrupting() throws {
        let session = try start()
        session.send("\u{03}")
        let ending = try session.ending()
        #expect(ending == .exit(code: 0) || ending == .exit(code: 130))
        session.expectRestored()
    }
}
