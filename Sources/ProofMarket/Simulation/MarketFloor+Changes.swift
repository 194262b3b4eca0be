import Determinism

/// Coming, going, stopping, and the pace of demand.
extension MarketFloor {
    /// Plans what the scenario says will happen.
    mutating func planScenario() {
        for prover in provers {
            let profile = scenario.provers[prover.profile]
            if profile.joins == 0 {
                join(prover.id)
            } else {
                plan.insert(.join(prover: Int32(prover.id)), at: VirtualTime(milliseconds: profile.joins))
            }
            if let leaves = profile.leaves {
                plan.insert(.leave(prover: Int32(prover.id)), at: VirtualTime(milliseconds: leaves))
            }
        }
        for (index, shock) in scenario.shocks.enumerated() {
            plan.insert(.shock(Int32(index)), at: VirtualTime(milliseconds: shock.time))
        }
        for client in clients { planArrival(of: client.id) }
        plan.insert(.block, at: VirtualTime(milliseconds: scenario.chain.blockTime))
    }

    /// Plans the next order of a client, unless that would be after the end.
    mutating func planArrival(of client: Int) {
        let profile = profile(ofClient: client)
        let mean = max(1, profile.interval * 1000 / clients[client].rate)
        let time = now + arrivals[client].exponential(mean: mean)
        guard time.milliseconds <= scenario.duration else { return }
        plan.insert(.arrival(client: Int32(client)), at: time)
    }

    mutating func join(_ prover: Int) {
        provers[prover].isPresent = true
        ledger.deposit(provers[prover].stake, to: .prover(prover))
        note(.joined(prover: prover, stake: provers[prover].stake))
    }

    /// Stops a prover, whose work under way is lost; false if it stands still already.
    mutating func stop(_ prover: Int) -> Bool {
        guard provers[prover].isUp else { return false }
        provers[prover].isUp = false
        provers[prover].epoch += 1
        provers[prover].running = 0
        provers[prover].stoppedAt = now.milliseconds
        firstShock = firstShock ?? now
        mostStopped = max(mostStopped, provers.count { !$0.isUp })
        note(.stopped(prover: prover))
        return true
    }

    mutating func resume(_ prover: Int) -> Bool {
        guard !provers[prover].isUp else { return false }
        provers[prover].isUp = true
        note(.resumed(prover: prover))
        return true
    }

    mutating func setRate(_ rate: Int, ofClient client: Int) {
        guard clients[client].rate != rate else { return }
        if rate > clients[client].rate { firstShock = firstShock ?? now }
        clients[client].rate = rate
        note(.demand(client: client, rate: rate))
    }

    /// So many thousandths of the provers that run, chosen by chance.
    func sample(share: Int, profile: Int?, number: Int) -> [Int] {
        var running = provers.indices.filter {
            provers[$0].isUp && provers[$0].isPresent && (profile == nil || provers[$0].profile == profile)
        }
        var random = RandomStream(seed: seed, Chance.shocks, UInt64(number))
        let wanted = (running.count * share + 500) / 1000
        for index in 0..<wanted { running.swapAt(index, index + random.below(running.count - index)) }
        return running[..<wanted].sorted()
    }

    mutating func takeSample() {
        samples.append(
            Sample(
                time: now, open: Int32(count(.submitted)), locked: Int32(count(.locked)),
                overdue: Int32(count(.overdue)), fulfilled: Int32(count(.fulfilled)),
                lost: Int32(count(.expired) + count(.slashed))))
    }
}
