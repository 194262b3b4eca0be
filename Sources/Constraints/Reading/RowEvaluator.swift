import Algebra

/// Evaluates every node of a recording over blocks of rows: the recording as straight-line code whose registers
/// are short vectors, which the compiler turns into vector instructions.
struct RowEvaluator: Sendable {
    /// Rows evaluated at a time; a block's registers stay in the second-level cache.
    static let blockRows = 256

    private enum Step: Sendable {
        case constant(UInt32)
        case column(Int)
        case sum(Int, Int)
        case difference(Int, Int)
        case product(Int, Int)
    }

    private let steps: [Step]

    init(_ program: ConstraintProgram) {
        steps = program.nodes.map { node in
            switch node {
            case .constant(let value): .constant(value.element.value)
            case .column(let index): .column(index)
            case .sum(let left, let right): .sum(left, right)
            case .difference(let left, let right): .difference(left, right)
            case .product(let left, let right): .product(left, right)
            }
        }
    }

    /// Registers that `evaluate` needs.
    var registerCount: Int { steps.count * Self.blockRows }

    /// Evaluates all nodes on rows `first ..< first + count` (count ≤ blockRows) of a column-major table of
    /// `height` rows; the value of node n on row first + i is left at registers[n · blockRows + i].
    ///
    /// Unsafe pointers, because bounds checks in the inner loops cost more than the arithmetic.
    func evaluate(
        cells: UnsafePointer<UInt32>, height: Int, first: Int, count: Int,
        registers: UnsafeMutablePointer<UInt32>
    ) {
        for (node, step) in steps.enumerated() {
            let target = registers + node * Self.blockRows
            switch step {
            case .constant(let value):
                target.update(repeating: value, count: count)
            case .column(let index):
                target.update(from: cells + index * height + first, count: count)
            case .sum(let left, let right):
                Self.add(target, registers + left * Self.blockRows, registers + right * Self.blockRows, count)
            case .difference(let left, let right):
                Self.subtract(
                    target, registers + left * Self.blockRows, registers + right * Self.blockRows, count)
            case .product(let left, let right):
                Self.multiply(
                    target, registers + left * Self.blockRows, registers + right * Self.blockRows, count)
            }
        }
    }

    private typealias Source = UnsafeMutablePointer<UInt32>

    private static func add(_ target: Source, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            let sum = left[index] &+ right[index]
            target[index] = min(sum, sum &- M31.modulus)
        }
    }

    private static func subtract(_ target: Source, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            let difference = left[index] &- right[index]
            target[index] = min(difference, difference &+ M31.modulus)
        }
    }

    private static func multiply(_ target: Source, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            let product = UInt64(left[index]) &* UInt64(right[index])
            let low = UInt32(truncatingIfNeeded: product) & M31.modulus
            let sum = low &+ UInt32(truncatingIfNeeded: product >> 31)
            target[index] = min(sum, sum &- M31.modulus)
        }
    }
}
