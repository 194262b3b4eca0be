/// Why a text does not assemble; `line` counts from 1.
public enum AssemblyError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownInstruction(line: Int, found: String)
    case unknownDirective(line: Int, found: String)
    case wrongOperandCount(line: Int, instruction: String, expected: Int, found: Int)
    case badOperand(line: Int, expected: String, found: String)
    case valueOutOfRange(line: Int, what: String, expected: String, found: Int64)
    case undefinedSymbol(line: Int, name: String)
    case duplicateSymbol(line: Int, name: String)
    case unclosedQuote(line: Int)

    public var description: String {
        switch self {
        case .unknownInstruction(let line, let found):
            "line \(line): no RV32IM instruction is called \"\(found)\""
        case .unknownDirective(let line, let found): "line \(line): no directive is called \"\(found)\""
        case .wrongOperandCount(let line, let instruction, let expected, let found):
            "line \(line): \(instruction) takes \(expected) operands, not \(found)"
        case .badOperand(let line, let expected, let found):
            "line \(line): expected \(expected), found \"\(found)\""
        case .valueOutOfRange(let line, let what, let expected, let found):
            "line \(line): \(what) must be \(expected), not \(found)"
        case .undefinedSymbol(let line, let name): "line \(line): nothing defines \"\(name)\""
        case .duplicateSymbol(let line, let name): "line \(line): \"\(name)\" is defined already"
        case .unclosedQuote(let line): "line \(line): a quote is not closed"
        }
    }
}
