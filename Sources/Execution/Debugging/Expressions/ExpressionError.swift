import RISCV

/// Why an expression could not be parsed or has no value.
public struct ExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the text, counted in characters from 1.
    public var column: Int
    public var kind: Kind

    public enum Kind: Sendable, Hashable {
        case expected(String, found: String)
        /// The number's digits.
        case numberTooLarge(String)
        case badNumber(String)
        case badCharacter(String)
        case unclosedQuote
        case tooLong
        case tooDeep
        /// `nearest`: names that look alike, best first.
        case unknownName(String, nearest: [String])
        case unmapped(address: UInt32, count: Int)
        case divisionByZero
    }

    public init(column: Int, kind: Kind) {
        self.column = column
        self.kind = kind
    }

    public var description: String { "column \(column): \(sentence)" }

    private var sentence: String {
        switch kind {
        case .expected(let expected, let found):
            return "expected \(expected), found \(found)"
        case .numberTooLarge(let digits):
            return "the number \(digits) does not fit in 32 bits"
        case .badNumber(let digits):
            return "'\(digits)' is not a number; write digits, or 0x, 0o or 0b and digits"
        case .badCharacter(let character):
            return "'\(character)' does not belong in an expression"
        case .unclosedQuote:
            return "the quoted name has no closing quote"
        case .tooLong:
            return "the expression is longer than \(Expression.maxLength) bytes"
        case .tooDeep:
            return "the expression nests deeper than \(Expression.maxNesting) levels"
        case .unknownName(let name, let nearest):
            return "no register or symbol is named '\(name)'" + NearestNames.suggestion(nearest)
        case .unmapped(let address, let count):
            let bytes = count == 1 ? "byte" : "\(count) bytes"
            return "no memory is mapped for the \(bytes) at \(HexText.word(address))"
        case .divisionByZero:
            return "division by zero"
        }
    }
}
