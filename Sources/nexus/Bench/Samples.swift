/// Many measurements of one thing.
struct Samples {
    private var sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// Measures repeatedly, in seconds.
    init(_ count: Int, measure: (Int) throws -> Double) rethrows {
        self.init(try (0..<count).map(measure))
    }

    var count: Int { sorted.count }
    var median: Double { percentile(50) }
    var worst: Double { sorted.last ?? .nan }

    /// The smallest value that so many per cent do not exceed.
    func percentile(_ percent: Int) -> Double {
        guard !sorted.isEmpty else { return .nan }
        let rank = (sorted.count * percent + 99) / 100
        return sorted[max(0, min(sorted.count - 1, rank - 1))]
    }

    /// Median, 95th percentile and worst, the last two held against the bar.
    func figures(_ name: String, _ unit: String, scale: Double, bar: Figure.Bar? = nil) -> [Figure] {
        [
            Figure(name + ", median", median * scale, unit, bar),
            Figure(name + ", p95", percentile(95) * scale, unit, bar),
            Figure(name + ", worst", worst * scale, unit, bar),
        ]
    }
}
