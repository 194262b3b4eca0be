/// Percentiles of whole numbers: the smallest value that so many per cent do not exceed.
public struct Percentiles: Sendable, Hashable {
    public var count = 0
    public var p5 = 0
    public var p25 = 0
    public var p50 = 0
    public var p75 = 0
    public var p95 = 0
    public var p99 = 0

    public init(_ values: [Int]) {
        guard !values.isEmpty else { return }
        let sorted = values.sorted()
        func at(_ percent: Int) -> Int { sorted[max(0, (sorted.count * percent + 99) / 100 - 1)] }
        count = sorted.count
        (p5, p25, p50, p75, p95, p99) = (at(5), at(25), at(50), at(75), at(95), at(99))
    }
}

/// Ratios in whole numbers.
enum Ratio {
    /// `part` of `whole` in thousandths, rounded down; nil of nothing.
    static func permille(_ part: Int, of whole: Int) -> Int? {
        guard whole > 0 else { return nil }
        return Int(Int128(part) * 1000 / Int128(whole))
    }

    /// The concentration of shares after Herfindahl and Hirschman: 10,000 when one has all.
    static func herfindahl(_ amounts: [Int]) -> Int {
        let total = amounts.reduce(0, +)
        guard total > 0 else { return 0 }
        let squares = amounts.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
        return Int(squares / Int128(total) * 10_000 / Int128(total))
    }

    /// Gini's coefficient in thousandths: 0 when all have the same.
    static func gini(_ amounts: [Int]) -> Int {
        let total = amounts.reduce(0, +)
        guard total > 0 else { return 0 }
        let weighted = amounts.sorted().enumerated().reduce(Int128(0)) { sum, entry in
            sum + Int128(2 * (entry.offset + 1) - amounts.count - 1) * Int128(entry.element)
        }
        return Int(weighted * 1000 / (Int128(total) * Int128(amounts.count)))
    }
}
