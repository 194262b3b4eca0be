import Glibc

/// Reads whole files, but never more than a limit.
enum BoundedFile {
    struct Failure: Error {
        var reason: String
    }

    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        guard let file = fopen(path, "rbe") else { throw Failure(reason: String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            bytes.append(contentsOf: buffer[..<count])
            if bytes.count > limit { throw Failure(reason: "it is larger than \(limit) bytes") }
            if count < buffer.count { break }
        }
        guard ferror(file) == 0 else { throw Failure(reason: String(cString: strerror(errno))) }
        return bytes
    }
}
