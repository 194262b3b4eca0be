/// Distributions in integers: floating-point logarithms may differ between machines in their last bit.
extension RandomStream {
    /// The time to the next of events that come independently of each other, `mean` apart on average; at least 1.
    public mutating func exponential(mean: Int) -> Int {
        precondition(mean >= 0 && mean < 1 << 46, "a mean of at most 46 bits")
        // −ln(u) = bits · ln 2, where u = x / 2^64 and bits = 64 − log2 x.
        let product = UInt128(mean) * UInt128(surprise()) * UInt128(FixedPoint.ln2)
        return max(1, Int(product >> 64))
    }

    /// A heavy-tailed size: more than x with probability (smallest / x)^shape, and never above `largest`.
    ///
    /// - Parameter shape: thousandths; 1160 is the rule that a fifth of the jobs makes four fifths of the work.
    public mutating func pareto(smallest: Int, largest: Int, shapePermille: Int) -> Int {
        precondition(smallest > 0 && largest >= smallest && largest < 1 << 50, "sizes of fewer than 51 bits")
        precondition(shapePermille > 0, "a shape above zero")
        let exponent = surprise() * 1000 / UInt64(shapePermille)
        return min(largest, FixedPoint.timesPowerOfTwo(smallest, exponent, limit: largest))
    }

    /// −log2 of a uniform number in (0, 1], with 32 bits after the point.
    private mutating func surprise() -> UInt64 {
        (64 << FixedPoint.fraction) - FixedPoint.log2(next() | 1)
    }
}

/// Numbers with 32 bits after the point.
enum FixedPoint {
    static let fraction: UInt64 = 32
    /// ln 2.
    static let ln2: UInt64 = 2_977_044_471

    /// The binary logarithm of a positive number, to 2^−20: the mantissa is squared once for each bit.
    static func log2(_ value: UInt64) -> UInt64 {
        precondition(value > 0, "zero has no logarithm")
        let whole = UInt64(63 - value.leadingZeroBitCount)
        var mantissa = value << UInt64(value.leadingZeroBitCount)
        var result = whole << fraction
        for bit in 1...20 as ClosedRange<UInt64> {
            let square = mantissa.multipliedFullWidth(by: mantissa).high
            if square >> 63 == 1 {
                result |= 1 << (fraction - bit)
                mantissa = square
            } else {
                mantissa = square << 1
            }
        }
        return result
    }

    /// `value · 2^exponent`, or `limit` when it is more.
    ///
    /// The power of the fraction f is 1 + 0.6565 f + 0.3435 f², which is off by less than a quarter of a per cent.
    static func timesPowerOfTwo(_ value: Int, _ exponent: UInt64, limit: Int) -> Int {
        let whole = exponent >> fraction
        guard whole < 50 else { return limit }
        let part = exponent & (1 << fraction - 1)
        let slope = 2_819_645_993 + (part * 1_475_321_303) >> fraction
        let power = 1 << fraction + (part * slope) >> fraction
        let product = ((UInt128(value) << UInt128(whole)) * UInt128(power)) >> 32
        return product < UInt128(limit) ? Int(product) : limit
    }
}
