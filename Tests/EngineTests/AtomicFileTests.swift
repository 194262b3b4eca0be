import Glibc
import Synchronization
import Testing

@testable import Engine

struct AtomicFileTests {
    /// The places at which the system can refuse.
    enum Step: String, CaseIterable {
        case create, write, synchronize, close, rename
    }

    @Test(
        "whatever fails, the old file stays whole, nothing else is left, and the sentence names the reason",
        arguments: Step.allCases, [ENOSPC, EIO, EROFS, EDQUOT])
    func failuresLeaveTheOldFile(_ step: Step, _ number: Int32) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/session.toml"
        try AtomicFile.write("old", to: path, what: "session file")
        #expect {
            try AtomicFile.write(
                Array(repeating: 7, count: 100_000), to: path, what: "session file",
                operations: .failing(at: step, with: number))
        } throws: { error in
            guard let error = error as? EngineError else { return false }
            return error.exitCode == .ioError && error.description.contains("session.toml")
                && error.description.contains(EngineError.systemReason(number))
        }
        #expect(try FileReader.text(of: path, what: "file") == "old")
        #expect(FilePath.names(in: folder.path) == ["session.toml"])
    }

    @Test("a write that is cut short goes on where it stopped")
    func shortWritesGoOn() throws {
        let folder = try TemporaryFolder()
        var operations = FileOperations.system
        operations.write = { descriptor, bytes in
            Glibc.write(descriptor, bytes.baseAddress, min(7, bytes.count))
        }
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        try AtomicFile.write(bytes, to: folder.path + "/file", what: "file", operations: operations)
        #expect(try FileReader.bytes(of: folder.path + "/file", what: "file") == bytes)
    }

    @Test("the bytes are on the disk before the name changes, and the folder after it")
    func theOrderIsSafe() throws {
        let folder = try TemporaryFolder()
        let calls = CallLog()
        let system = FileOperations.system
        let operations = FileOperations(
            create: { calls.add("create", system.create($0)) },
            write: { calls.add("write", system.write($0, $1)) },
            synchronize: { calls.add("synchronize", system.synchronize($0)) },
            close: { calls.add("close", system.close($0)) },
            rename: { calls.add("rename", system.rename($0, $1)) },
            remove: { calls.add("remove", system.remove($0)) },
            synchronizeFolder: { calls.add("folder", system.synchronizeFolder($0)) })
        try AtomicFile.write([1], to: folder.path + "/file", what: "file", operations: operations)
        #expect(calls.names == ["create", "write", "synchronize", "close", "rename", "folder"])
    }

    @Test("a link keeps pointing where it points")
    func linksAreFollowed() throws {
        let folder = try TemporaryFolder()
        try AtomicFile.write("old", to: folder.path + "/real", what: "file")
        #expect(symlink(folder.path + "/real", folder.path + "/link") == 0)
        try AtomicFile.write("new", to: folder.path + "/link", what: "file")
        #expect(try FileReader.text(of: folder.path + "/real", what: "file") == "new")
    }

    @Test("a folder is no file, and a full device says so", arguments: ["/tmp", "/dev/full"])
    func specialNames(_ path: String) {
        #expect {
            try AtomicFile.write("text", to: path, what: "output")
        } throws: { error in
            (error as? EngineError)?.description.contains(path) == true
        }
    }
}

extension FileOperations {
    static func failing(at step: AtomicFileTests.Step, with number: Int32) -> FileOperations {
        var operations = FileOperations.system
        switch step {
        case .create: operations.create = { _ in refuse(number) }
        case .write:
            // Half of the bytes are written first: a torn temporary file.
            let calls = CallLog()
            operations.write = { descriptor, bytes in
                if calls.add("write", calls.names.count) > 0 { return Int(refuse(number)) }
                return Glibc.write(descriptor, bytes.baseAddress, bytes.count / 2)
            }
        case .synchronize: operations.synchronize = { _ in refuse(number) }
        case .close:
            operations.close = { descriptor in
                _ = Glibc.close(descriptor)
                return refuse(number)
            }
        case .rename: operations.rename = { _, _ in refuse(number) }
        }
        return operations
    }

    private static func refuse(_ number: Int32) -> Int32 {
        errno = number
        return -1
    }
}

/// Remembers which calls were made.
private final class CallLog: Sendable {
    private let calls = Mutex<[String]>([])

    var names: [String] { calls.withLock { $0 } }

    func add<Value>(_ name: String, _ value: Value) -> Value {
        calls.withLock { $0.append(name) }
        return value
    }
}
