import TOML

/// Scenarios as files: TOML, with times as "500ms", "12s", "5m" or "24h".
extension Scenario {
    /// The most provers, clients and orders there may be, so that a slip of the pen cannot fill the memory. With the
    /// ranges below it keeps every sum of a run within 63 bits.
    public static let limit = 1_000_000
    private static let blockLimit = 10_000_000

    /// Reads a scenario; `file` is the name that errors give.
    public init(parsing text: String, file: String) throws(TOMLError) {
        let document = try TOML.parse(text, file: file)
        try document.allowOnly([
            "name", "summary", "duration", "chain", "market", "client", "prover", "shock",
            "program",
        ])
        var clients: [ClientProfile] = []
        for table in try document.tables("client") { clients.append(try ClientProfile(table)) }
        guard !clients.isEmpty, clients.count <= 64 else {
            throw document.error("client", expected: "from 1 to 64 [[client]]", found: "\(clients.count)")
        }
        guard clients.reduce(0, { $0 + $1.count }) <= Self.limit else {
            throw document.error("client", expected: "at most \(Self.limit) clients", found: "more")
        }
        var provers: [ProverProfile] = []
        for table in try document.tables("prover") {
            provers.append(try ProverProfile(table, clients: clients))
        }
        guard !provers.isEmpty, provers.reduce(0, { $0 + $1.count }) <= Self.limit else {
            throw document.error(
                "prover", expected: "from 1 to \(Self.limit) provers", found: "another number")
        }
        self.init(
            name: try document.string("name"), summary: try document.optionalString("summary") ?? "",
            duration: try document.time("duration"), clients: clients, provers: provers)
        if let table = try document.optionalTable("chain") { chain = try Chain(table) }
        if let table = try document.optionalTable("market") { rules = try Rules(table) }
        for table in try document.tables("shock") {
            shocks.append(try Shock(table, clients: clients.map(\.name), provers: provers.map(\.name)))
        }
        counts = try Self.counts(document)
        let names = programs
        for profile in self.provers {
            for name in profile.programs where !names.prefix(64).contains(name) {
                throw document.error(
                    "prover", expected: "programs that clients want", found: "“\(name.prefix(40))”")
            }
        }
        self.text = text
        let end = duration + (clients.map(\.expiry).max() ?? 0)
        guard end / chain.blockTime <= Self.blockLimit else {
            throw document.error(
                "duration", expected: "a run of at most \(Self.blockLimit) blocks of \(chain.blockTime)ms",
                found: "\(end / chain.blockTime)")
        }
    }
}

extension Scenario {
    private static func counts(_ document: TOMLTable) throws(TOMLError) -> [ProgramCount] {
        var counts: [ProgramCount] = []
        for table in try document.tables("program") {
            try table.allowOnly(["name", "cycles", "identity"])
            let name = try table.string("name")
            guard !counts.contains(where: { $0.name == name }) else {
                throw table.error("name", expected: "each program once", found: "“\(name.prefix(40))” twice")
            }
            guard counts.count < 64 else {
                throw table.error("name", expected: "at most 64 [[program]]", found: "more")
            }
            let cycles = try table.integer("cycles")
            guard (1...10_000_000_000).contains(cycles) else {
                throw table.error("cycles", expected: "from 1 to 10000000000", found: "\(cycles)")
            }
            counts.append(
                ProgramCount(
                    name: name, cycles: cycles, identity: try table.optionalString("identity") ?? ""))
        }
        return counts
    }
}

extension Scenario.Chain {
    init(_ table: TOMLTable) throws(TOMLError) {
        self.init()
        try table.allowOnly(["block", "inclusion", "fee"])
        blockTime = try table.optionalTime("block") ?? blockTime
        inclusion = try table.optionalInteger("inclusion", in: 1...1000) ?? inclusion
        fee = try table.optionalInteger("fee", in: 0...1_000_000_000) ?? fee
    }
}

extension Scenario.Rules {
    init(_ table: TOMLTable) throws(TOMLError) {
        self.init()
        try table.allowOnly(["batch", "auction", "bond", "burned", "runners"])
        batchBlocks = try table.optionalInteger("batch", in: 1...10_000) ?? batchBlocks
        auctionBlocks = try table.optionalInteger("auction", in: 1...10_000) ?? auctionBlocks
        bond = try table.optionalInteger("bond", in: 0...1_000_000_000) ?? bond
        burned = try table.optionalInteger("burned", in: 0...1000) ?? burned
        runners = try table.optionalInteger("runners", in: 1...16) ?? runners
    }
}

extension ClientProfile {
    init(_ table: TOMLTable) throws(TOMLError) {
        try table.allowOnly([
            "name", "count", "interval", "orders", "programs", "cycles", "shape", "value", "min_price",
            "max_price", "ramp_start", "ramp", "lock", "expiry", "collateral",
        ])
        let cycles = try table.range("cycles", in: 1...10_000_000_000)
        let shape = try table.optionalInteger("shape", in: 100...100_000)
        self.init(
            name: try table.string("name"), interval: try table.time("interval"),
            size: shape.map { .pareto(cycles, shape: $0) } ?? .uniform(cycles),
            valuePerMega: try table.range("value", in: 1...1_000_000),
            lockDeadline: try table.time("lock"), expiry: try table.time("expiry"))
        count = try table.optionalInteger("count", in: 1...100_000) ?? 1
        orderLimit = try table.optionalInteger("orders", in: 1...Scenario.limit) ?? orderLimit
        let named = try table.strings("programs")
        if !named.isEmpty { programs = named }
        guard programs.count <= 64 else {
            throw table.error("programs", expected: "at most 64 programs", found: "\(programs.count)")
        }
        minPrice = try table.optionalInteger("min_price", in: 0...10_000) ?? minPrice
        maxPrice = try table.optionalInteger("max_price", in: 1...10_000) ?? maxPrice
        guard minPrice <= maxPrice else {
            throw table.error("min_price", expected: "at most max_price, \(maxPrice)", found: "\(minPrice)")
        }
        rampStart = try table.optionalTime("ramp_start") ?? 0
        rampLength = try table.optionalTime("ramp") ?? 0
        collateral = try table.optionalInteger("collateral", in: 0...10_000) ?? collateral
        guard lockDeadline <= expiry else {
            throw table.error("expiry", expected: "at least lock, \(lockDeadline)ms", found: "\(expiry)ms")
        }
    }
}

extension ProverProfile {
    init(_ table: TOMLTable, clients: [ClientProfile]) throws(TOMLError) {
        try table.allowOnly([
            "name", "count", "cost", "speed", "slots", "stake", "reliability", "latency", "strategy",
            "markup", "ring", "censors", "joins", "leaves", "programs", "jobs",
        ])
        self.init(
            name: try table.string("name"), costPerMega: try table.range("cost", in: 1...1_000_000),
            speed: try table.range("speed", in: 1000...1_000_000_000), stake: try table.integer("stake"))
        guard (0...1_000_000_000_000).contains(stake) else {
            throw table.error("stake", expected: "from 0 to 1000000000000", found: "\(stake)")
        }
        count = try table.optionalInteger("count", in: 1...Scenario.limit) ?? 1
        slots = try table.optionalInteger("slots", in: 1...1000) ?? 1
        reliability = try table.optionalInteger("reliability", in: 0...1000) ?? 1000
        latency = try table.optionalTimes("latency") ?? latency
        if let word = try table.optionalString("strategy") {
            guard let known = Strategy(rawValue: word) else {
                let names = Strategy.allCases.map(\.rawValue).joined(separator: ", ")
                throw table.error("strategy", expected: "one of \(names)", found: "“\(word.prefix(40))”")
            }
            strategy = known
        }
        markup = try table.optionalInteger("markup", in: 0...100_000) ?? markup
        ring = try table.optionalString("ring") ?? ""
        censors = try table.strings("censors")
        for name in censors where !clients.contains(where: { $0.name == name }) {
            throw table.error("censors", expected: "names of clients", found: "“\(name.prefix(40))”")
        }
        programs = try table.strings("programs")
        jobs = try table.optionalInteger("jobs", in: 0...Scenario.limit) ?? jobs
        joins = try table.optionalTime("joins") ?? 0
        leaves = try table.optionalTime("leaves")
    }
}

extension Shock {
    init(_ table: TOMLTable, clients: [String], provers: [String]) throws(TOMLError) {
        try table.allowOnly(["at", "stop", "resume", "demand", "provers", "clients"])
        let time = try table.time("at")
        let kinds = ["stop", "resume", "demand"].filter { table[$0] != nil }
        guard kinds.count == 1 else {
            throw table.error(
                "at", expected: "one of stop, resume and demand beside it", found: "\(kinds.count)")
        }
        func profile(_ key: String, _ names: [String]) throws(TOMLError) -> Int? {
            guard let name = try table.optionalString(key) else { return nil }
            guard let index = names.firstIndex(of: name) else {
                throw table.error(
                    key, expected: "one of \(names.joined(separator: ", "))", found: "“\(name.prefix(40))”")
            }
            return index
        }
        if let share = try table.optionalInteger("stop", in: 0...1000) {
            self.init(time: time, kind: .stop(share: share, profile: try profile("provers", provers)))
        } else if let share = try table.optionalInteger("resume", in: 0...1000) {
            self.init(time: time, kind: .resume(share: share, profile: try profile("provers", provers)))
        } else {
            let rate = try table.optionalInteger("demand", in: 1...1_000_000) ?? 1000
            self.init(time: time, kind: .demand(rate: rate, profile: try profile("clients", clients)))
        }
    }
}
