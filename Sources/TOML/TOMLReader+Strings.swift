extension TOMLReader {
    /// `"…"` on one line, with escapes.
    mutating func basicString() throws(TOMLError) -> String {
        advance()
        var result = String.UnicodeScalarView()
        while true {
            guard let scalar = peek, scalar != "\n", scalar != "\r" else {
                throw error(expected: "'\"' at the end of the string")
            }
            if take("\"") { return String(result) }
            if scalar == "\\" { result.append(try escape()) } else { result.append(try plain()) }
        }
    }

    /// `'…'` on one line, without escapes.
    mutating func literalString() throws(TOMLError) -> String {
        advance()
        var result = String.UnicodeScalarView()
        while true {
            guard let scalar = peek, scalar != "\n", scalar != "\r" else {
                throw error(expected: "\"'\" at the end of the string")
            }
            if take("'") { return String(result) }
            result.append(try plain())
        }
    }

    /// `"""…"""` over several lines; a backslash at the end of a line joins it to the next.
    mutating func longBasicString() throws(TOMLError) -> String {
        try longString(quote: "\"") { reader, result throws(TOMLError) in
            if try reader.takeLineJoin() { return }
            result.append(try reader.escape())
        }
    }

    /// `'''…'''` over several lines, without escapes.
    mutating func longLiteralString() throws(TOMLError) -> String {
        try longString(quote: "'") { reader, result throws(TOMLError) in
            reader.advance()
            result.append("\\")
        }
    }

    private mutating func longString(
        quote: Unicode.Scalar,
        backslash: (inout TOMLReader, inout String.UnicodeScalarView) throws(TOMLError) -> Void
    ) throws(TOMLError) -> String {
        for _ in 0..<3 { advance() }
        _ = try takeLineEnd()
        var result = String.UnicodeScalarView()
        while let scalar = peek {
            if scalar == quote {
                var count = 0
                while count < 5, take(quote) { count += 1 }
                if count >= 3 {
                    // One or two quotes may stand right before the closing three.
                    for _ in 0..<(count - 3) { result.append(quote) }
                    return String(result)
                }
                for _ in 0..<count { result.append(quote) }
            } else if scalar == "\\" {
                try backslash(&self, &result)
            } else if try takeLineEnd() {
                result.append("\n")
            } else {
                result.append(try plain())
            }
        }
        throw error(expected: "three quotes at the end of the string")
    }

    private mutating func plain() throws(TOMLError) -> Unicode.Scalar {
        guard let scalar = peek, Self.isAllowed(scalar) else {
            throw error(expected: "no control character in a string")
        }
        advance()
        return scalar
    }

    /// A backslash, spaces and a line end; takes all blank lines and spaces that follow.
    private mutating func takeLineJoin() throws(TOMLError) -> Bool {
        var ahead = self
        ahead.advance()
        ahead.skipSpaces()
        guard try ahead.takeLineEnd() else { return false }
        repeat { ahead.skipSpaces() } while try ahead.takeLineEnd()
        self = ahead
        return true
    }

    private mutating func escape() throws(TOMLError) -> Unicode.Scalar {
        let start = self
        advance()
        let letter = peek
        advance()
        switch letter {
        case "b": return "\u{8}"
        case "t": return "\t"
        case "n": return "\n"
        case "f": return "\u{C}"
        case "r": return "\r"
        case "\"": return "\""
        case "\\": return "\\"
        case "u": return try codePoint(digits: 4, start: start)
        case "U": return try codePoint(digits: 8, start: start)
        default:
            throw start.error(expected: #"one of \b \t \n \f \r \" \\ \uXXXX \UXXXXXXXX"#)
        }
    }

    private mutating func codePoint(digits: Int, start: TOMLReader) throws(TOMLError) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = peek, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw start.error(expected: "\(digits) hexadecimal digits after the backslash")
            }
            value = value << 4 | UInt32(digit)
            advance()
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw start.error(
                expected: "a Unicode scalar value", found: "U+\(String(value, radix: 16, uppercase: true))")
        }
        return scalar
    }
}
