import Constraints

/// Reads row queries by precedence climbing, straight into the code of a stack machine.
struct RowQueryParser {
    private var scanner: TextScanner
    private let chip: String
    private let names: [String]
    private var code: [RowQuery.Operation] = []
    private var height = 0
    private var depth = 1

    /// Deepest nesting of parentheses and prefixes: the parser recurses.
    private static let maxNesting = 100

    init(_ text: String, _ program: ConstraintProgram) throws(EngineError) {
        scanner = try TextScanner(text.trimmed, what: "query")
        chip = program.name
        names = program.columns.map(\.name)
    }

    mutating func parse() throws(EngineError) -> RowQuery {
        try expression(above: 0, nesting: 0)
        guard scanner.isAtEnd else { throw scanner.failure("an operator or the end") }
        return RowQuery(text: scanner.text, code: code, depth: depth)
    }

    private mutating func expression(above precedence: Int, nesting: Int) throws(EngineError) {
        try operand(nesting: nesting)
        while let binary = binary(above: precedence) {
            try expression(above: binary.precedence, nesting: nesting + 1)
            code.append(.binary(binary))
            height -= 1
        }
    }

    /// The operator that comes next, taken if it binds tighter than `precedence`.
    private mutating func binary(above precedence: Int) -> RowQuery.Operator? {
        for binary in RowQuery.Operator.allCases {
            var ahead = scanner
            guard ahead.take(binary.rawValue) else { continue }
            guard binary.precedence > precedence else { return nil }
            scanner = ahead
            return binary
        }
        return nil
    }

    private mutating func operand(nesting: Int) throws(EngineError) {
        guard nesting < Self.maxNesting else { throw scanner.failure("fewer levels of nesting") }
        if scanner.take("(") {
            try expression(above: 0, nesting: nesting + 1)
            return try scanner.require(")")
        }
        if scanner.take("!") {
            try operand(nesting: nesting + 1)
            return code.append(.not)
        }
        if scanner.take("-") {
            try operand(nesting: nesting + 1)
            return code.append(.negate)
        }
        if let column = scanner.longest(of: names) { return push(.column(column)) }
        if scanner.take(word: "row") { return push(.row) }
        if let next = scanner.next, ("0"..."9").contains(next) {
            return push(.constant(Int64(try scanner.number("a number", in: 0...Int(UInt32.max)))))
        }
        throw unknown()
    }

    private mutating func push(_ operation: RowQuery.Operation) {
        code.append(operation)
        height += 1
        depth = max(depth, height)
    }

    private mutating func unknown() -> EngineError {
        scanner.skipSpaces()
        let start = scanner.position
        guard
            let word = try? scanner.letters(
                "a column", while: { TextScanner.isName($0) || $0 == "." || $0 == "[" || $0 == "]" })
        else { return scanner.failure("a column of \(chip), a number or “(”", at: start) }
        let near = NearMiss.suggestions(for: word, among: names)
        let hint = near.isEmpty ? names.joined(separator: ", ") : near.joined(separator: " or ")
        return scanner.failure("a column of \(chip) (\(hint))", at: start, found: "“\(word)”")
    }
}
