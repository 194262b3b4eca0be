import Determinism

/// The people of a market, made from the classes of a scenario with the chance of a seed.
struct Cast {
    var provers: [Prover] = []
    var proverNames: [String] = []
    var clients: [Client] = []
    var clientNames: [String] = []
    var byQuote: [Int32] = []
    var highestPerMega: Money = 1

    init(_ scenario: Scenario, seed: UInt64, deviations: [Market.Deviation]) {
        for (index, profile) in scenario.clients.enumerated() {
            for number in 0..<profile.count {
                clients.append(Client(id: clients.count, profile: index))
                clientNames.append(profile.count == 1 ? profile.name : "\(profile.name)-\(number + 1)")
            }
            let limit = Int(Int128(profile.valuePerMega.upperBound) * Int128(profile.maxPrice) / 1000)
            highestPerMega = max(highestPerMega, limit)
        }
        let programs = scenario.programs
        for (index, profile) in scenario.provers.enumerated() {
            for number in 0..<profile.count {
                provers.append(
                    Self.prover(
                        provers.count, index, profile, clients: scenario.clients, programs: programs,
                        seed: seed))
                proverNames.append(profile.count == 1 ? profile.name : "\(profile.name)-\(number + 1)")
            }
        }
        raiseRings(scenario)
        for deviation in deviations {
            let cost = provers[deviation.prover].costPerMega
            provers[deviation.prover].quotePerMega = max(1, cost * deviation.markup / 1000)
        }
        let provers = provers
        byQuote = provers.indices.map { Int32($0) }.sorted { left, right in
            let (left, right) = (provers[Int(left)], provers[Int(right)])
            return (left.quotePerMega, left.latency, left.id) < (right.quotePerMega, right.latency, right.id)
        }
    }

    private static func prover(
        _ id: Int, _ index: Int, _ profile: ProverProfile, clients: [ClientProfile], programs: [String],
        seed: UInt64
    ) -> Prover {
        var random = RandomStream(seed: seed, MarketFloor.Chance.provers, UInt64(id))
        var censored: UInt64 = 0
        for (bit, client) in clients.enumerated() where profile.censors.contains(client.name) {
            censored |= 1 << UInt64(bit)
        }
        var proved: UInt64?
        if !profile.programs.isEmpty {
            proved = programs.prefix(64).enumerated().reduce(UInt64(0)) { bits, program in
                profile.programs.contains(program.element) ? bits | 1 << UInt64(program.offset) : bits
            }
        }
        let cost = random.within(profile.costPerMega)
        let speed = random.within(profile.speed)
        let latency = random.within(profile.latency)
        return Prover(
            id: id, profile: index, costPerMega: cost, speed: speed, slots: profile.slots,
            stake: profile.stake, reliability: profile.reliability, latency: latency,
            strategy: profile.strategy, quotePerMega: max(1, cost * profile.markup / 1000),
            censored: censored, programs: proved, jobsLeft: profile.jobs)
    }

    /// Members of a ring ask what its dearest member asks.
    private mutating func raiseRings(_ scenario: Scenario) {
        for (index, prover) in provers.enumerated() where prover.strategy == .colluding {
            let ring = scenario.provers[prover.profile].ring
            for member in provers
            where member.strategy == .colluding && scenario.provers[member.profile].ring == ring {
                let price = member.costPerMega * scenario.provers[member.profile].markup / 1000
                provers[index].quotePerMega = max(provers[index].quotePerMega, price)
            }
        }
    }
}
