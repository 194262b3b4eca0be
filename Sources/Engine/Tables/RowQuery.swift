import Algebra
import Constraints

/// A question about the rows of a table: `cycle > 100 && a[0] == 7`.
///
/// Columns by their names, `row` for the number of the row in its chip, numbers in decimal or hexadecimal; `+ - *`, the six
/// comparisons, `!`, `&&`, `||` and parentheses, which bind as in C. Values are whole numbers; a cell just below
/// the field's characteristic is the negative number as which it is shown. What is not zero is true.
public struct RowQuery: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    /// The code of a stack machine.
    let code: [Operation]
    let depth: Int

    enum Operation: Sendable, Hashable {
        case constant(Int64)
        case column(Int)
        case row
        case negate, not
        case binary(Operator)
    }

    enum Operator: String, Sendable, Hashable, CaseIterable {
        case or = "||"
        case and = "&&"
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case add = "+"
        case subtract = "-"
        case multiply = "*"

        /// Greater binds tighter.
        var precedence: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .equal, .notEqual: 3
            case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
            case .add, .subtract: 5
            case .multiply: 6
            }
        }
    }

    /// Reads a query about the columns of a chip.
    public init(parsing text: String, columnsOf program: ConstraintProgram) throws(EngineError) {
        var parser = try RowQueryParser(text, program)
        self = try parser.parse()
    }

    init(text: String, code: [Operation], depth: Int) {
        self.text = text
        self.code = code
        self.depth = depth
    }

    public var description: String { text }

    // MARK: - Answers

    /// The rows of a table that fulfil it, ascending, at most `limit`.
    ///
    /// - Parameter firstRow: the number in the chip of the table's first row.
    public func rows(
        in table: Table, rows: Range<Int>, firstRow: Int = 0, limit: Int = .max
    ) -> [Int] {
        var found: [Int] = []
        let height = table.height
        table.cells.withUnsafeBufferPointer { cells in
            withUnsafeTemporaryAllocation(of: Int64.self, capacity: depth * Self.blockRows) { stack in
                guard let base = cells.baseAddress, let stack = stack.baseAddress else { return }
                var first = rows.lowerBound
                while first < rows.upperBound, found.count < limit {
                    let count = min(Self.blockRows, rows.upperBound - first)
                    evaluate(
                        cells: base, height: height, first: first, number: firstRow + first, count: count,
                        stack: stack)
                    for index in 0..<count where stack[index] != 0 { found.append(first + index) }
                    first += count
                }
            }
        }
        return found.count > limit ? Array(found.prefix(limit)) : found
    }

    /// Whether a row with these cells fulfils it.
    public func holds(cells: [UInt32], row: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: depth * Self.blockRows) { stack in
            cells.withUnsafeBufferPointer { cells in
                guard let base = cells.baseAddress, let stack = stack.baseAddress else { return false }
                evaluate(cells: base, height: 1, first: 0, number: row, count: 1, stack: stack)
                return stack[0] != 0
            }
        }
    }

    private static let blockRows = 512

    /// Leaves the values of rows `first ..< first + count` at the bottom of the stack, whose places are as long as a
    /// block. Unsafe pointers, because a million rows have to be done while a person waits.
    private func evaluate(
        cells: UnsafePointer<UInt32>, height: Int, first: Int, number: Int, count: Int,
        stack: UnsafeMutablePointer<Int64>
    ) {
        var top = stack - Self.blockRows
        for operation in code {
            switch operation {
            case .constant(let value):
                top += Self.blockRows
                for index in 0..<count { top[index] = value }
            case .column(let column):
                top += Self.blockRows
                let source = cells + column * height + first
                for index in 0..<count {
                    let value = Int64(source[index])
                    let below = Int64(M31.modulus) - value
                    top[index] = below <= Self.negatives ? -below : value
                }
            case .row:
                top += Self.blockRows
                for index in 0..<count { top[index] = Int64(number + index) }
            case .negate: for index in 0..<count { top[index] = 0 &- top[index] }
            case .not: for index in 0..<count { top[index] = top[index] == 0 ? 1 : 0 }
            case .binary(let binary):
                top -= Self.blockRows
                Self.apply(binary, top, top + Self.blockRows, count)
            }
        }
    }

    /// Cells so close below the characteristic are negative numbers; the same as where they are shown.
    private static let negatives = Int64(ElementText.negatives)

    private static func apply(
        _ binary: Operator, _ left: UnsafeMutablePointer<Int64>, _ right: UnsafeMutablePointer<Int64>,
        _ count: Int
    ) {
        switch binary {
        case .or: for index in 0..<count { left[index] = left[index] | right[index] == 0 ? 0 : 1 }
        case .and: for index in 0..<count { left[index] = left[index] == 0 || right[index] == 0 ? 0 : 1 }
        case .equal: for index in 0..<count { left[index] = left[index] == right[index] ? 1 : 0 }
        case .notEqual: for index in 0..<count { left[index] = left[index] != right[index] ? 1 : 0 }
        case .less: for index in 0..<count { left[index] = left[index] < right[index] ? 1 : 0 }
        case .lessOrEqual: for index in 0..<count { left[index] = left[index] <= right[index] ? 1 : 0 }
        case .greater: for index in 0..<count { left[index] = left[index] > right[index] ? 1 : 0 }
        case .greaterOrEqual: for index in 0..<count { left[index] = left[index] >= right[index] ? 1 : 0 }
        case .add: for index in 0..<count { left[index] = left[index] &+ right[index] }
        case .subtract: for index in 0..<count { left[index] = left[index] &- right[index] }
        case .multiply: for index in 0..<count { left[index] = left[index] &* right[index] }
        }
    }
}
