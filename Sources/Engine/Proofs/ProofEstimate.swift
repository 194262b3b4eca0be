/// What a proof of so many cycles will take on this machine, going by earlier ones.
public struct ProofEstimate: Sendable, Hashable {
    /// The expected seconds, and the band in which earlier proofs say they lie.
    public var seconds: Double
    public var band: ClosedRange<Double>
    /// Seconds of each stage, in the order of `ProofStage`.
    public var stages: [Double]
    public var memoryBytes: Int
}

extension Calibration {
    /// Scales the earlier proof of the most similar length; the band is that of all earlier ones, scaled. nil if there
    /// is none.
    public func estimate(cycles: Int) -> ProofEstimate? {
        guard cycles > 0 else { return nil }
        func factor(from other: Measurement) -> Double { Self.work(cycles) / Self.work(other.cycles) }
        func distance(_ other: Measurement) -> Double { max(factor(from: other), 1 / factor(from: other)) }
        guard let nearest = measurements.min(by: { distance($0) < distance($1) }) else { return nil }
        func scaled(_ other: Measurement) -> Double { other.total * factor(from: other) }
        // Lengths far from this one say little about it.
        let similar = measurements.filter { distance($0) <= 8 }.map(scaled)
        let factor = factor(from: nearest)
        let expected = scaled(nearest)
        let low = min(similar.min() ?? expected, expected * 0.8)
        let high = max(similar.max() ?? expected, expected * 1.25)
        return ProofEstimate(
            seconds: expected, band: low...high, stages: nearest.seconds.map { $0 * factor },
            memoryBytes: Int(Double(nearest.peakMemoryBytes) * max(1, factor)))
    }

    /// What the time of a proof is proportional to: its cycles, but those tables that are the same for every run have
    /// 2^16 rows, so that shorter runs hardly take less.
    private static func work(_ cycles: Int) -> Double { Double(max(cycles, 1 << 16)) }

    /// How far off earlier estimates were, as a share of the true time (median); nil if there were none.
    public var pastError: Double? {
        let errors = measurements.compactMap { measurement in
            measurement.expectedSeconds.map { abs($0 - measurement.total) / measurement.total }
        }.sorted()
        return errors.isEmpty ? nil : errors[errors.count / 2]
    }

    /// Cycles a second over everything, of the longest proof that is remembered; nil if there is none.
    public var cyclesPerSecond: Double? {
        measurements.max { $0.cycles < $1.cycles }.map { Double($0.cycles) / $0.total }
    }
}

extension ProofEstimate {
    /// Seconds that are left, as a band, going by how the finished stages compare with what was expected of them.
    public func timeLeft(_ progress: ProofProgress) -> ClosedRange<Double> {
        var (expectedSoFar, takenSoFar, left) = (0.0, 0.0, 0.0)
        for (state, expected) in zip(progress.stages, stages) {
            switch state.phase {
            case .done:
                expectedSoFar += expected
                takenSoFar += state.seconds
            case .running: left += max(0, expected * (1 - state.fraction))
            case .waiting: left += expected
            }
        }
        // A machine that is busy with something else is slower for all stages alike.
        let pace = expectedSoFar > 0.05 ? min(10, max(0.1, takenSoFar / expectedSoFar)) : 1
        let scale = seconds > 0 ? pace / seconds : pace
        return left * scale * band.lowerBound...left * scale * band.upperBound
    }
}
