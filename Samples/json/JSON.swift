/// A JSON value (RFC 8259). Numbers are integers of 64 bits; texts are kept as bytes of UTF-8.
indirect enum JSON {
    case null
    case boolean(Bool)
    case number(Int64)
    case text([UInt8])
    case array([JSON])
    case object([(name: [UInt8], value: JSON)])
}

/// What is wrong with a text, and the offset of the byte where it is noticed.
enum JSONError: Error {
    case unexpectedEnd
    case unexpectedByte(UInt8, offset: Int)
    case numberTooLarge(offset: Int)
    case fraction(offset: Int)
    case badEscape(offset: Int)
    case tooDeep(offset: Int)

    var sentence: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .unexpectedByte(let byte, let offset): "unexpected byte \(byte) at offset \(offset)"
        case .numberTooLarge(let offset): "a number that does not fit 64 bits at offset \(offset)"
        case .fraction(let offset): "a number with a fraction or exponent at offset \(offset)"
        case .badEscape(let offset): "an escape that means nothing at offset \(offset)"
        case .tooDeep(let offset): "too many levels at offset \(offset)"
        }
    }
}

extension JSON {
    /// Reads a whole text.
    init(parsing bytes: [UInt8]) throws(JSONError) {
        var parser = Parser(bytes: bytes)
        self = try parser.value(depth: 0)
        parser.skipSpace()
        if let byte = parser.next { throw .unexpectedByte(byte, offset: parser.offset) }
    }
}

/// Reads by recursive descent: one function for each kind of value.
private struct Parser {
    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < 100 else { throw .tooDeep(offset: offset) }
        skipSpace()
        guard let byte = next else { throw .unexpectedEnd }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw .unexpectedByte(byte, offset: offset)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        var members: [(name: [UInt8], value: JSON)] = []
        try take("{")
        if skip("}") { return .object(members) }
        repeat {
            skipSpace()
            let name = try text()
            try take(":")
            members.append((name, try value(depth: depth + 1)))
        } while skip(",")
        try take("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        var elements: [JSON] = []
        try take("[")
        if skip("]") { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while skip(",")
        try take("]")
        return .array(elements)
    }

    private mutating func number() throws(JSONError) -> Int64 {
        let start = offset
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let firstDigit = offset
        var value: Int64 = 0
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            // Downwards, because there is one more negative number than there are positive ones.
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !overflow && !carry else { throw .numberTooLarge(offset: start) }
            value = sum
            offset += 1
        }
        guard offset > firstDigit else {
            guard let byte = next else { throw .unexpectedEnd }
            throw .unexpectedByte(byte, offset: offset)
        }
        // A number does not begin with zeros.
        if bytes[firstDigit] == UInt8(ascii: "0") && offset > firstDigit + 1 {
            throw .unexpectedByte(bytes[firstDigit + 1], offset: firstDigit + 1)
        }
        if let byte = next, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
            throw .fraction(offset: start)
        }
        if isNegative { return value }
        guard value != Int64.min else { throw .numberTooLarge(offset: start) }
        return -value
    }

    private mutating func text() throws(JSONError) -> [UInt8] {
        guard let quote = next else { throw .unexpectedEnd }
        guard quote == UInt8(ascii: "\"") else { throw .unexpectedByte(quote, offset: offset) }
        offset += 1
        var result: [UInt8] = []
        while let byte = next {
            offset += 1
            if byte == UInt8(ascii: "\"") { return result }
            if byte == UInt8(ascii: "\\") {
                result.append(try escaped())
            } else {
                guard byte >= 0x20 else { throw .unexpectedByte(byte, offset: offset - 1) }
                result.append(byte)
            }
        }
        throw .unexpectedEnd
    }

    /// What stands after a backslash; `\u` only for ASCII.
    private mutating func escaped() throws(JSONError) -> UInt8 {
        guard let byte = next else { throw .unexpectedEnd }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return byte
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"): return try hexScalar()
        default: throw .badEscape(offset: offset - 1)
        }
    }

    private mutating func hexScalar() throws(JSONError) -> UInt8 {
        let start = offset
        var scalar: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw .unexpectedEnd }
            guard let digit = hexDigit(byte) else { throw .badEscape(offset: offset) }
            scalar = scalar << 4 | digit
            offset += 1
        }
        guard scalar < 0x80 else { throw .badEscape(offset: start) }
        return UInt8(scalar)
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x61 + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x41 + 10
        default: nil
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for i in 0..<word.utf8CodeUnitCount {
            guard let byte = next else { throw .unexpectedEnd }
            guard byte == word.utf8Start[i] else { throw .unexpectedByte(byte, offset: offset) }
            offset += 1
        }
        return value
    }

    /// Takes this character, after any space.
    private mutating func take(_ character: Unicode.Scalar) throws(JSONError) {
        skipSpace()
        guard let byte = next else { throw .unexpectedEnd }
        guard byte == UInt8(ascii: character) else { throw .unexpectedByte(byte, offset: offset) }
        offset += 1
    }

    /// Takes this character if it is the next one.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }
}
