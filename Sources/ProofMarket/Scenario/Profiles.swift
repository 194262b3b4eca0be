/// A class of clients.
public struct ClientProfile: Sendable, Hashable {
    /// How large its orders are.
    public enum Size: Sendable, Hashable {
        case uniform(ClosedRange<Int>)
        /// Heavy-tailed between two bounds; the shape is in thousandths.
        case pareto(ClosedRange<Int>, shape: Int)
    }

    public var name: String
    public var count = 1
    /// Milliseconds between its orders on average, as a Poisson process.
    public var interval: Int
    /// The most orders that one client sends.
    public var orderLimit = Int.max
    public var programs: [String] = ["program"]
    public var size: Size
    /// What a million proved cycles are worth to it.
    public var valuePerMega: ClosedRange<Int>
    /// The first and the highest price of its orders, in thousandths of their value.
    public var minPrice = 100
    public var maxPrice = 1000
    /// Milliseconds after its entry when an order's price begins to rise, and how long it rises.
    public var rampStart = 0
    public var rampLength = 0
    /// Milliseconds after its entry until when an order must be delivered, and until when it may be late.
    public var lockDeadline: Int
    public var expiry: Int
    /// In thousandths of the highest price.
    public var collateral = 500

    public init(
        name: String, interval: Int, size: Size, valuePerMega: ClosedRange<Int>, lockDeadline: Int,
        expiry: Int
    ) {
        self.name = name
        self.interval = interval
        self.size = size
        self.valuePerMega = valuePerMega
        self.lockDeadline = lockDeadline
        self.expiry = expiry
    }
}

/// A class of provers.
public struct ProverProfile: Sendable, Hashable {
    public var name: String
    public var count = 1
    public var costPerMega: ClosedRange<Int>
    /// Cycles a second.
    public var speed: ClosedRange<Int>
    public var slots = 1
    public var stake: Money
    public var reliability = 1000
    public var latency: ClosedRange<Int> = 0...0
    public var strategy = Strategy.truthful
    /// What it asks, in thousandths of its cost.
    public var markup = 1000
    /// Colluding provers of one ring keep its price.
    public var ring = ""
    /// Classes of clients whose orders it ignores.
    public var censors: [String] = []
    /// The programs that it proves; all if none is named.
    public var programs: [String] = []
    /// The most orders that each of them takes.
    public var jobs = Int.max
    public var joins = 0
    public var leaves: Int?

    public init(name: String, costPerMega: ClosedRange<Int>, speed: ClosedRange<Int>, stake: Money) {
        self.name = name
        self.costPerMega = costPerMega
        self.speed = speed
        self.stake = stake
    }
}
