import RISCV

/// A formula over the state of a run, for watches, conditions and `evaluate`.
///
/// Atoms: registers by either name (`a0`, `x10`), `pc`, `cycle`, symbols (their address), and numbers in decimal, `0x`,
/// `0o` or `0b` with `_` between digits. A symbol that is not a plain word, or that is named like a register, is
/// written in double quotes: `"main.fib(_:)"`.
///
/// `*u8(A)`, `*i8(A)`, `*u16(A)`, `*i16(A)`, `*u32(A)`, `*i32(A)` read memory at address A, aligned or not; a bare
/// `*A` is `*u32(A)`. `u8(X)`…`i32(X)` cut X to that many bits and choose its sign.
///
/// Everything is 32 bits wide and wraps. A value is unsigned unless it comes from `i8`, `i16`, `i32` or a unary
/// minus, and an operation is signed when **either** operand is: `a0 < 5` compares unsigned, `i32(a0) < 5` and
/// `a0 > -5` compare signed. The sign of `>>` is that of its left side; shifts use the low five bits of the right.
///
/// From loosest to tightest: `||`, `&&`, `== !=`, `< <= > >=`, `|`, `^`, `&`, `<< >>`, `+ -`, `* / %`, then the prefixes
/// `- ! ~ *`. Unlike in C, `&`, `|` and `^` bind tighter than comparisons: `a0 & 1 == 0` asks whether a0 is even.
/// Comparisons and logic give 1 or 0; `&&` and `||` do not look at their right side when the left one decides.
public struct Expression: Sendable, Hashable, CustomStringConvertible {
    /// The text it was parsed from, without spaces around it.
    public let text: String
    /// The code of a stack machine, so that evaluation needs neither recursion nor a tree.
    var code: [Instruction]
    /// The most values on the stack at once.
    var stackDepth: Int

    /// Longest text that is parsed, in bytes of UTF-8.
    public static let maxLength = 4096
    /// Deepest nesting of parentheses and prefixes.
    public static let maxNesting = 100

    /// Parses the text; symbols are looked up later, by `resolved(with:)` or on evaluation.
    public init(parsing text: String) throws(ExpressionError) {
        var parser = try ExpressionParser(text)
        self = try parser.parseAll()
    }

    init(text: String, code: [Instruction], stackDepth: Int) {
        self.text = text
        self.code = code
        self.stackDepth = stackDepth
    }

    /// A word, written in hexadecimal.
    init(constant value: UInt32) {
        self.init(
            text: HexText.word(value), code: [Instruction(operation: .constant(value), column: 1)],
            stackDepth: 1)
    }

    public var description: String { text }

    public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The same expression with every symbol replaced by its address.
    public func resolved(with symbols: SymbolTable) throws(ExpressionError) -> Expression {
        var copy = self
        for index in copy.code.indices {
            guard case .symbol(let name) = copy.code[index].operation else { continue }
            let column = copy.code[index].column
            guard let symbol = symbols.symbol(named: name) else {
                let nearest = NearestNames.nearest(to: name, in: symbols.symbols.lazy.map(\.displayName))
                throw ExpressionError(column: column, kind: .unknownName(name, nearest: nearest))
            }
            copy.code[index].operation = .constant(symbol.address)
        }
        return copy
    }

    /// Whether the value depends on nothing that changes during a run.
    var isConstant: Bool {
        code.allSatisfy {
            switch $0.operation {
            case .register, .pc, .cycle, .load: false
            default: true
            }
        }
    }
}

extension Expression {
    /// One instruction of the stack machine, with the column (from 1) of the text it stands for.
    struct Instruction: Sendable, Hashable {
        var operation: Operation
        var column: Int
    }

    enum Operation: Sendable, Hashable {
        case constant(UInt32)
        case register(UInt8)
        case pc
        case cycle
        case symbol(String)
        case load(WordType)
        case cast(WordType)
        case negate, not, complement
        case binary(BinaryOperator)
        /// `&&`: when the top is false, leaves 0 and goes on at the target, else drops it.
        case skipUnlessTrue(to: Int)
        /// `||`: when the top is true, leaves 1 and goes on at the target, else drops it.
        case skipIfTrue(to: Int)
        /// Turns the top into 1 or 0.
        case truth
    }

    /// The types of casts and memory reads.
    enum WordType: String, Sendable, Hashable, CaseIterable {
        case u8, i8, u16, i16, u32, i32

        /// In bytes.
        var width: Int {
            switch self {
            case .u8, .i8: 1
            case .u16, .i16: 2
            case .u32, .i32: 4
            }
        }

        /// The low bits of a word as a value of this type.
        func value(of bits: UInt32) -> Value {
            switch self {
            case .u8: Value(bits & 0xff)
            case .u16: Value(bits & 0xffff)
            case .u32: Value(bits)
            case .i8: Value(signed: Int32(Int8(truncatingIfNeeded: bits)))
            case .i16: Value(signed: Int32(Int16(truncatingIfNeeded: bits)))
            case .i32: Value(signed: Int32(bitPattern: bits))
            }
        }
    }

    enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case or = "|"
        case xor = "^"
        case and = "&"
        case shiftLeft = "<<"
        case shiftRight = ">>"
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case remainder = "%"

        /// Greater binds tighter; 1 and 2 are `||` and `&&`.
        var precedence: Int {
            switch self {
            case .equal, .notEqual: 3
            case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
            case .or: 5
            case .xor: 6
            case .and: 7
            case .shiftLeft, .shiftRight: 8
            case .add, .subtract: 9
            case .multiply, .divide, .remainder: 10
            }
        }
    }

    /// A 32-bit value and how its top bit is meant.
    public struct Value: Sendable, Hashable, CustomStringConvertible {
        public var bits: UInt32
        public var isSigned: Bool

        public init(_ bits: UInt32) {
            self.bits = bits
            isSigned = false
        }

        public init(signed value: Int32) {
            bits = UInt32(bitPattern: value)
            isSigned = true
        }

        public var isTrue: Bool { bits != 0 }

        /// Decimal, with a minus sign when signed and negative.
        public var description: String { isSigned ? String(Int32(bitPattern: bits)) : String(bits) }
    }
}
