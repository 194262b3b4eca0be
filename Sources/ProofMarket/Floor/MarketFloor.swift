import Determinism

/// The whole state of a market at a moment: a value, so that a copy of it is a point to come back to.
///
/// Mechanisms change it only by its verbs (`lock`, `commit`, …), which keep money, capacity and life cycle right;
/// the auditor does not trust them and follows the records.
public struct MarketFloor: Sendable {
    public let scenario: Scenario
    public let seed: UInt64
    public let programs: [String]
    public let proverNames: [String]
    public let clientNames: [String]
    /// The highest price for a million cycles that anybody may offer.
    public let highestPerMega: Money
    /// Whether the mechanism pays the price to a late deliverer too, not only lost collateral.
    let paysLate: Bool

    public internal(set) var now = VirtualTime.zero
    /// How many blocks there were.
    public internal(set) var block = 0
    public internal(set) var orders: [Order] = []
    public internal(set) var provers: [Prover]
    public internal(set) var clients: [Client]
    public internal(set) var ledger: Ledger
    /// Every order that was taken, in the order of time.
    public internal(set) var trades: [Trade] = []
    /// One look at the market for each block.
    public internal(set) var samples: [Sample] = []
    /// When provers were first stopped or demand first rose, and how many provers stood still at most.
    public internal(set) var firstShock: VirtualTime?
    public internal(set) var mostStopped = 0
    /// The most money that was ever out as collateral, and all that was ever put down.
    public internal(set) var mostCollateral: Money = 0
    public internal(set) var collateralLocked: Money = 0
    var collateralNow: Money = 0
    /// How many orders are in each phase, by its number.
    public internal(set) var phaseCounts = Array(repeating: 0, count: OrderPhase.allCases.count)

    /// The size of each program's orders, where the scenario has counted it.
    let counts: [Int?]
    /// The programs of each class of clients, by their places in `programs`.
    let programsOfProfile: [[Int]]
    /// Provers from the cheapest quote to the dearest.
    let byQuote: [Int32]
    /// Orders that may be open, as they came; those no longer open are taken out at the next block.
    var open: [Int32] = []
    var overdue: [Int32] = []
    /// Orders that a prover has taken and has no slot for yet.
    var waiting: [[Int32]]
    var arrivals: [RandomStream]
    var chance: RandomStream
    /// The prover whose proofs are really made, and its jobs that nobody has told the executor of yet.
    var machine: Int?
    var begun: [ProofAssignment] = []
    /// Jobs in slots, also those whose order somebody else has delivered.
    var activeJobs = 0
    /// Looked up, never listed: a hashed collection has no order that could be relied upon.
    var refused: Set<UInt64> = []
    var plan = EventQueue<Happening>()
    var records: [MarketRecord] = []
    /// The latest good proof of each program that everybody could see: whose it is, of which order.
    var published: [(order: Int, prover: Int)?]

    init(scenario: Scenario, seed: UInt64, deviations: [Market.Deviation], paysLate: Bool) {
        self.scenario = scenario
        self.seed = seed
        self.paysLate = paysLate
        let cast = Cast(scenario, seed: seed, deviations: deviations)
        let programs = scenario.programs
        self.programs = programs
        counts = programs.map { name in scenario.counts.first { $0.name == name }?.cycles }
        programsOfProfile = scenario.clients.map { client in
            client.programs.map { name in programs.firstIndex(of: name) ?? 0 }
        }
        (provers, proverNames) = (cast.provers, cast.proverNames)
        (clients, clientNames) = (cast.clients, cast.clientNames)
        highestPerMega = cast.highestPerMega
        byQuote = cast.byQuote
        ledger = Ledger(clients: clients.count, provers: provers.count)
        waiting = Array(repeating: [], count: provers.count)
        arrivals = clients.map { RandomStream(seed: seed, Chance.arrivals, UInt64($0.id)) }
        chance = RandomStream(seed: seed, Chance.mechanism)
        published = Array(repeating: nil, count: programs.count)
    }

    /// Labels of the streams of chance.
    enum Chance {
        static let arrivals: UInt64 = 1
        static let provers: UInt64 = 2
        static let jobs: UInt64 = 3
        static let mechanism: UInt64 = 4
        static let shocks: UInt64 = 5
    }

    /// An order that was taken.
    public struct Trade: Sendable, Hashable {
        public var order: Int32
        public var prover: Int32
        public var time: VirtualTime
        /// What the prover gets for a million cycles.
        public var perMega: Money
    }

    /// How full the market was at a block.
    public struct Sample: Sendable, Hashable {
        public var time: VirtualTime
        public var open: Int32
        public var locked: Int32
        public var overdue: Int32
        public var fulfilled: Int32
        public var lost: Int32
    }

    public func count(_ phase: OrderPhase) -> Int { phaseCounts[Int(phase.rawValue)] }
    /// Orders that are not settled yet.
    public var unsettled: Int { count(.submitted) + count(.locked) + count(.overdue) }
    public func profile(ofProver id: Int) -> ProverProfile { scenario.provers[provers[id].profile] }
    public func profile(ofClient id: Int) -> ClientProfile { scenario.clients[clients[id].profile] }

    /// When a proof that is delivered at a moment will be verified: at a block's boundary.
    public func settlement(of delivery: VirtualTime) -> VirtualTime {
        let blockTime = scenario.chain.blockTime
        let block = delivery.milliseconds / blockTime + scenario.chain.inclusion
        return VirtualTime(milliseconds: block * blockTime)
    }

    mutating func note(_ record: MarketRecord) { records.append(record) }

    mutating func setPhase(_ order: Int, _ phase: OrderPhase) {
        phaseCounts[Int(orders[order].phase.rawValue)] -= 1
        phaseCounts[Int(phase.rawValue)] += 1
        orders[order].phase = phase
        if phase.isFinal { orders[order].settledAt = now }
    }
}

/// What is planned to happen.
enum Happening: Sendable {
    case join(prover: Int32)
    case leave(prover: Int32)
    case shock(Int32)
    case arrival(client: Int32)
    case block
    /// A job ends; `copies` is the order whose proof is copied, or −1.
    case jobEnd(order: Int32, prover: Int32, epoch: Int32, copies: Int32)
    case verification(order: Int32, prover: Int32, verdict: Verdict)
    case deadline(order: Int32)
    case expiry(order: Int32)
}
