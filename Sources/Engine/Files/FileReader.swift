import Glibc

/// Reads whole files with a cap on their size, so that a device or a mistake cannot fill the memory.
public enum FileReader {
    /// Enough for any guest and its debugging sections.
    public static let defaultLimit = 1 << 28

    /// The bytes of a file, or of standard input for `-`.
    ///
    /// - Parameter what: what the file is, for the error's sentence ("input file").
    public static func bytes(of path: String, what: String, limit: Int = defaultLimit) throws(EngineError)
        -> [UInt8]
    {
        if path == "-" {
            return try bytes(from: STDIN_FILENO, path: "standard input", what: what, limit: limit)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: throw .noSuchFile(what: what, path: path)
            default: throw .reading(what: what, path: path, reason: EngineError.systemReason(errno))
            }
        }
        defer { _ = close(descriptor) }
        return try bytes(from: descriptor, path: path, what: what, limit: limit)
    }

    /// The text of a UTF-8 file.
    public static func text(of path: String, what: String, limit: Int = 1 << 24) throws(EngineError) -> String
    {
        let bytes = try bytes(of: path, what: what, limit: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .badDocument(what: what, detail: "\(path): the text is not valid UTF-8")
        }
        return text
    }

    private static func bytes(
        from descriptor: Int32, path: String, what: String, limit: Int
    ) throws(EngineError) -> [UInt8] {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw .isDirectory(what: what, path: path)
        }
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .reading(what: what, path: path, reason: EngineError.systemReason(errno))
            }
            if count == 0 { return result }
            guard result.count + count <= limit else { throw .tooLarge(what: what, path: path, limit: limit) }
            result += block[..<count]
        }
    }
}
