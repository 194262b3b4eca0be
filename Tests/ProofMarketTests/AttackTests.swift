import ProofMarket
import Testing

/// Attacks, and what each costs whoever makes it.
struct AttackTests {
    @Test("a prover that bids against itself is paid its own second bid, not its competitor's")
    func selfOutbidding() throws {
        // Two identities at 200 and 260 against a competitor at 700: ten million cycles each.
        let alone = try SmallMarket(costs: [200, 700]).run(SecondPriceMechanism.self)
        #expect(alone.profit(0) == 7000 - 2000)
        let twice = try SmallMarket(costs: [200, 700, 260]).run(SecondPriceMechanism.self)
        #expect(twice.profit(0) + twice.profit(2) == 2600 - 2000)
    }

    @Test("who takes an order and does not deliver loses its collateral, and half of it is burned")
    func nonDelivery() throws {
        for mechanism in MechanismCatalogue.mechanisms {
            let market = try SmallMarket(costs: [100], strategies: [.lazy], fee: 3).run(mechanism)
            // A single free trade needs a competitor's price in McAfee's auction.
            guard market.floor.provers[0].tally.taken == 1 else { continue }
            let collateral = market.floor.orders[0].collateral
            #expect(market.floor.orders[0].phase == .slashed)
            #expect(market.profit(0) == -collateral - 3)
            #expect(market.floor.ledger.burned == collateral / 2)
            #expect(market.floor.ledger.operatorIncome == collateral - collateral / 2)
            #expect(market.floor.ledger.clients[0] == market.floor.orders[0].maxPrice)
        }
    }

    @Test("whoever delivers for a prover that failed gets half of its collateral")
    func rescue() throws {
        var small = SmallMarket(costs: [100, 300], strategies: [.lazy])
        small.scenario.clients[0].collateral = 1000
        let market = try small.run(DutchMechanism.self)
        let order = market.floor.orders[0]
        #expect(order.phase == .fulfilled)
        #expect(order.deliverer == 1)
        #expect(market.profit(0) == -order.collateral)
        #expect(market.profit(1) == order.collateral / 2 - 3000)
        // The client has its proof for nothing: the price was for a proof in time.
        #expect(market.floor.ledger.clients[0] == order.maxPrice)
    }

    @Test("a committee that steps in is paid the price as well")
    func committee() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let small = SmallMarket(costs: [100, 300], strategies: [.lazy])
            let market = try small.run(CommitteeMechanism.self, seed: seed)
            let order = market.floor.orders[0]
            guard order.prover == 0 else { continue }
            #expect(market.profit(1) == order.price + order.collateral / 2 - 3000)
            return
        }
        Issue.record("chance never chose the lazy prover")
    }

    @Test("a copied proof is refused, not paid, and its prover slashed")
    func copied() throws {
        var small = SmallMarket(costs: [300, 200], orders: 2, strategies: [.truthful, .copycat])
        small.scenario.clients[0].interval = 40_000
        small.scenario.duration = 400_000
        // The first order is proved before there is anything to copy.
        small.scenario.provers[1].joins = 1
        var market = Market(scenario: small.scenario, mechanism: DutchMechanism.self, seed: 2)
        var auditor = Auditor(market, countEvery: 1)
        var verdicts: [Verdict] = []
        while market.step() == .event {
            try auditor.follow(market)
            for case .verified(_, _, let verdict) in market.records { verdicts.append(verdict) }
        }
        let copycat = market.floor.provers[1].tally
        if copycat.rejected > 0 {
            #expect(verdicts.contains(.copied))
            #expect(copycat.slashed > 0)
        }
        #expect(copycat.rejected == verdicts.count { $0 == .copied })
    }

    @Test(
        "bytes that are no proof are refused, not paid, and their prover slashed",
        arguments: MechanismCatalogue.names)
    func invalid(_ name: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: name))
        let market = try SmallMarket(costs: [100], strategies: [.invalid]).run(mechanism)
        let tally = market.floor.provers[0].tally
        guard tally.taken == 1 else { return }
        #expect(tally.rejected == 1)
        #expect(tally.revenue == 0)
        #expect(tally.profit == -market.floor.orders[0].collateral)
    }

    @Test("who commits to a bid and does not reveal it loses its bond")
    func withheld() throws {
        let small = SmallMarket(costs: [100, 400, 500], strategies: [.withholding])
        let market = try small.run(SecondPriceMechanism.self)
        #expect(market.profit(0) == -small.scenario.rules.bond)
        #expect(market.floor.ledger.burned == small.scenario.rules.bond)
        #expect(market.floor.orders[0].prover == 1)
        #expect(market.floor.orders[0].price == 5000)
    }

    @Test("a colluding pair raises a second price by what its second member adds, at the client's cost")
    func collusion() throws {
        let honest = try SmallMarket(costs: [200, 300, 700]).run(SecondPriceMechanism.self)
        #expect(honest.profit(0) == 1000)
        let ring = try SmallMarket(costs: [200, 300, 700])
            .run(SecondPriceMechanism.self, deviations: [.init(prover: 1, markup: 3000)])
        #expect(ring.profit(0) + ring.profit(1) == 5000)
        #expect(ring.floor.orders[0].payment - honest.floor.orders[0].payment == 4000)
        // At a posted price the pair gains nothing.
        let posted = try SmallMarket(costs: [200, 300]).run(CommitteeMechanism.self)
        #expect(posted.floor.orders[0].payment == posted.floor.orders[0].maxPrice)
    }

    @Test("a censored client waits for the prover that does not censor, and loses nothing when all do")
    func censorship() throws {
        for mechanism in MechanismCatalogue.mechanisms where mechanism.name != McAfeeMechanism.name {
            var small = SmallMarket(costs: [100, 600])
            small.scenario.provers[0].censors = ["client"]
            let served = try small.run(mechanism)
            #expect(served.floor.orders[0].prover == 1)
            small.scenario.provers[1].censors = ["client"]
            let refused = try small.run(mechanism)
            #expect(refused.floor.orders[0].phase == .expired)
            #expect(refused.floor.ledger.clients[0] == refused.floor.orders[0].maxPrice)
            #expect(MarketReport(refused).longestCensoredWait == 60_001)
        }
    }

    @Test("a client that takes its own order through a prover of its own pays the fees and the work for it")
    func washTrade() throws {
        let market = try SmallMarket(costs: [300], fee: 11).run(DutchMechanism.self)
        let order = market.floor.orders[0]
        let client = market.floor.ledger.clients[0] - order.maxPrice - 11
        #expect(client + market.profit(0) == -3 * 11 - 3000)
    }
}
