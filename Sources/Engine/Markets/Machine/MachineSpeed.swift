import ProofMarket

/// How fast this machine proves and what that costs it, in the whole numbers of a market.
public struct MachineSpeed: Sendable, Hashable {
    /// Cycles a second, going by the longest program.
    public var cyclesPerSecond: Int
    /// Milliseconds that every proof takes besides.
    public var latency: Int
    /// What a million cycles cost, on average over the programs.
    public var costPerMega: Money
    /// Units an hour.
    public var hourlyCost: Money
    /// How many earlier proofs this goes by.
    public var measurements: Int

    /// - Parameters:
    ///   - calibration: has at least one measurement.
    ///   - programs: the cycles of each program, at least one.
    init(_ calibration: Calibration, programs: [Int], hourlyCost: Money) {
        let estimates = programs.map { ($0, calibration.estimate(cycles: $0)?.seconds ?? 0) }
        let longest = estimates.max { $0.0 < $1.0 } ?? (1, 1)
        let speed = Double(longest.0) / max(longest.1, 1e-6)
        let cyclesPerSecond = Int(min(max(speed, 1000), 1_000_000_000))
        // Short proofs take longer for a cycle: what is left over after the speed is taken as a start.
        let rests = estimates.map { $1 - Double($0) / Double(cyclesPerSecond) }
        latency = Int(min(max(rests.max() ?? 0, 0.001), 3600) * 1000 + 0.5)
        let seconds = estimates.reduce(0) { $0 + $1.1 }
        let cycles = programs.reduce(0, +)
        let cost = Double(hourlyCost) / 3600 * seconds / Double(max(1, cycles)) * Double(Price.cycles)
        costPerMega = Int(min(max(cost, 1), 1_000_000))
        self.cyclesPerSecond = cyclesPerSecond
        self.hourlyCost = hourlyCost
        measurements = calibration.measurements.count
    }

    public var sentence: String {
        "This machine proves \(Grouped.text(cyclesPerSecond)) cycles a second after "
            + "\(TimeText.text(latency)), going by \(measurements) earlier "
            + "\(measurements == 1 ? "proof" : "proofs"); at \(Grouped.text(hourlyCost)) units an hour a "
            + "million cycles cost \(Grouped.text(costPerMega))"
    }

    func profile(name: String, stake: Money, jobs: Int, programs: [String]) -> ProverProfile {
        var profile = ProverProfile(
            name: name, costPerMega: costPerMega...costPerMega, speed: cyclesPerSecond...cyclesPerSecond,
            stake: stake)
        profile.latency = latency...latency
        profile.jobs = jobs
        profile.programs = programs
        return profile
    }
}
