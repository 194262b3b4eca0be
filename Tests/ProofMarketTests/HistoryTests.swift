import Determinism
import ProofMarket
import Testing

struct HistoryTests {
    private static func history() throws -> MarketHistory {
        MarketHistory(
            Market(scenario: try SampleScenarios.scenario("calm"), mechanism: DutchMechanism.self, seed: 3))
    }

    @Test("going back and on again gives the same market")
    func backAndForth() throws {
        var history = try Self.history()
        history.go(to: 900)
        let ledger = history.market.floor.ledger
        let records = history.market.records
        history.go(to: 10)
        #expect(history.event == 10)
        #expect(history.furthest == 900)
        history.go(to: 900)
        #expect(history.market.floor.ledger == ledger)
        #expect(history.market.records == records)
    }

    @Test("a killed prover stays killed when its moment is passed again, and not before it")
    func intervention() throws {
        var history = try Self.history()
        history.go(to: 300)
        history.intervene(.stop(prover: 0))
        #expect(!history.market.floor.provers[0].isUp)
        history.go(to: 700)
        let ledger = history.market.floor.ledger
        history.go(to: 200)
        #expect(history.market.floor.provers[0].isUp)
        history.go(to: 700)
        #expect(!history.market.floor.provers[0].isUp)
        #expect(history.market.floor.ledger == ledger)
    }

    @Test("a market waits for a real prover and changes nothing meanwhile")
    func waiting() {
        struct Slow: ProofExecutor {
            func delivery(of assignment: ProofAssignment) -> Delivery { .pending }
        }
        var market = Market(
            scenario: SmallMarket(costs: [300]).scenario, mechanism: DutchMechanism.self, seed: 1,
            executor: Slow())
        while market.step() == .event {}
        #expect(market.step() == .waiting(order: 0))
        let before = market.floor.ledger
        #expect(market.step() == .waiting(order: 0))
        #expect(market.floor.ledger == before)
        #expect(market.floor.orders[0].phase == .locked)
    }

    @Test("every prover has a reason for not taking an open order")
    func whyNot() throws {
        var small = SmallMarket(costs: [300, 400, 500, 2000])
        small.scenario.provers[0].censors = ["client"]
        small.scenario.provers[1].stake = 10
        small.scenario.provers[2].speed = 1000...1000
        var market = Market(scenario: small.scenario, mechanism: DutchMechanism.self, seed: 1)
        #expect(market.step() == .event)
        let reasons = market.whyNot(0).map(\.refusal)
        #expect(reasons[0] == .censors)
        #expect(reasons[1] == .collateral(free: 10, needed: 5000))
        guard case .tooSlow = reasons[2], case .priceTooLow(20_000, _, nil) = reasons[3] else {
            Issue.record("\(reasons)")
            return
        }
        #expect(market.whyNotSummary(0).map(\.provers) == [1, 1, 1, 1])
        #expect(market.ticket(0)?.timeline.first?.title == "submitted")
        #expect(market.ladder().bids.map(\.count) == [1])
        #expect(market.ladder().asks.reduce(0) { $0 + $1.count } == 4)
    }

    @Test("prices rise along the ramp, and the time of a price is found")
    func ramp() {
        var market = Market(
            scenario: SmallMarket(costs: [300]).scenario, mechanism: DutchMechanism.self, seed: 1)
        _ = market.step()
        let order = market.floor.orders[0]
        #expect(order.price(at: order.submitted) == 0)
        #expect(order.price(at: order.submitted + 15_000) == 5000)
        #expect(order.price(at: order.submitted + 31_000) == 10_000)
        #expect(order.price(at: order.lockDeadline + 1) == 0)
        #expect(order.time(reaching: 3000) == order.submitted + 9000)
        #expect(order.time(reaching: 10_001) == nil)
        #expect(market.crossing(0) == order.submitted + 9000)
    }
}
