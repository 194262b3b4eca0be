import Testing

@testable import Engine

struct SessionFileTests {
    static let full: SessionFile = {
        var file = SessionFile(programPath: "/home/a \"b\"\n/fib", programIdentity: "00ff", inputDigest: "12")
        file.position = 18_204
        file.breakpoints = ["main.c:12 if a0 == 5 after 10", "op:mul off"]
        file.watchpoints = ["watch a0 change"]
        file.watches = ["*u32(sp + 8)", "\"main.fib(_:)\""]
        file.bookmarks = [.init(name: "before the crash", position: 7), .init(name: "ü", position: 0)]
        file.layout = ["zoomed": "memory", "left": "40"]
        file.theme = "light"
        return file
    }()

    @Test(
        "a session is read back as it was written",
        arguments: [full, SessionFile(programPath: "", programIdentity: "")])
    func sessionsSurvive(_ file: SessionFile) throws {
        #expect(try SessionFile(text: file.text, path: "session.toml") == file)
    }

    @Test(
        "a mistake is named with file, line and column",
        arguments: [
            ("version = 1\nprogram = 5\nidentity = \"\"", "session.toml:2:11"),
            ("version = 1\nprogram = \"a\"\nidentity = \"\"\nposition = -1", "session.toml:4:12"),
            ("version = 1\nprogram = \"a\"\nidentity = \"\"\ncolour = 1", "session.toml:4:1"),
            ("version = 1\nprogram = \"a", "session.toml:2:"),
            ("version = 0\nprogram = \"a\"\nidentity = \"\"", "session.toml:1:11"),
            ("program = \"a\"", "session.toml:1:1"),
            ("version = 1\nprogram = \"a\"\nidentity = \"\"\n[[bookmark]]\nname = \"x\"", "session.toml:4:"),
        ])
    func mistakesAreNamed(_ text: String, _ place: String) {
        #expect {
            try SessionFile(text: text, path: "session.toml")
        } throws: { error in
            guard let error = error as? EngineError else { return false }
            return error.exitCode == .badData && error.description.contains(place)
        }
    }

    @Test("a file of a later version is refused and kept")
    func laterVersionsAreRefused() throws {
        let folder = try TemporaryFolder()
        let store = SessionStore(folders: folder.folders)
        let text = "version = 2\nsomething = \"new\"\n"
        try AtomicFile.write(text, to: store.path(forProgramAt: "/fib"), what: "session file")
        #expect {
            try store.load(forProgramAt: "/fib")
        } throws: { error in
            guard case .newerDocument(_, _, 2, 1)? = error as? EngineError else { return false }
            return true
        }
        #expect(try FileReader.text(of: store.path(forProgramAt: "/fib"), what: "file") == text)
    }

    @Test("a session that is set aside is kept under another name each time")
    func settingAsideLosesNothing() throws {
        let folder = try TemporaryFolder()
        let store = SessionStore(folders: folder.folders)
        var kept: [String] = []
        for text in ["one", "two"] {
            try AtomicFile.write(text, to: store.path(forProgramAt: "/fib"), what: "session file")
            kept.append(try #require(try store.setAside(forProgramAt: "/fib")))
        }
        #expect(try kept.map { try FileReader.text(of: $0, what: "file") } == ["one", "two"])
        #expect(try store.load(forProgramAt: "/fib") == nil)
    }

    @Test("programs of one name in two folders have sessions of their own")
    func pathsTellProgramsApart() throws {
        let folder = try TemporaryFolder()
        let store = SessionStore(folders: folder.folders)
        #expect(store.path(forProgramAt: "/a/fib") != store.path(forProgramAt: "/b/fib"))
        #expect(!FilePath.name(of: store.path(forProgramAt: "/a/\u{1B}]0;x\u{7}")).contains("\u{1B}"))
    }

    @Test("no random edit of a session file crashes the reader")
    func randomEditsAreSurvived() {
        let original = Array(Self.full.text.utf8)
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4) {
                bytes[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255)
            }
            _ = try? SessionFile(text: String(decoding: bytes, as: UTF8.self), path: "session.toml")
        }
    }
}
