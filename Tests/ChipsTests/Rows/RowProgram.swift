import Algebra
import Constraints

@testable import Chips

/// A recording made ready to be evaluated on single rows again and again: what searches for forgeries need.
struct RowProgram: Sendable {
    /// One operation on the values of earlier nodes.
    private enum Step: Sendable {
        case constant(UInt32)
        case column(Int)
        case sum(Int, Int)
        case difference(Int, Int)
        case product(Int, Int)
    }

    let program: ConstraintProgram
    /// For each node, the columns on which it depends: bit c for column c.
    let columns: [UInt64]
    private let steps: [Step]

    init(_ program: ConstraintProgram) {
        precondition(program.columns.count <= 64, "the columns of a row fit a mask")
        self.program = program
        var columns: [UInt64] = []
        steps = program.nodes.map { node in
            switch node {
            case .constant(let value):
                columns.append(0)
                return .constant(value.element.value)
            case .column(let index):
                columns.append(1 << UInt64(index))
                return .column(index)
            case .sum(let left, let right):
                columns.append(columns[left] | columns[right])
                return .sum(left, right)
            case .difference(let left, let right):
                columns.append(columns[left] | columns[right])
                return .difference(left, right)
            case .product(let left, let right):
                columns.append(columns[left] | columns[right])
                return .product(left, right)
            }
        }
        self.columns = columns
    }

    /// The values of all nodes on a row.
    func values(_ cells: [UInt32]) -> [UInt32] {
        var values = [UInt32](repeating: 0, count: steps.count)
        evaluate(cells, into: &values)
        return values
    }

    /// Evaluates the nodes up to `last`, or all, on a row.
    func evaluate(_ cells: [UInt32], into values: inout [UInt32], through last: Int? = nil) {
        let count = last.map { $0 + 1 } ?? steps.count
        cells.withUnsafeBufferPointer { cells in
            values.withUnsafeMutableBufferPointer { values in
                for index in 0..<count {
                    switch steps[index] {
                    case .constant(let value): values[index] = value
                    case .column(let column): values[index] = cells[column]
                    case .sum(let left, let right):
                        let sum = values[left] &+ values[right]
                        values[index] = min(sum, sum &- M31.modulus)
                    case .difference(let left, let right):
                        let difference = values[left] &- values[right]
                        values[index] = min(difference, difference &+ M31.modulus)
                    case .product(let left, let right):
                        let product = UInt64(values[left]) &* UInt64(values[right])
                        let low = UInt32(truncatingIfNeeded: product) & M31.modulus
                        let sum = low &+ UInt32(truncatingIfNeeded: product >> 31)
                        values[index] = min(sum, sum &- M31.modulus)
                    }
                }
            }
        }
    }

    /// A node's value with one cell changed.
    func value(
        of node: Int, _ cells: inout [UInt32], column: Int, is value: UInt32, _ scratch: inout [UInt32]
    )
        -> M31
    {
        let kept = cells[column]
        cells[column] = value
        evaluate(cells, into: &scratch, through: node)
        cells[column] = kept
        return M31(scratch[node])
    }
}

extension RowProgram {
    /// Every chip by name, prepared once.
    static let all: [String: RowProgram] = Dictionary(
        uniqueKeysWithValues: ChipCatalogue.programs.map { ($0.name, RowProgram($0)) })
}
