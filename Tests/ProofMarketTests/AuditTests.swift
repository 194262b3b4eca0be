import Glibc
import ProofMarket
import Testing

/// The auditor over seeds × mechanisms × scenarios: one seed in debug builds, 200 in release builds or as many as
/// `NEXUS_MARKET_SEEDS` says.
struct AuditTests {
    static let seeds: Int = {
        if let text = getenv("NEXUS_MARKET_SEEDS"), let count = Int(String(cString: text)) { return count }
        #if DEBUG
            return 1
        #else
            return 200
        #endif
    }()

    @Test(
        "every mechanism keeps every rule in every scenario", arguments: SampleScenarios.names,
        MechanismCatalogue.names)
    func rules(_ name: String, _ mechanismName: String) throws {
        var scenario = try SampleScenarios.scenario(name)
        let mechanism = try #require(MechanismCatalogue.mechanism(named: mechanismName))
        #if DEBUG
            // Swift's arithmetic is slow there; the first sixth has every kind of event.
            scenario.duration /= 6
            for index in scenario.shocks.indices { scenario.shocks[index].time /= 6 }
        #endif
        for seed in 1...UInt64(Self.seeds) {
            var market = Market(scenario: scenario, mechanism: mechanism, seed: seed)
            var auditor = Auditor(market)
            let command = "nexus market run \(name) --mechanism \(mechanismName) --seed \(seed)"
            do {
                while market.step() == .event { try auditor.follow(market) }
                try auditor.count(market)
            } catch {
                Issue.record("\(error); replay it with: \(command)")
            }
            #expect(market.floor.unsettled == 0, "orders are left over; \(command)")
            #expect(market.floor.ledger.escrow.allSatisfy { $0 == 0 }, "escrow is left over; \(command)")
            #expect(
                market.floor.ledger.collateral.allSatisfy { $0 == 0 }, "collateral is left over; \(command)")
            #expect(market.floor.count(.fulfilled) > 0, "nothing was proved; \(command)")
        }
    }

    @Test("the auditor notices money that nobody put in")
    func forgedRecord() throws {
        let scenario = SmallMarket(costs: [300]).scenario
        let market = Market(scenario: scenario, mechanism: DutchMechanism.self, seed: 1)
        var auditor = Auditor(market, countEvery: 1)
        var other = Market(
            scenario: SmallMarket(costs: [300], value: 1001).scenario, mechanism: DutchMechanism.self, seed: 1
        )
        // The books of one market and the events of another: the first order's escrow is not the same.
        var step = market
        _ = step.step()
        _ = other.step()
        try auditor.follow(step)
        #expect(throws: AuditFailure.self) { try auditor.follow(other) }
    }

    @Test(
        "the optimum of small instances is exact and no mechanism beats it",
        arguments: MechanismCatalogue.names)
    func optimum(_ name: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: name))
        for seed in 1...5 as ClosedRange<UInt64> {
            var small = SmallMarket(costs: [200, 450, 700], value: 900, orders: 5)
            small.scenario.clients[0].valuePerMega = 300...1200
            small.scenario.clients[0].interval = 5000
            small.scenario.duration = 60_000
            small.scenario.chain.fee = 9
            small.scenario.provers[0].strategy = .lazy
            let report = MarketReport(try small.run(mechanism, seed: seed))
            #expect(report.optimum.isExact)
            #expect(report.welfare <= report.optimum.welfare)
            #expect(report.isConserved)
            // Whatever welfare there is, somebody has it.
            let shares = [
                report.clientSurplus, report.proverProfit, report.operatorIncome, report.fees, report.burned,
            ]
            #expect(shares.reduce(0, +) == report.welfare)
        }
    }

    @Test("the optimum gives the only slot to the more valuable of two orders")
    func knapsack() throws {
        // One prover, ten seconds an order, deadlines after which only one of two orders at once can be served.
        var small = SmallMarket(costs: [200], value: 900, orders: 2)
        small.scenario.clients[0].lockDeadline = 15_000
        small.scenario.clients[0].expiry = 15_000
        small.scenario.clients[0].valuePerMega = 500...900
        let market = try small.run(OrderBookMechanism.self)
        let best = try #require(market.floor.orders.map { $0.value - 2000 }.max())
        let optimum = MarketReport(market).optimum
        #expect(optimum.welfare == best)
        #expect(optimum.isExact)
    }
}
