/// Walks over the scalars of a text and knows line and column.
struct TOMLReader {
    let file: String
    private let scalars: String.UnicodeScalarView
    private var index: String.UnicodeScalarView.Index
    private(set) var position = TOMLPosition(line: 1, column: 1)

    init(text: String, file: String) {
        self.file = file
        scalars = text.unicodeScalars
        index = scalars.startIndex
        if peek == "\u{FEFF}" { index = scalars.index(after: index) }
    }

    var peek: Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

    mutating func advance() {
        guard let scalar = peek else { return }
        index = scalars.index(after: index)
        if scalar == "\n" {
            position = TOMLPosition(line: position.line + 1, column: 1)
        } else {
            position.column += 1
        }
    }

    func starts(with text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        advance()
        return true
    }

    mutating func take(_ text: String) -> Bool {
        guard starts(with: text) else { return false }
        for _ in text.unicodeScalars { advance() }
        return true
    }

    mutating func expect(_ scalar: Unicode.Scalar, _ expected: String) throws(TOMLError) {
        guard take(scalar) else { throw error(expected: expected) }
    }

    mutating func takeWhile(_ isWanted: (Unicode.Scalar) -> Bool) -> String {
        let start = index
        while let scalar = peek, isWanted(scalar) { advance() }
        return String(scalars[start..<index])
    }

    mutating func skipSpaces() {
        while peek == " " || peek == "\t" { advance() }
    }

    /// Skips a comment up to the end of its line; false when there is none.
    mutating func skipComment() throws(TOMLError) -> Bool {
        guard take("#") else { return false }
        while let scalar = peek, scalar != "\n", scalar != "\r" {
            guard Self.isAllowed(scalar) else { throw error(expected: "no control character in a comment") }
            advance()
        }
        return true
    }

    /// Takes a line feed or a carriage return with a line feed.
    mutating func takeLineEnd() throws(TOMLError) -> Bool {
        if take("\n") { return true }
        guard peek == "\r" else { return false }
        guard take("\r\n") else { throw error(expected: "a line feed after the carriage return") }
        return true
    }

    /// An error at the reader's place, which names what stands there.
    func error(expected: String, found: String? = nil) -> TOMLError {
        TOMLError(file: file, position: position, key: nil, expected: expected, found: found ?? foundHere)
    }

    private var foundHere: String {
        switch peek {
        case nil: "the end of the file"
        case "\n", "\r": "the end of the line"
        case .some(let scalar): "'\(TOMLError.quoted(String(Character(scalar))))'"
        }
    }

    static func isBareKey(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }

    /// Whether a scalar may stand in a string or a comment as it is.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7F)
    }
}
