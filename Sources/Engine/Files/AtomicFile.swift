import Glibc

/// The one way in which files are written: whole or not at all.
///
/// The bytes go to a temporary file beside the final name, are synchronised, and take the final name by `rename`,
/// after which the folder is synchronised. Whatever fails or wherever the process is killed, the final name holds
/// either the old file or the new one.
public enum AtomicFile {
    /// Writes `bytes` under `path`, making the folders above it.
    ///
    /// - Parameter what: what the file is, for the error's sentence ("session file").
    public static func write(_ bytes: [UInt8], to path: String, what: String) throws(EngineError) {
        try write(bytes, to: path, what: what, operations: .system)
    }

    public static func write(_ text: String, to path: String, what: String) throws(EngineError) {
        try write(Array(text.utf8), to: path, what: what)
    }

    /// Whether something could be written under `path`, asked before long work whose result would be lost otherwise.
    public static func checkPlace(_ path: String, what: String) throws(EngineError) {
        switch FilePath.kind(of: path) {
        case .folder: throw .isDirectory(what: what, path: path)
        case .special: return
        default: break
        }
        var folder = FilePath.folder(of: FilePath.resolved(path) ?? path)
        while FilePath.kind(of: folder) == nil, FilePath.folder(of: folder) != folder {
            folder = FilePath.folder(of: folder)
        }
        guard access(folder, W_OK) == 0 else {
            throw .writing(what: what, path: path, reason: EngineError.systemReason(errno))
        }
    }

    static func write(
        _ bytes: [UInt8], to path: String, what: String, operations: FileOperations
    ) throws(EngineError) {
        // Devices, pipes and terminals cannot be replaced by a rename: they are written directly.
        if let kind = FilePath.kind(of: path), kind != .file {
            guard kind == .special else { throw .isDirectory(what: what, path: path) }
            return try writeDirectly(bytes, to: path, what: what)
        }
        // A link keeps pointing where it points: the file behind it is replaced.
        let final = FilePath.resolved(path) ?? path
        let folder = FilePath.folder(of: final)
        try makeFolders(folder, what: what)
        let temporary = FilePath.join(
            folder, ".\(FilePath.name(of: final)).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp")

        let descriptor = operations.create(temporary)
        guard descriptor >= 0 else {
            throw .writing(what: what, path: path, reason: EngineError.systemReason(errno))
        }
        var failure = writeAll(bytes, to: descriptor, operations: operations)
        if failure == nil, operations.synchronize(descriptor) != 0 { failure = errno }
        if operations.close(descriptor) != 0, failure == nil { failure = errno }
        if failure == nil, operations.rename(temporary, final) != 0 { failure = errno }
        if let failure {
            _ = operations.remove(temporary)
            throw .writing(what: what, path: path, reason: EngineError.systemReason(failure))
        }
        if operations.synchronizeFolder(folder) != 0 {
            throw .writing(what: what, path: path, reason: EngineError.systemReason(errno))
        }
    }

    /// Makes a folder and those above it.
    public static func makeFolders(_ folder: String, what: String) throws(EngineError) {
        guard FilePath.kind(of: folder) != .folder else { return }
        let above = FilePath.folder(of: folder)
        if above != folder { try makeFolders(above, what: what) }
        if mkdir(folder, 0o755) != 0, errno != EEXIST {
            throw .writing(what: what, path: folder, reason: EngineError.systemReason(errno))
        }
    }

    private static func writeAll(
        _ bytes: [UInt8], to descriptor: Int32, operations: FileOperations
    ) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = operations.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                if count == 0 { return ENOSPC }
                start += count
            }
            return nil
        }
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: String, what: String) throws(EngineError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .writing(what: what, path: path, reason: EngineError.systemReason(errno))
        }
        let failure = writeAll(bytes, to: descriptor, operations: .system)
        _ = close(descriptor)
        if let failure { throw .writing(what: what, path: path, reason: EngineError.systemReason(failure)) }
    }
}
