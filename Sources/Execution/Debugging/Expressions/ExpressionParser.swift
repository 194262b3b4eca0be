import RISCV

/// Parses by precedence climbing, straight into the code of the stack machine.
struct ExpressionParser {
    private let text: String
    private var lexer: ExpressionLexer
    private var token: ExpressionLexer.Token
    private var code: [Expression.Instruction] = []
    private var nesting = 0

    init(_ text: String) throws(ExpressionError) {
        self.text = text
        lexer = try ExpressionLexer(text)
        token = try lexer.next()
    }

    /// The whole text as one expression.
    mutating func parseAll() throws(ExpressionError) -> Expression {
        try parseBinary(tighterThan: 0)
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        return Expression(text: Self.trimmed(text), code: code, stackDepth: Self.stackDepth(of: code))
    }

    // MARK: - Grammar

    private mutating func parseBinary(tighterThan minimum: Int) throws(ExpressionError) {
        try parsePrefix()
        while case .mark(let mark) = token.kind {
            let column = token.column
            if mark == "&&" || mark == "||" {
                let precedence = mark == "||" ? 1 : 2
                guard precedence > minimum else { return }
                try advance()
                let skip = code.count
                emit(.truth, column)
                try parseBinary(tighterThan: precedence)
                emit(.truth, column)
                code[skip].operation =
                    mark == "||" ? .skipIfTrue(to: code.count) : .skipUnlessTrue(to: code.count)
            } else if let operation = Expression.BinaryOperator(rawValue: mark) {
                guard operation.precedence > minimum else { return }
                try advance()
                try parseBinary(tighterThan: operation.precedence)
                emit(.binary(operation), column)
            } else {
                return
            }
        }
    }

    private mutating func parsePrefix() throws(ExpressionError) {
        let column = token.column
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Expression.maxNesting else { throw ExpressionError(column: column, kind: .tooDeep) }
        guard case .mark(let mark) = token.kind else { return try parseAtom() }
        switch mark {
        case "-", "!", "~", "+":
            try advance()
            try parsePrefix()
            if mark == "-" { emit(.negate, column) }
            if mark == "!" { emit(.not, column) }
            if mark == "~" { emit(.complement, column) }
        case "*":
            try advance()
            if let type = wordType {
                try advance()
                try parseParenthesised()
                emit(.load(type), column)
            } else {
                try parsePrefix()
                emit(.load(.u32), column)
            }
        case "(":
            try parseParenthesised()
        default:
            throw unexpected("a register, a symbol or a number")
        }
    }

    private mutating func parseAtom() throws(ExpressionError) {
        let column = token.column
        if let type = wordType {
            try advance()
            try parseParenthesised()
            return emit(.cast(type), column)
        }
        switch token.kind {
        case .number(let value): emit(.constant(value), column)
        case .quoted(let name): emit(.symbol(name), column)
        case .name("pc"): emit(.pc, column)
        case .name("cycle"): emit(.cycle, column)
        case .name(let name):
            emit(Register.number(named: name).map { .register($0) } ?? .symbol(name), column)
        case .mark, .end: throw unexpected("a register, a symbol or a number")
        }
        try advance()
    }

    private mutating func parseParenthesised() throws(ExpressionError) {
        guard token.kind == .mark("(") else { throw unexpected("'('") }
        try advance()
        try parseBinary(tighterThan: 0)
        guard token.kind == .mark(")") else { throw unexpected("an operator or ')'") }
        try advance()
    }

    // MARK: - Small steps

    private var wordType: Expression.WordType? {
        guard case .name(let name) = token.kind else { return nil }
        return Expression.WordType(rawValue: name)
    }

    private mutating func advance() throws(ExpressionError) { token = try lexer.next() }

    private mutating func emit(_ operation: Expression.Operation, _ column: Int) {
        code.append(Expression.Instruction(operation: operation, column: column))
    }

    private func unexpected(_ expected: String) -> ExpressionError {
        ExpressionError(column: token.column, kind: .expected(expected, found: token.kind.description))
    }

    private static func stackDepth(of code: [Expression.Instruction]) -> Int {
        var depth = 0
        var deepest = 0
        for instruction in code {
            switch instruction.operation {
            case .constant, .register, .pc, .cycle, .symbol: depth += 1
            case .binary, .skipUnlessTrue, .skipIfTrue: depth -= 1
            case .load, .cast, .negate, .not, .complement, .truth: break
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        let start = text.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }
        return end.map { String(start[...$0]) } ?? ""
    }
}
