/// Multilinear polynomials as vectors of their values on {0, 1}^n: bit j of an index belongs to variable j.
///
/// eq(r, x) = Π_j (r_j x_j + (1 − r_j)(1 − x_j)) is the polynomial that is 1 where r = x and 0 at the other corners.
public enum Multilinear {
    /// eq(point, x) for all corners x: 2^n values, one multiplication for each pair of entries.
    public static func eqTable(_ point: some Collection<QM31> & BidirectionalCollection) -> [QM31] {
        var table = [QM31.one]
        table.reserveCapacity(1 << point.count)
        for coordinate in point.reversed() {
            let half = table
            table.removeAll(keepingCapacity: true)
            for weight in half {
                let high = weight * coordinate
                table.append(weight - high)
                table.append(high)
            }
        }
        return table
    }

    /// eq of two coordinates.
    @inlinable
    public static func eq(_ a: QM31, _ b: QM31) -> QM31 {
        let product = a * b
        return product + product - a - b + M31.one
    }

    /// The factor of eq for a coordinate and a bit.
    @inlinable
    public static func eq(_ coordinate: QM31, bit: Int) -> QM31 {
        bit & 1 == 1 ? coordinate : QM31.one - coordinate
    }

    /// Π_{j ≥ start} eq(point_j, bit j of number).
    @inlinable
    public static func eq(_ point: [QM31], bitsOf number: Int, from start: Int) -> QM31 {
        var product = QM31.one
        var index = start
        while index < point.count {
            product *= eq(point[index], bit: number >> index)
            index += 1
        }
        return product
    }

    /// Sets variable 0 to `value`: half as many values.
    public static func bind(_ values: [QM31], _ value: QM31) -> [QM31] {
        (0..<values.count / 2).map { values[2 * $0] + value * (values[2 * $0 + 1] - values[2 * $0]) }
    }

    /// The value at a point of the polynomial with these 2^n values.
    public static func evaluate(_ values: [QM31], at point: some Sequence<QM31>) -> QM31 {
        var values = values
        for coordinate in point { values = bind(values, coordinate) }
        precondition(
            values.count == 1, "a polynomial of n variables has 2^n values and a point n coordinates")
        return values[0]
    }

    /// Σ_{x < count} eq(point, x): the extension of the indicator of the first `count` corners, count ≤ 2^n.
    @inlinable
    public static func prefix(_ point: some Sequence<QM31>, count: Int) -> QM31 {
        var total = QM31.zero
        var rest = count
        for coordinate in point {
            // Of the corners that agree in the upper bits, those with the lower bit below, and those that go on.
            let low = QM31.one - coordinate
            total = rest & 1 == 1 ? low + coordinate * total : low * total
            rest >>= 1
        }
        return rest == 0 ? total : .one
    }

    /// Σ_i weights_i · values_i.
    @inlinable
    public static func dot(_ weights: [QM31], _ values: [QM31]) -> QM31 {
        var total = QM31.zero
        for index in 0..<min(weights.count, values.count) { total += weights[index] * values[index] }
        return total
    }

    // MARK: - Rounds of a sumcheck

    /// The value at z of the polynomial with these coefficients, the constant one first.
    @inlinable
    public static func horner(_ coefficients: [QM31], at z: QM31) -> QM31 {
        var result = QM31.zero
        for coefficient in coefficients.reversed() { result = result * z + coefficient }
        return result
    }

    /// The next claim of a round whose factor eq(r, ·) is taken out: of the polynomial t only the coefficients
    /// c_1, c_2, … are sent, and c_0 follows from (1 − r)·t(0) + r·t(1) = claim (Gruen, ePrint 2024/108).
    @inlinable
    public static func eqRound(claim: QM31, r: QM31, tail: [QM31], z: QM31) -> QM31 {
        var sum = QM31.zero
        var result = QM31.zero
        for coefficient in tail.reversed() {
            sum += coefficient
            result = (result + coefficient) * z
        }
        return result + claim - r * sum
    }

    /// t(1) from t(0) and the claim of such a round; nil for r = 0.
    public static func valueAtOne(claim: QM31, r: QM31, atZero: QM31) -> QM31? {
        guard let inverse = r.inverse else { return nil }
        return (claim - atZero + r * atZero) * inverse
    }

    /// The next claim of a round of the plain sumcheck, given by its coefficients 0 and 2: t(0) + t(1) = claim.
    @inlinable
    public static func productRound(claim: QM31, constant: QM31, quadratic: QM31, z: QM31) -> QM31 {
        let linear = claim - constant - constant - quadratic
        return (quadratic * z + linear) * z + constant
    }
}
