/// An amount of the market's smallest unit. Money is never anything but a whole number of units.
public typealias Money = Int

/// Prices of work: units for a million cycles.
public enum Price {
    /// Cycles that a price is for.
    public static let cycles = 1_000_000

    /// What so many cycles cost at a price, rounded up.
    public static func total(_ perMega: Money, cycles: Int) -> Money {
        let (high, low) = perMega.multipliedFullWidth(by: cycles)
        if high == 0, low <= UInt(Int.max) - 999_999 { return (Int(low) + 999_999) / Self.cycles }
        return Int.max / 4
    }

    /// The price for a million cycles that stays within a total, rounded down.
    public static func perMega(_ total: Money, cycles: Int) -> Money {
        guard cycles > 0 else { return 0 }
        let (high, low) = total.multipliedFullWidth(by: Self.cycles)
        if high == 0, low <= UInt(Int.max) { return Int(low) / cycles }
        return cycles.dividingFullWidth((high, low)).quotient
    }
}
