import Determinism
import ProofMarket
import Testing

/// The declared properties, tested by a search for lies that pay.
///
/// The instances are what the declarations speak of: equal tasks, one slot each, no fees, one clearing.
struct TruthfulnessTests {
    private static let lies = [500, 700, 850, 950, 1050, 1150, 1300, 1600, 2000, 3000]

    /// Markets with different costs and values, several provers and orders.
    private static func instance(_ seed: UInt64, orders: Int) -> SmallMarket {
        var random = RandomStream(seed: seed, 77)
        let costs = (0..<4).map { _ in random.within(200...900) }
        var small = SmallMarket(costs: costs, orders: orders)
        // All orders come before the first clearing, and nobody comes back for a second one.
        small.scenario.clients[0].interval = 1
        small.scenario.clients[0].lockDeadline = 14_000
        small.scenario.clients[0].expiry = 14_000
        small.scenario.clients[0].rampLength = 3000
        small.scenario.clients[0].valuePerMega = 300...1200
        return small
    }

    private static func bestGain(of prover: Int, _ small: SmallMarket, _ mechanism: any Mechanism.Type) throws
        -> Int
    {
        let truthful = try small.run(mechanism).profit(prover)
        var gain = 0
        for lie in lies {
            let deviation = Market.Deviation(prover: prover, markup: lie)
            gain = max(gain, try small.run(mechanism, deviations: [deviation]).profit(prover) - truthful)
        }
        return gain
    }

    @Test(
        "where truth is declared best for provers no lie pays, elsewhere one does",
        arguments: MechanismCatalogue.names)
    func provers(_ name: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: name))
        // Second-price auctions and posted prices are truthful for a single task.
        let orders = mechanism.properties.truthful == .both ? 3 : 1
        var best = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let small = Self.instance(seed, orders: orders)
            for prover in 0..<4 {
                let gain = try Self.bestGain(of: prover, small, mechanism)
                best = max(best, gain)
                if mechanism.properties.truthful != .nobody {
                    #expect(gain == 0, "prover \(prover) of instance \(seed) gains \(gain)")
                }
            }
        }
        if mechanism.properties.truthful == .nobody { #expect(best > 0, "no lie pays; it may be truthful") }
    }

    @Test("where truth is declared best for clients no other limit pays")
    func clients() throws {
        for mechanism in MechanismCatalogue.mechanisms where mechanism.properties.truthful == .both {
            for seed in 1...12 as ClosedRange<UInt64> {
                let small = Self.instance(seed, orders: 3)
                let truthful = try Self.surplus(of: 0, small, mechanism, share: 1000)
                for lie in [500, 700, 850, 950, 1050, 1200, 1500] {
                    let other = try Self.surplus(of: 0, small, mechanism, share: lie)
                    #expect(other <= truthful, "offering \(lie) thousandths pays in instance \(seed)")
                }
            }
        }
    }

    /// What the first of three clients, each with one order, gains when only it offers a share of its value.
    private static func surplus(
        of client: Int, _ small: SmallMarket, _ mechanism: any Mechanism.Type, share: Int
    ) throws -> Int {
        var small = small
        var random = RandomStream(seed: UInt64(small.scenario.provers[0].costPerMega.lowerBound))
        var profile = small.scenario.clients[0]
        profile.orderLimit = 1
        small.scenario.clients = (0..<3).map { index in
            profile.name = "client\(index)"
            let value = random.within(300...1200)
            profile.valuePerMega = value...value
            profile.maxPrice = index == client ? share : 1000
            return profile
        }
        let market = try small.run(mechanism)
        return market.floor.orders.filter { $0.client == client && $0.phase == .fulfilled }
            .reduce(0) { $0 + $1.value - $1.payment }
    }

    @Test(
        "nobody who deals honestly loses, and the books balance as declared",
        arguments: MechanismCatalogue.names)
    func rationality(_ name: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: name))
        for seed in 1...10 as ClosedRange<UInt64> {
            var small = Self.instance(seed, orders: 5)
            small.scenario.chain.fee = 7
            let market = try small.run(mechanism)
            for order in market.floor.orders where order.phase == .fulfilled {
                #expect(order.payment <= order.maxPrice)
                if mechanism.properties.isExactlyBalanced { #expect(order.payment == order.price) }
            }
            #expect(mechanism.properties.isIndividuallyRational)
            for prover in market.floor.provers where prover.tally.missed == 0 {
                #expect(prover.tally.profit >= 0)
            }
        }
    }
}
