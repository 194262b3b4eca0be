import Algebra

/// The parallel loops of the bus argument: over ranges of terms, in chunks of some 0.1 ms.
enum BusArgumentLoop {
    /// A multiple of the tile of the weights.
    static let chunk = 16 * BusArgumentWeights.tile

    /// The chunks of some ranges; their ends are multiples of a chunk where no range ends.
    static func chunks(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges {
            var first = range.lowerBound
            while first < range.upperBound {
                let end = min(range.upperBound, (first / chunk + 1) * chunk)
                result.append(first..<end)
                first = end
            }
        }
        return result
    }

    /// Calls `body` for each chunk of the ranges.
    static func forEach(
        _ ranges: [Range<Int>], _ control: ProverControl, _ body: @Sendable (Range<Int>) -> Void
    ) throws(ProvingError) {
        let chunks = chunks(ranges)
        Parallel.forEach(count: chunks.count) { index in
            if control.mayContinue() { body(chunks[index]) }
        }
        try control.checkpoint()
    }

    /// The sum of what `body` answers for each chunk of the ranges.
    static func sum(
        _ ranges: [Range<Int>], _ control: ProverControl, _ body: @Sendable (Range<Int>) -> BusArgumentSums
    ) throws(ProvingError) -> BusArgumentSums {
        let chunks = chunks(ranges)
        let parts = Parallel.map(count: chunks.count) { index in
            control.mayContinue() ? body(chunks[index]) : BusArgumentSums()
        }
        try control.checkpoint()
        var total = BusArgumentSums()
        for part in parts { total += part }
        return total
    }
}
