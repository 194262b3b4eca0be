import Glibc
import ProofMarket
import TOML

/// The scenarios that come with the project, from the folder of samples above these tests.
enum SampleScenarios {
    static let names = ["calm", "cartel", "copycat", "crash", "day", "lazy", "rush", "workshop"]

    static func text(_ name: String) -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let file = fopen("/\(root)/Samples/Markets/\(name).toml", "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    }

    static func scenario(_ name: String) throws -> Scenario {
        try Scenario(parsing: text(name), file: "\(name).toml")
    }
}

/// A market of one client and a few provers, small enough to say what must come out.
struct SmallMarket {
    var scenario: Scenario

    /// - Parameter costs: of one prover each, for a million cycles; an order has ten million.
    init(
        costs: [Int], value: Int = 1000, orders: Int = 1, strategies: [Strategy] = [], stake: Int = 100_000,
        fee: Int = 0
    ) {
        var client = ClientProfile(
            name: "client", interval: 1, size: .uniform(10_000_000...10_000_000), valuePerMega: value...value,
            lockDeadline: 60_000, expiry: 120_000)
        client.orderLimit = orders
        client.minPrice = 0
        client.rampLength = 30_000
        let provers = costs.enumerated().map { index, cost in
            var prover = ProverProfile(
                name: "prover\(index)", costPerMega: cost...cost, speed: 1_000_000...1_000_000, stake: stake)
            if index < strategies.count { prover.strategy = strategies[index] }
            return prover
        }
        scenario = Scenario(name: "small", duration: 500, clients: [client], provers: provers)
        scenario.chain.fee = fee
        scenario.chain.blockTime = 1000
    }

    /// Runs to the end under the eyes of an auditor.
    func run(_ mechanism: any Mechanism.Type, seed: UInt64 = 1, deviations: [Market.Deviation] = []) throws
        -> Market
    {
        var market = Market(scenario: scenario, mechanism: mechanism, seed: seed, deviations: deviations)
        var auditor = Auditor(market, countEvery: 1)
        while market.step() == .event { try auditor.follow(market) }
        return market
    }
}

extension Market {
    func profit(_ prover: Int) -> Money { floor.provers[prover].tally.profit }
}
