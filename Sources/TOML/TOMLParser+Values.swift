extension TOMLParser {
    /// Reads a value; `depth` counts the tables and arrays around it.
    mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
        guard depth <= TOML.depthLimit else { throw tooDeep() }
        let position = reader.position
        switch reader.peek {
        case "\"":
            let text = reader.starts(with: "\"\"\"") ? try reader.longBasicString() : try reader.basicString()
            return TOMLValue(.string(text), at: position)
        case "'":
            let text =
                reader.starts(with: "'''") ? try reader.longLiteralString() : try reader.literalString()
            return TOMLValue(.string(text), at: position)
        case "[": return TOMLValue(.array(try array(depth: depth)), at: position)
        case "{": return TOMLValue(.table(try inlineTable(depth: depth)), at: position)
        default: return TOMLValue(try word(), at: position)
        }
    }

    private mutating func array(depth: Int) throws(TOMLError) -> [TOMLValue] {
        reader.advance()
        var values: [TOMLValue] = []
        while true {
            try skipBlankLines()
            if reader.take("]") { return values }
            values.append(try value(depth: depth + 1))
            try skipBlankLines()
            if reader.take(",") { continue }
            try reader.expect("]", "',' or ']' in an array")
            return values
        }
    }

    private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
        let node = Node(.inline, at: reader.position)
        reader.advance()
        reader.skipSpaces()
        if !reader.take("}") {
            while true {
                reader.skipSpaces()
                try keyValue(into: node, depth: depth + 1)
                reader.skipSpaces()
                if reader.take(",") { continue }
                try reader.expect("}", "',' or '}' in an inline table")
                break
            }
        }
        return node.finished(file: reader.file, path: "")
    }

    /// A boolean or a number.
    private mutating func word() throws(TOMLError) -> TOMLValue.Content {
        let start = reader
        let text = reader.takeWhile { TOMLReader.isBareKey($0) || $0 == "+" || $0 == "." || $0 == ":" }
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        case "nan", "+nan", "-nan": return .float(.nan)
        case "": throw start.error(expected: "a value")
        default: break
        }
        if let number = TOMLNumber.integer(text) { return .integer(number) }
        if let number = TOMLNumber.float(text) { return .float(number) }
        if TOMLNumber.looksLikeDate(text) {
            throw start.error(
                expected: "a string, a number, true, false, '[' or '{'",
                found: "a date, which is not supported; put it in quotes")
        }
        throw start.error(
            expected: "a string, a number that fits 64 bits, true, false, '[' or '{'",
            found: "'\(TOMLError.quoted(text))'")
    }
}
