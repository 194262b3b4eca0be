import Algebra

/// The weight of the opening: what the stack of all cells is multiplied with.
///
/// ζ is drawn after the column values. The column at offset o of 2^h rows has the batch weight
/// ω = Π_{j ≥ h} eq(ζ_j, bit j of o): multilinear, so no column needs a number, and the error is one for each variable.
/// The claim is Σ ω·value = Σ_x W(x)·cell(x) with
/// W(x) = Σ_columns ω · E_h(x[…h]) · Π_{j ≥ h} eq(bit j of o, x_j), E_h the weights of the rows (`RowPoint`).
public struct OpeningWeight: Sendable {
    public let layout: Layout
    public let point: RowPoint
    /// One for each variable of the stack: those of a stripe, then those of its number.
    public let zeta: [QM31]

    public init(layout: Layout, point: RowPoint, zeta: [QM31]) {
        self.layout = layout
        self.point = point
        self.zeta = zeta
    }

    /// The batch weight of a column.
    public func omega(_ place: Layout.Place) -> QM31 {
        Multilinear.eq(zeta, bitsOf: place.offset, from: layout.shape.pieces[place.piece].logHeight)
    }

    /// Σ ω·value over all columns.
    public func claim(_ values: [QM31]) -> QM31 {
        var sum = QM31.zero
        for (place, value) in zip(layout.columns, values) { sum += omega(place) * value }
        return sum
    }

    /// W with all variables set to `coordinates` but those of the final vector, the upper ones of a stripe: one value
    /// for each of its places.
    ///
    /// Columns of one height share all but a product over the upper bits of their offset, so the factors of their rows
    /// are multiplied in once a height.
    public func final(at coordinates: [QM31]) -> [QM31] {
        let free = layout.logStripe - layout.parameters.logFinal..<layout.logStripe
        // For each variable and bit: eq(ζ, bit), times eq(coordinate, bit) unless the variable is free.
        let factors = zeta.indices.map { variable in
            (0...1).map { bit in
                let factor = Multilinear.eq(zeta[variable], bit: bit)
                return free.contains(variable)
                    ? factor : factor * Multilinear.eq(coordinates[variable], bit: bit)
            }
        }
        var total = Array(repeating: QM31.zero, count: 1 << free.count)
        var first = 0
        while first < layout.columns.count {
            let height = layout.shape.pieces[layout.columns[first].piece].logHeight
            // Free variables below the height run over rows; those above are bits of the offset.
            let rowVariables = free.lowerBound..<max(free.lowerBound, min(free.upperBound, height))
            var sums = Array(repeating: QM31.zero, count: 1 << (free.count - rowVariables.count))
            while first < layout.columns.count {
                let place = layout.columns[first]
                guard layout.shape.pieces[place.piece].logHeight == height else { break }
                var product = QM31.one
                for variable in height..<max(height, zeta.count) {
                    product *= factors[variable][place.offset >> variable & 1]
                }
                sums[place.offset >> rowVariables.upperBound & (sums.count - 1)] += product
                first += 1
            }
            var common = point.lowWeight(at: coordinates)
            for variable in point.window..<max(point.window, height) where !free.contains(variable) {
                common *= Multilinear.eq(point[variable], coordinates[variable])
            }
            let rows = Multilinear.eqTable(rowVariables.map { point[$0] })
            for (upper, sum) in sums.enumerated() where !sum.isZero {
                let scaled = sum * common
                for (lower, weight) in rows.enumerated() {
                    total[upper << rowVariables.count + lower] += scaled * weight
                }
            }
        }
        return total
    }
}
