/// The directives that place bytes, and those that are read over.
enum AssemblyDirective: String, CaseIterable {
    case word = ".word", long = ".long", half = ".half", short = ".short", twoBytes = ".2byte", byte = ".byte"
    case fourBytes = ".4byte"
    case space = ".space", zero = ".zero", skip = ".skip"
    case ascii = ".ascii", asciz = ".asciz", string = ".string"
    case align = ".align", powerAlign = ".p2align", byteAlign = ".balign"
    case globl = ".globl", global = ".global", local = ".local", weak = ".weak", type = ".type", size =
        ".size"
    case file = ".file", option = ".option", attribute = ".attribute", ident = ".ident"

    typealias Evaluate = (String) throws(AssemblyError) -> Int64

    /// The bytes of one number, when the directive is a list of numbers.
    private var width: Int? {
        switch self {
        case .word, .long, .fourBytes: 4
        case .half, .short, .twoBytes: 2
        case .byte: 1
        default: nil
        }
    }

    /// The bytes that the directive takes at this address.
    func size(
        _ statement: AssemblyStatement, at address: UInt32, evaluate: Evaluate
    ) throws(AssemblyError) -> Int {
        if let width { return width * statement.operands.count }
        switch self {
        case .space, .zero, .skip:
            return Int(try number(statement, in: 0...(16 << 20), "a size in bytes", evaluate))
        case .ascii, .asciz, .string:
            return try text(statement).count
        case .align, .powerAlign:
            return padding(
                to: 1 << UInt32(try number(statement, in: 0...12, "a power of two", evaluate)), address)
        case .byteAlign:
            return padding(to: UInt32(try number(statement, in: 1...4096, "an alignment", evaluate)), address)
        default:
            return 0
        }
    }

    /// Those bytes.
    func bytes(
        _ statement: AssemblyStatement, count: Int, evaluate: Evaluate
    ) throws(AssemblyError) -> [UInt8] {
        if let width {
            var bytes: [UInt8] = []
            for operand in statement.operands {
                let value = try evaluate(operand)
                let limit = Int64(1) << Int64(width * 8)
                guard (-limit / 2..<limit).contains(value) else {
                    let expected = "a number of \(width * 8) bits"
                    throw .valueOutOfRange(
                        line: statement.line, what: "a value of \(rawValue)", expected: expected, found: value
                    )
                }
                bytes += Self.little(value, count: width)
            }
            return bytes
        }
        switch self {
        case .ascii, .asciz, .string: return try text(statement)
        default: return [UInt8](repeating: 0, count: count)
        }
    }

    static func little(_ value: Int64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
    }

    private func padding(to alignment: UInt32, _ address: UInt32) -> Int {
        let rest = address % alignment
        return rest == 0 ? 0 : Int(alignment - rest)
    }

    private func number(
        _ statement: AssemblyStatement, in range: ClosedRange<Int64>, _ what: String, _ evaluate: Evaluate
    ) throws(AssemblyError) -> Int64 {
        guard let first = statement.operands.first else {
            throw .wrongOperandCount(line: statement.line, instruction: rawValue, expected: 1, found: 0)
        }
        let value = try evaluate(first)
        guard range.contains(value) else {
            let expected = "from \(range.lowerBound) to \(range.upperBound)"
            throw .valueOutOfRange(line: statement.line, what: what, expected: expected, found: value)
        }
        return value
    }

    private func text(_ statement: AssemblyStatement) throws(AssemblyError) -> [UInt8] {
        var bytes: [UInt8] = []
        for operand in statement.operands {
            guard operand.count >= 2, operand.hasPrefix("\""), operand.hasSuffix("\""),
                let unescaped = AssemblyString.unescaped(operand.dropFirst().dropLast())
            else { throw .badOperand(line: statement.line, expected: "a quoted text", found: operand) }
            bytes += unescaped
            if self != .ascii { bytes.append(0) }
        }
        return bytes
    }
}
