/// Somebody who proves for money. A plain value; its name is in the market's list of names.
public struct Prover: Sendable, Hashable {
    public let id: Int
    /// Which class of the scenario it belongs to.
    public let profile: Int
    /// What a million cycles cost it.
    public let costPerMega: Money
    /// Cycles a second of one job.
    public let speed: Int
    /// Jobs at a time.
    public let slots: Int
    public let stake: Money
    /// How many of a thousand jobs it finishes.
    public let reliability: Int
    /// Milliseconds between being given an order and beginning it.
    public let latency: Int
    public let strategy: Strategy
    /// What it asks for a million cycles, whatever the order.
    public internal(set) var quotePerMega: Money
    /// The classes of clients that it refuses to serve, as bits.
    let censored: UInt64
    /// The programs that it proves, as bits by their numbers; nil for all.
    let programs: UInt64?
    /// How many more orders it will take.
    public internal(set) var jobsLeft: Int

    public internal(set) var isPresent = false
    public internal(set) var isUp = true
    public internal(set) var running = 0
    public internal(set) var tally = Tally()
    /// Counts how often it was stopped: work begun before is lost.
    var epoch: Int32 = 0
    var stoppedAt = 0

    /// What it did so far.
    public struct Tally: Sendable, Hashable {
        public var bids = 0
        /// Orders taken, delivered in time, delivered late, refused by the verifier, lost, and missed.
        public var taken = 0
        public var delivered = 0
        public var late = 0
        public var rejected = 0
        public var failed = 0
        public var missed = 0
        public var revenue: Money = 0
        public var cost: Money = 0
        public var fees: Money = 0
        public var slashed: Money = 0
        public var provedCycles = 0
        public var wastedCycles = 0
        /// Milliseconds of work, over all its slots.
        public var busy = 0

        public var profit: Money { revenue - cost - fees - slashed }
    }

    /// Whether it proves a program of the scenario, by its number.
    func proves(_ program: Int) -> Bool {
        programs.map { program < 64 && $0 >> UInt64(program) & 1 == 1 } ?? true
    }

    /// What some cycles cost it.
    public func cost(of cycles: Int) -> Money { Price.total(costPerMega, cycles: cycles) }

    /// Milliseconds from being given an order to its proof.
    public func duration(of cycles: Int) -> Int { latency + (cycles * 1000 + speed - 1) / speed }
}

/// Somebody who needs proofs.
public struct Client: Sendable, Hashable {
    public let id: Int
    public let profile: Int
    public internal(set) var orders = 0
    /// The rate of its arrivals, in thousandths of the scenario's.
    public internal(set) var rate = 1000
}
