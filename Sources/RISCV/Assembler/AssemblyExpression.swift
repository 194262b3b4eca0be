/// Evaluates the numbers of assembly text: literals, symbols, `.`, `+`, `-`, `~`, parentheses, `%hi`, `%lo`.
struct AssemblyExpression {
    private let text: String
    private let line: Int
    private let lookUp: (String) -> Int64?
    private var rest: Substring

    /// The value of a text.
    ///
    /// - Parameter lookUp: the value of a symbol, of `.`, or of a numeric label such as `1b`.
    static func evaluate(
        _ text: String, line: Int, lookUp: (String) -> Int64?
    ) throws(AssemblyError) -> Int64 {
        try withoutActuallyEscaping(lookUp) { (lookUp) throws(AssemblyError) in
            var expression = AssemblyExpression(text: text, line: line, lookUp: lookUp, rest: text[...])
            let value = try expression.sum(depth: 0)
            guard expression.rest.isEmpty else { throw expression.unreadable }
            return value
        }
    }

    private var unreadable: AssemblyError {
        .badOperand(line: line, expected: "a number or symbol", found: text)
    }

    private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

    private mutating func take(_ prefix: String) -> Bool {
        skipSpace()
        guard rest.hasPrefix(prefix) else { return false }
        rest.removeFirst(prefix.count)
        skipSpace()
        return true
    }

    private mutating func sum(depth: Int) throws(AssemblyError) -> Int64 {
        guard depth < 32 else { throw unreadable }
        var value = try term(depth: depth)
        while true {
            if take("+") {
                value = value &+ (try term(depth: depth))
            } else if take("-") {
                value = value &- (try term(depth: depth))
            } else {
                return value
            }
        }
    }

    private mutating func term(depth: Int) throws(AssemblyError) -> Int64 {
        guard depth < 32 else { throw unreadable }
        if take("-") { return 0 &- (try term(depth: depth + 1)) }
        if take("~") { return ~(try term(depth: depth + 1)) }
        if take("%hi(") { return Self.high(try closed(depth: depth)) }
        if take("%lo(") { return Self.low(try closed(depth: depth)) }
        if take("(") { return try closed(depth: depth) }
        if take("'") { return try character() }
        let word = String(rest.prefix(while: AssemblyStatement.isNamePart))
        rest.removeFirst(word.count)
        skipSpace()
        guard let first = word.first else { throw unreadable }
        if let known = lookUp(word) { return known }
        if first.isNumber { return try number(word) }
        throw .undefinedSymbol(line: line, name: word)
    }

    private mutating func closed(depth: Int) throws(AssemblyError) -> Int64 {
        let value = try sum(depth: depth + 1)
        guard take(")") else { throw unreadable }
        return value
    }

    private mutating func character() throws(AssemblyError) -> Int64 {
        guard let end = rest.dropFirst().firstIndex(of: "'") else { throw unreadable }
        let bytes = AssemblyString.unescaped(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard let bytes, bytes.count == 1 else { throw unreadable }
        return Int64(bytes[0])
    }

    private func number(_ word: String) throws(AssemblyError) -> Int64 {
        let digits = word.lowercased().filter { $0 != "_" }
        let value =
            if digits.hasPrefix("0x") { Int64(digits.dropFirst(2), radix: 16) } else if digits.hasPrefix("0b")
            {
                Int64(digits.dropFirst(2), radix: 2)
            } else { Int64(digits) }
        guard let value else { throw unreadable }
        return value
    }

    /// The upper 20 bits such that adding the sign-extended lower 12 gives the value back.
    static func high(_ value: Int64) -> Int64 { ((value &+ 0x800) >> 12) & 0xf_ffff }
    static func low(_ value: Int64) -> Int64 { ((value & 0xfff) ^ 0x800) &- 0x800 }
}

/// Text between quotes.
enum AssemblyString {
    /// The bytes of a text with its backslash escapes replaced; nil for an unknown escape.
    static func unescaped(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var escaped = false
        for character in text {
            if escaped {
                switch character {
                case "n": bytes.append(10)
                case "t": bytes.append(9)
                case "r": bytes.append(13)
                case "0": bytes.append(0)
                case "\\", "\"", "'": bytes.append(contentsOf: String(character).utf8)
                default: return nil
                }
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else {
                bytes.append(contentsOf: String(character).utf8)
            }
        }
        return escaped ? nil : bytes
    }
}
