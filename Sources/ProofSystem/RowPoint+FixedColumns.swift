import Algebra
import Constraints

/// The extensions of columns that the verifier knows.
///
/// Rows past those in use repeat the last one, as in the tables of a run.
extension RowPoint {
    /// The values at this point of all columns of a table.
    public func evaluate(_ table: FixedTable) -> [QM31] {
        // Of the rows' weights, those in use; only explicit columns need them.
        var weights: [QM31] = []
        return table.columns.map { column in
            switch column {
            case .values(let values):
                if weights.isEmpty {
                    weights = self.weights(ofFirst: table.rowsInUse, logHeight: table.logHeight)
                }
                return evaluate(values, weights: weights)
            case .rowNumber:
                return rowNumber(rowsInUse: table.rowsInUse, logHeight: table.logHeight)
            case .bits(let polynomial):
                return evaluate(polynomial, logHeight: table.logHeight)
            }
        }
    }

    /// Linear in the rows in use.
    private func evaluate(_ values: [UInt32], weights: [QM31]) -> QM31 {
        guard let last = values.last, values.count <= weights.count else { return .zero }
        // All weights sum to 1, so the padding has what the rows in use leave.
        var sum = DelayedSum()
        for (row, value) in values.enumerated() where value != last {
            sum.add(weights[row], times: M31(value) - M31(last))
        }
        return sum.reduced + M31(last)
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
