import RISCV

/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
    struct Token: Equatable {
        var kind: Kind
        /// In characters, from 1.
        var column: Int
    }

    enum Kind: Equatable {
        case number(UInt32)
        case name(String)
        case quoted(String)
        /// An operator or a parenthesis.
        case mark(String)
        case end

        /// As it appears in an error.
        var description: String {
            switch self {
            case .number(let value): "the number \(value)"
            case .name(let name): "'\(name)'"
            case .quoted(let name): "\"\(name)\""
            case .mark(let mark): "'\(mark)'"
            case .end: "the end"
            }
        }
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= Expression.maxLength else {
            throw ExpressionError(column: 1, kind: .tooLong)
        }
        scalars = Array(text.unicodeScalars)
    }

    mutating func next() throws(ExpressionError) -> Token {
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
        let column = index + 1
        guard index < scalars.count else { return Token(kind: .end, column: column) }
        let first = scalars[index]
        if Self.isDigit(first) { return Token(kind: .number(try number()), column: column) }
        if Self.startsName(first) { return Token(kind: .name(word()), column: column) }
        if first == "\"" { return Token(kind: .quoted(try quoted()), column: column) }
        return Token(kind: .mark(try mark()), column: column)
    }

    // MARK: - Kinds of token

    private mutating func word() -> String {
        let start = index
        while index < scalars.count, Self.startsName(scalars[index]) || Self.isDigit(scalars[index]) {
            index += 1
        }
        return Self.text(scalars[start..<index])
    }

    private mutating func number() throws(ExpressionError) -> UInt32 {
        let column = index + 1
        let text = word()
        let (radix, digits) = Self.radix(of: text)
        var value: UInt64 = 0
        var count = 0
        for letter in digits.unicodeScalars where letter != "_" {
            guard let digit = Character(letter).hexDigitValue, digit < radix else {
                throw ExpressionError(column: column, kind: .badNumber(text))
            }
            count += 1
            value = value &* UInt64(radix) &+ UInt64(digit)
            guard value <= UInt64(UInt32.max) else {
                throw ExpressionError(column: column, kind: .numberTooLarge(Self.shortened(text)))
            }
        }
        guard count > 0 else { throw ExpressionError(column: column, kind: .badNumber(text)) }
        return UInt32(value)
    }

    private mutating func quoted() throws(ExpressionError) -> String {
        let column = index + 1
        var letters: [Unicode.Scalar] = []
        index += 1
        while index < scalars.count, scalars[index] != "\"" {
            if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
            letters.append(scalars[index])
            index += 1
        }
        guard index < scalars.count else { throw ExpressionError(column: column, kind: .unclosedQuote) }
        index += 1
        return Self.text(letters[...])
    }

    private mutating func mark() throws(ExpressionError) -> String {
        let rest = scalars[index...]
        for mark in Self.marks where rest.starts(with: mark.unicodeScalars) {
            index += mark.unicodeScalars.count
            return mark
        }
        throw ExpressionError(
            column: index + 1, kind: .badCharacter(scalars[index].escaped(asASCII: true)))
    }

    // MARK: - Letters

    /// Longest first.
    private static let marks =
        ["&&", "||"] + operators.filter { $0.count == 2 } + ["(", ")", "!", "~", ","]
        + operators.filter { $0.count == 1 }
    private static let operators = Expression.BinaryOperator.allCases.map(\.rawValue)

    /// Letters of raw symbol names; anything else takes quotes.
    static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_", "$", ".", "@": true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func radix(of text: String) -> (Int, Substring) {
        for (prefix, radix) in [("0x", 16), ("0X", 16), ("0b", 2), ("0B", 2), ("0o", 8)]
        where text.hasPrefix(prefix) { return (radix, text.dropFirst(2)) }
        return (10, text[...])
    }

    private static func shortened(_ text: String) -> String {
        text.count <= 24 ? text : text.prefix(20) + "…"
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}

extension Expression {
    /// A symbol's name as it is written in an expression: in quotes when it has to be.
    public static func quoted(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isPlain = scalars.allSatisfy { ExpressionLexer.startsName($0) || ExpressionLexer.isDigit($0) }
        let startsWell = scalars.first.map(ExpressionLexer.startsName) ?? false
        if isPlain, startsWell, !isReserved(name) { return name }
        var text = "\""
        for scalar in scalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    /// Whether a plain word means something else than a symbol.
    static func isReserved(_ name: String) -> Bool {
        name == "pc" || name == "cycle" || Register.number(named: name) != nil
            || WordType(rawValue: name) != nil
    }
}
