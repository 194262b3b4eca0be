/// What a real prover was measured to do on a machine, so that it can stand in a market as one prover of many.
public struct Calibration: Sendable, Hashable {
    /// A part of proving, and its speed.
    public struct Stage: Sendable, Hashable {
        public var name: String
        public var cyclesPerSecond: Int

        public init(name: String, cyclesPerSecond: Int) {
            self.name = name
            self.cyclesPerSecond = cyclesPerSecond
        }
    }

    public var stages: [Stage]
    /// The most memory that a proof took, in bytes.
    public var memory: Int

    public init(stages: [Stage], memory: Int) {
        self.stages = stages
        self.memory = memory
    }

    /// The speed of all stages after one another; nil without a stage that takes time.
    public var cyclesPerSecond: Int? {
        // Picoseconds a cycle add up; speeds do not.
        let times = stages.filter { $0.cyclesPerSecond > 0 }.map { 1_000_000_000_000 / $0.cyclesPerSecond }
        let sum = times.reduce(0, +)
        return sum > 0 ? 1_000_000_000_000 / sum : nil
    }

    /// A class of one prover with this machine's speed.
    public func profile(name: String, costPerMega: Money, stake: Money) -> ProverProfile? {
        cyclesPerSecond.map { speed in
            ProverProfile(
                name: name, costPerMega: costPerMega...costPerMega, speed: max(1, speed)...max(1, speed),
                stake: stake)
        }
    }
}
