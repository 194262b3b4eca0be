import Determinism

/// What a mechanism promises; each is tested by a search for profitable deviations.
public struct MechanismProperties: Sendable, Hashable {
    /// For whom asking one's cost, or offering one's value, is the best one can do for a single task.
    public enum Truthfulness: String, Sendable { case nobody, provers, both }

    public var truthful: Truthfulness
    /// Whether clients pay exactly what provers get; otherwise they pay more, and the operator keeps the difference.
    public var isExactlyBalanced: Bool
    /// Whether no prover that delivers is paid less than it asked, and no client pays more than it offered.
    public var isIndividuallyRational: Bool
}

/// A rule that decides who proves what at which price.
///
/// It sees the market and acts on it by the verbs of `MarketFloor`. It is told when something changes that it may
/// want to act upon; most wait for a block.
public protocol Mechanism: Sendable {
    /// The word of the command line.
    static var name: String { get }
    static var title: String { get }
    /// How it works, in one sentence.
    static var summary: String { get }
    /// What it is good and bad at, in one sentence.
    static var tradeOff: String { get }
    static var properties: MechanismProperties { get }
    /// Whether a late deliverer gets the price as well, not only lost collateral.
    static var paysLate: Bool { get }
    /// Whether an order offers what its ramp says at the moment; otherwise it offers its highest price at once.
    static var followsRamp: Bool { get }

    init(_ floor: MarketFloor)

    /// Whether nothing would be left undone if the market closed now.
    var isIdle: Bool { get }

    mutating func orderEntered(_ order: Int, on floor: inout MarketFloor)
    /// An order was taken, or nobody took it in time.
    mutating func orderLeft(_ order: Int, on floor: inout MarketFloor)
    /// A prover came, went, stopped, resumed, or has a slot free again.
    mutating func proverChanged(_ prover: Int, on floor: inout MarketFloor)
    mutating func blockBegan(on floor: inout MarketFloor)
    /// When an open order will be looked at next.
    func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime
    /// Provers that are asked to deliver an overdue order, the first first.
    func rescuers(of order: Int, on floor: inout MarketFloor) -> [Int]
}

extension Mechanism {
    public static var paysLate: Bool { false }
    public static var followsRamp: Bool { false }
    public var isIdle: Bool { true }

    public mutating func orderEntered(_ order: Int, on floor: inout MarketFloor) {}
    public mutating func orderLeft(_ order: Int, on floor: inout MarketFloor) {}
    public mutating func proverChanged(_ prover: Int, on floor: inout MarketFloor) {}
    public mutating func blockBegan(on floor: inout MarketFloor) {}

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime {
        VirtualTime(milliseconds: (floor.block + 1) * floor.scenario.chain.blockTime)
    }

    /// Whoever asks least: it is a race, and the cheapest begin it first.
    public func rescuers(of order: Int, on floor: inout MarketFloor) -> [Int] {
        var result: [Int] = []
        for prover in floor.byQuote where floor.wouldRun(Int(prover), for: order) {
            result.append(Int(prover))
            if result.count == floor.scenario.rules.runners { break }
        }
        return result
    }
}
