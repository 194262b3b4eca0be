import RISCV

/// What an expression can ask about a moment of a run.
public protocol ExpressionContext {
    func register(_ number: UInt8) -> UInt32
    var pc: UInt32 { get }
    /// The position: instructions retired before this moment.
    var cycle: Int { get }
    /// Bytes at an address as a little-endian number (`width` 1, 2 or 4); nil when one of them is not mapped.
    func load(_ address: UInt32, width: Int) -> UInt32?
    func address(ofSymbol name: String) -> UInt32?
}

extension Expression {
    /// The value at a moment; the context is only read.
    public func value(in context: some ExpressionContext) throws(ExpressionError) -> Value {
        var stack: [Value] = []
        stack.reserveCapacity(stackDepth)
        var index = 0
        while index < code.count {
            let column = code[index].column
            index += 1
            switch code[index - 1].operation {
            case .constant(let value): stack.append(Value(value))
            case .register(let number): stack.append(Value(context.register(number)))
            case .pc: stack.append(Value(context.pc))
            case .cycle: stack.append(Value(UInt32(truncatingIfNeeded: context.cycle)))
            case .symbol(let name):
                guard let address = context.address(ofSymbol: name) else {
                    throw ExpressionError(column: column, kind: .unknownName(name, nearest: []))
                }
                stack.append(Value(address))
            case .load(let type):
                let address = stack.removeLast().bits
                guard let bits = context.load(address, width: type.width) else {
                    throw ExpressionError(
                        column: column, kind: .unmapped(address: address, count: type.width))
                }
                stack.append(type.value(of: bits))
            case .cast(let type): stack.append(type.value(of: stack.removeLast().bits))
            case .negate: stack.append(Value(signed: Int32(bitPattern: 0 &- stack.removeLast().bits)))
            case .not: stack.append(Value(stack.removeLast().isTrue ? 0 : 1))
            case .complement:
                let last = stack.count - 1
                stack[last].bits = ~stack[last].bits
            case .truth: stack.append(Value(stack.removeLast().isTrue ? 1 : 0))
            case .skipUnlessTrue(let target):
                guard !stack.removeLast().isTrue else { continue }
                stack.append(Value(0))
                index = target
            case .skipIfTrue(let target):
                guard stack.removeLast().isTrue else { continue }
                stack.append(Value(1))
                index = target
            case .binary(let operation):
                let right = stack.removeLast()
                let left = stack.removeLast()
                guard let value = operation.value(left, right) else {
                    throw ExpressionError(column: column, kind: .divisionByZero)
                }
                stack.append(value)
            }
        }
        return stack[0]
    }
}

extension Expression.BinaryOperator {
    /// The result; nil for a division by zero.
    func value(_ left: Expression.Value, _ right: Expression.Value) -> Expression.Value? {
        let isSigned = left.isSigned || right.isSigned
        let (a, b) = (left.bits, right.bits)
        let (signedA, signedB) = (Int32(bitPattern: a), Int32(bitPattern: b))
        let isLess = isSigned ? signedA < signedB : a < b
        switch self {
        case .equal: return Self.truth(a == b)
        case .notEqual: return Self.truth(a != b)
        case .less: return Self.truth(isLess)
        case .greaterOrEqual: return Self.truth(!isLess)
        case .lessOrEqual: return Self.truth(isLess || a == b)
        case .greater: return Self.truth(!isLess && a != b)
        case .or: return Self.value(a | b, isSigned)
        case .xor: return Self.value(a ^ b, isSigned)
        case .and: return Self.value(a & b, isSigned)
        case .shiftLeft: return Self.value(a << (b & 31), left.isSigned)
        case .shiftRight:
            return left.isSigned
                ? Expression.Value(signed: signedA >> Int32(b & 31)) : Expression.Value(a >> (b & 31))
        case .add: return Self.value(a &+ b, isSigned)
        case .subtract: return Self.value(a &- b, isSigned)
        case .multiply: return Self.value(a &* b, isSigned)
        case .divide:
            guard b != 0 else { return nil }
            guard isSigned else { return Expression.Value(a / b) }
            return Expression.Value(signed: signedA.dividedReportingOverflow(by: signedB).partialValue)
        case .remainder:
            guard b != 0 else { return nil }
            guard isSigned else { return Expression.Value(a % b) }
            return Expression.Value(
                signed: signedA.remainderReportingOverflow(dividingBy: signedB).partialValue)
        }
    }

    private static func truth(_ condition: Bool) -> Expression.Value { Expression.Value(condition ? 1 : 0) }

    private static func value(_ bits: UInt32, _ isSigned: Bool) -> Expression.Value {
        var value = Expression.Value(bits)
        value.isSigned = isSigned
        return value
    }
}
