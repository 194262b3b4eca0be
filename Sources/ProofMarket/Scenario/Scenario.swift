/// Everything about a market that is given: who is in it, what they want, and what will befall them.
///
/// Times are milliseconds, shares are thousandths. A scenario, a mechanism and a seed decide a run completely.
public struct Scenario: Sendable, Hashable {
    public var name: String
    public var summary: String
    /// How long clients send orders; the market then runs on until every order is settled.
    public var duration: Int
    public var chain = Chain()
    public var rules = Rules()
    public var clients: [ClientProfile]
    public var provers: [ProverProfile]
    public var shocks: [Shock] = []
    /// Programs whose cycles were counted by running them: all their orders have that size.
    public var counts: [ProgramCount] = []
    /// The text that it was read from, which a log repeats so that it can be replayed alone.
    public var text = ""

    public init(
        name: String, summary: String = "", duration: Int, clients: [ClientProfile], provers: [ProverProfile]
    ) {
        self.name = name
        self.summary = summary
        self.duration = duration
        self.clients = clients
        self.provers = provers
    }

    /// Where payments are settled.
    public struct Chain: Sendable, Hashable {
        public var blockTime = 2000
        /// How many blocks after its delivery a proof is verified.
        public var inclusion = 1
        /// What entering an order, taking one and delivering a proof cost each.
        public var fee: Money = 0

        public init() {}
    }

    /// What mechanisms leave open.
    public struct Rules: Sendable, Hashable {
        /// Blocks from one clearing to the next.
        public var batchBlocks = 1
        /// Blocks that an auction stays open, and that a commitment may be revealed in.
        public var auctionBlocks = 1
        /// What a prover puts down with a commitment.
        public var bond: Money = 10
        /// The share of lost collateral that is burned; the rest is for whoever delivers instead.
        public var burned = 500
        /// How many provers may work on an overdue order at once.
        public var runners = 1

        public init() {}
    }

    /// All programs that clients want proved, each once, in the order of the scenario.
    public var programs: [String] {
        var names: [String] = []
        for client in clients {
            for name in client.programs where !names.contains(name) { names.append(name) }
        }
        return names
    }
}

/// A program that was run to count its cycles, as a prover does before it bids.
public struct ProgramCount: Sendable, Hashable {
    public var name: String
    public var cycles: Int
    /// Of the program's file, in hexadecimal; empty if it is not said.
    public var identity: String

    public init(name: String, cycles: Int, identity: String = "") {
        self.name = name
        self.cycles = cycles
        self.identity = identity
    }
}

/// A change that comes from outside at a given time.
public struct Shock: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// So many thousandths of the provers stop, those of one class or of all.
        case stop(share: Int, profile: Int?)
        case resume(share: Int, profile: Int?)
        /// Arrivals change to so many thousandths of their usual rate, those of one class or of all.
        case demand(rate: Int, profile: Int?)
    }

    public var time: Int
    public var kind: Kind

    public init(time: Int, kind: Kind) {
        self.time = time
        self.kind = kind
    }
}
