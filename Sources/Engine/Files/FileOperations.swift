import Glibc

/// The calls to the system that writing a file safely takes, as values, so that tests can make each one fail.
///
/// Every closure returns what the C function returns; failure is −1 with `errno` set.
struct FileOperations: Sendable {
    var create: @Sendable (_ path: String) -> Int32
    var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
    var synchronize: @Sendable (_ descriptor: Int32) -> Int32
    var close: @Sendable (_ descriptor: Int32) -> Int32
    var rename: @Sendable (_ from: String, _ to: String) -> Int32
    var remove: @Sendable (_ path: String) -> Int32
    var synchronizeFolder: @Sendable (_ path: String) -> Int32

    static let system = FileOperations(
        create: { Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) },
        write: { Glibc.write($0, $1.baseAddress, $1.count) },
        synchronize: { Glibc.fsync($0) },
        close: { Glibc.close($0) },
        rename: { Glibc.rename($0, $1) },
        remove: { Glibc.unlink($0) },
        synchronizeFolder: { path in
            let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { return -1 }
            defer { _ = Glibc.close(descriptor) }
            // Some file systems cannot synchronise a folder and say EINVAL; there is nothing more to do then.
            if Glibc.fsync(descriptor) != 0, errno != EINVAL { return -1 }
            return 0
        })
}

extension EngineError {
    /// The sentence that the system has for an error number.
    public static func systemReason(_ number: Int32) -> String {
        switch number {
        case ENOSPC: "the disk is full (ENOSPC)"
        case EDQUOT: "the disk quota is used up (EDQUOT)"
        case EROFS: "the file system is read-only (EROFS)"
        case EACCES, EPERM: "permission denied (\(number == EACCES ? "EACCES" : "EPERM"))"
        case EIO: "the device failed (EIO)"
        default: String(cString: strerror(number)) + " (error \(number))"
        }
    }
}
