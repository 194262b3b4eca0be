/// A small strict reader and writer for TOML 1.0.
///
/// TOMLKit was considered: it tells nobody where keys and values stand, so that errors found after reading
/// ("no such colour", "no such role") could not name line and column; and it brings a C++ library.
///
/// Read: tables, arrays of tables, dotted and quoted keys, all four kinds of strings, integers (also
/// hexadecimal, octal and binary), floats, booleans, arrays, inline tables, comments. Not read: dates and
/// times, which nothing here needs; they are an error that says so. Stricter than TOML 1.0: at most
/// `sizeLimit` bytes and `depthLimit` levels of nesting.
public enum TOML {
    /// The longest text that is read, in bytes.
    public static let sizeLimit = 1 << 20
    /// The deepest nesting of arrays and tables.
    public static let depthLimit = 32

    /// Reads a text; `file` is the name that errors give.
    public static func parse(_ text: String, file: String) throws(TOMLError) -> TOMLTable {
        guard text.utf8.count <= sizeLimit else {
            throw TOMLError(
                file: file, position: TOMLPosition(line: 1, column: 1), key: nil,
                expected: "at most \(sizeLimit) bytes", found: "\(text.utf8.count)")
        }
        var parser = TOMLParser(text: text, file: file)
        return try parser.document()
    }

    /// Reads the bytes of a file, which must be UTF-8.
    public static func parse(bytes: [UInt8], file: String) throws(TOMLError) -> TOMLTable {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = validPrefix(of: bytes)
            let line = bytes[..<valid].count { $0 == 0x0A } + 1
            let lineStart = bytes[..<valid].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let column = String(decoding: bytes[lineStart..<valid], as: UTF8.self).unicodeScalars.count + 1
            throw TOMLError(
                file: file, position: TOMLPosition(line: line, column: column), key: nil,
                expected: "UTF-8 text", found: "the byte 0x\(String(bytes[valid], radix: 16))")
        }
        return try parse(text, file: file)
    }

    /// The number of bytes before the first one that is not UTF-8.
    private static func validPrefix(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            length += UTF8.width(scalar)
        }
        return min(length, bytes.count - 1)
    }
}
