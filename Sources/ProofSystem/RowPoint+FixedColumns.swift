import Algebra
import Constraints

/// The extensions of columns that the verifier knows.
///
/// Rows past those in use repeat the last one, as in the tables of a run.
extension RowPoint {
    /// The values at this point of all columns of a table.
    public func evaluate(_ table: FixedTable) -> [QM31] {
        // Only explicit columns need weights.
        var weights: BlockWeights?
        return table.columns.map { column in
            switch column {
            case .values(let values):
                let blocks = weights ?? BlockWeights(self, table)
                weights = blocks
                return blocks.evaluate(values)
            case .rowNumber:
                return rowNumber(rowsInUse: table.rowsInUse, logHeight: table.logHeight)
            case .bits(let polynomial):
                return evaluate(polynomial, logHeight: table.logHeight)
            }
        }
    }

    /// Σ_row weight(row)·min(row, rowsInUse − 1), bit by bit from the lowest.
    func rowNumber(rowsInUse: Int, logHeight: Int) -> QM31 {
        // Over the rows of the bits seen so far: the sum of all row numbers; and of those below the same bits of
        // `rowsInUse`, the sum of the weights and of the row numbers.
        var (all, weights, numbers) = (QM31.zero, QM31.zero, QM31.zero)
        let inWindow = rowsInUse & (low.count - 1)
        for (index, weight) in low.enumerated() {
            let number = weight * M31(UInt32(index))
            all += number
            if index < inWindow {
                weights += weight
                numbers += number
            }
        }
        guard rowsInUse < 1 << logHeight else { return all + upperBits(logHeight) }
        for variable in window..<max(window, logHeight) {
            let (high, bit) = (self[variable], M31(UInt32(1) << UInt32(variable)))
            let lowHalf = QM31.one - high
            if rowsInUse >> variable & 1 == 1 {
                numbers = lowHalf * all + high * (numbers + weights * bit)
                weights = lowHalf + high * weights
            } else {
                numbers = lowHalf * numbers
                weights = lowHalf * weights
            }
            all += high * bit
        }
        let last = M31(UInt32(truncatingIfNeeded: rowsInUse - 1))
        return numbers + (QM31.one - weights) * last
    }

    private func upperBits(_ logHeight: Int) -> QM31 {
        var sum = QM31.zero
        for variable in window..<max(window, logHeight) {
            sum += self[variable] * M31(UInt32(1) << UInt32(variable))
        }
        return sum
    }

    /// A closed form in the bits of all 2^logHeight row numbers.
    private func evaluate(_ polynomial: BitPolynomial, logHeight: Int) -> QM31 {
        var sum = QM31.zero
        for term in polynomial.terms {
            var product = QM31.zero
            for (index, weight) in low.enumerated() {
                let bits = UInt32(index)
                let ones = term.ones & UInt32(low.count - 1)
                if bits & ones == ones, bits & term.zeros == 0 { product += weight }
            }
            for variable in window..<max(window, logHeight) {
                if term.ones >> UInt32(variable) & 1 == 1 { product *= self[variable] }
                if term.zeros >> UInt32(variable) & 1 == 1 { product *= QM31.one - self[variable] }
            }
            // A bit that no row number has is 0 in all of them.
            if term.ones >> UInt32(logHeight) != 0 { product = .zero }
            sum += product * M31(term.coefficient)
        }
        return sum
    }
}

/// The weights of the rows in use of a table, in blocks of rows that share a factor: linear in the rows, with few
/// products of the extension.
private struct BlockWeights {
    /// Of the rows of a block, as `DelayedSum` takes them.
    private let low: [SIMD4<UInt64>]
    /// Of the blocks.
    private let upper: [QM31]
    /// What the padding has: all weights sum to 1.
    private var rest = QM31.zero
    private let rowsInUse: Int

    private static let logBlock = 7

    init(_ point: RowPoint, _ table: FixedTable) {
        let logBlock = max(point.window, min(table.logHeight, Self.logBlock))
        low = point.table(logHeight: logBlock).map(DelayedSum.words)
        upper = Multilinear.eqTable(
            point.coordinates.prefix(table.logHeight - point.window).dropFirst(logBlock - point.window))
        rowsInUse = table.rowsInUse
        rest = QM31.one - sum { _ in 1 }
    }

    /// The value of a column; zero if it is not as long as the table.
    func evaluate(_ values: [UInt32]) -> QM31 {
        guard let last = values.last, values.count == rowsInUse else { return .zero }
        return values.withUnsafeBufferPointer { values in sum { values[$0] } } + rest * M31(last)
    }

    /// Σ over the rows in use of their weights times a value.
    private func sum(_ value: (Int) -> UInt32) -> QM31 {
        var result = QM31.zero
        for (block, weight) in upper.enumerated() {
            let first = block * low.count
            guard first < rowsInUse else { break }
            var sum = DelayedSum()
            for index in 0..<min(low.count, rowsInUse - first) {
                sum.add(low[index], times: value(first + index))
            }
            result += weight * sum.reduced
        }
        return result
    }
}
