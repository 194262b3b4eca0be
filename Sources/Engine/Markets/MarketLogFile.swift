import Glibc
import ProofMarket

/// A log on its way to a file: lines are only ever added at the end, so that whatever happens the file holds whole
/// lines and perhaps a piece of one, which readers cut off.
public struct MarketLogFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var pending: [UInt8] = []

    private static let blockSize = 1 << 16
    static let documentName = "market log"
    /// The largest log that is read back.
    public static let sizeLimit = 1 << 31

    /// Begins a new log; an older file of this name is replaced if it is a log, and refused if it is something else.
    public init(creating path: String) throws(EngineError) {
        if FilePath.kind(of: path) == .file { try Self.mustBeLog(path) }
        let folder = FilePath.folder(of: path)
        try AtomicFile.makeFolders(folder, what: Self.documentName)
        let opened = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
        guard opened >= 0 else {
            throw .writing(what: Self.documentName, path: path, reason: EngineError.systemReason(errno))
        }
        descriptor = opened
        self.path = path
    }

    deinit { _ = close(descriptor) }

    public mutating func append(_ line: String) throws(EngineError) {
        pending += line.utf8
        pending.append(0x0A)
        if pending.count >= Self.blockSize { try flush() }
    }

    /// Hands everything to the disk.
    public mutating func finish() throws(EngineError) {
        try flush()
        // Pipes and devices cannot be synchronised, and need not be.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw failure() }
    }

    private mutating func flush() throws(EngineError) {
        var start = 0
        while start < pending.count {
            let count = pending.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress! + start, buffer.count - start)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure()
            }
            start += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    private func failure() -> EngineError {
        .writing(what: Self.documentName, path: path, reason: EngineError.systemReason(errno))
    }

    /// Whether a file begins as a log does.
    public static func isLog(_ path: String) -> Bool {
        guard FilePath.kind(of: path) == .file, let stream = fopen(path, "re") else { return false }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = fread(&bytes, 1, bytes.count, stream)
        return MarketReplay.looksLikeLog(bytes[..<count])
    }

    private static func mustBeLog(_ path: String) throws(EngineError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > 0, !isLog(path) else { return }
        throw .writing(
            what: documentName, path: path,
            reason: "there is a file of this name that is no market log; remove it or choose another name")
    }

    /// Checks a log by running it again.
    ///
    /// - Parameter progress: is told lines done and all lines; false cancels.
    public static func replay(_ path: String, progress: (Int, Int) -> Bool) throws(EngineError)
        -> MarketReplay
    {
        let bytes = try FileReader.bytes(of: path, what: documentName, limit: sizeLimit)
        do throws(MarketLogError) {
            return try MarketReplay.check(bytes, progress: progress)
        } catch {
            if case .cancelled = error { throw .cancelled("the replay was cancelled") }
            throw .badDocument(what: documentName, detail: "\(path): \(error.description)")
        }
    }

    /// Cuts off what a crash left after the last whole line; the number of bytes that went.
    public static func repair(_ path: String) throws(EngineError) -> Int {
        let bytes = try FileReader.bytes(of: path, what: documentName, limit: sizeLimit)
        let torn = MarketReplay.split(bytes).tornBytes
        guard torn > 0 else { return 0 }
        try AtomicFile.write(Array(bytes.dropLast(torn)), to: path, what: documentName)
        return torn
    }
}
