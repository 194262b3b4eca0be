import Engine
import Glibc
import ProofMarket

/// The speed and the memory of the market.
enum MarketBenchmark: Benchmark {
    static let name = "market"
    static let summary = "events a second of the order book; a million orders and ten thousand provers"

    static func figures(tell: (String) -> Void) throws -> [Figure] {
        tell("the order book: 200,000 orders, 500 provers")
        let book = measure(scenario(orders: 200_000, provers: 500), OrderBookMechanism.self)
        var figures = [
            Figure(
                "order book, processor time", Double(book.market.happeningCount) / book.processor / 1e6,
                "million events/s", .atLeast(1)),
            Figure("order book, orders filled", share(book.market), "%"),
        ]
        for mechanism in [OrderBookMechanism.self, DutchMechanism.self] as [any Mechanism.Type] {
            tell("1,000,000 orders, 10,000 provers: \(mechanism.name)")
            let before = ProcessFigures(process: getpid()).memory ?? 0
            let large = measure(scenario(orders: 1_000_000, provers: 10_000), mechanism)
            let after = ProcessFigures(process: getpid()).memory ?? 0
            let name = "a million orders, \(mechanism.name)"
            figures += [
                Figure(name, large.wall, "s"),
                Figure(
                    name + ", events", Double(large.market.happeningCount) / large.wall / 1e6, "million/s"),
                Figure(name + ", orders filled", share(large.market), "%"),
                Figure(name + ", memory", Double(after - before) / 1e9, "GB", .atMost(4)),
            ]
        }
        return figures
    }

    private static func measure(_ scenario: Scenario, _ mechanism: any Mechanism.Type) -> (
        market: Market, processor: Double, wall: Double
    ) {
        var market = Market(scenario: scenario, mechanism: mechanism, seed: 7)
        let watch = Stopwatch()
        market.run()
        return (market, watch.processor, watch.wall)
    }

    private static func share(_ market: Market) -> Double {
        Double(market.floor.count(.fulfilled)) / Double(max(1, market.floor.orders.count)) * 100
    }

    /// Demand that takes most of the provers' time, from a few hundred clients.
    private static func scenario(orders: Int, provers: Int) -> Scenario {
        let clients = 100
        // A job takes ten seconds; provers are busy four fifths of the time.
        let interval = max(1, 10_000 * clients * 10 / (provers * 8))
        var client = ClientProfile(
            name: "client", interval: interval, size: .uniform(8_000_000...12_000_000),
            valuePerMega: 600...1400, lockDeadline: 120_000, expiry: 240_000)
        client.count = clients
        client.orderLimit = orders / clients
        client.rampLength = 20_000
        var prover = ProverProfile(
            name: "prover", costPerMega: 200...600, speed: 900_000...1_100_000, stake: 1_000_000)
        prover.count = provers
        return Scenario(
            name: "bench", duration: interval * orders / clients * 2, clients: [client], provers: [prover])
    }
}
