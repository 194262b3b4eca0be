import Determinism

/// The end of a job in a prover's slot.
struct JobEnd {
    var order: Int
    var prover: Int
    /// How often the prover had been stopped when the job began.
    var epoch: Int32
    /// The order whose proof is copied, or −1.
    var copies: Int
}

extension MarketFloor {
    /// What a job that ends now delivers; nil if it delivers nothing.
    func assignment(of end: JobEnd) -> ProofAssignment? {
        guard provers[end.prover].epoch == end.epoch, delivers(end) else { return nil }
        return assignment(end)
    }

    /// What a job is about.
    func assignment(_ end: JobEnd) -> ProofAssignment {
        let conduct: ProofAssignment.Conduct
        if end.copies >= 0 {
            conduct = .copied(order: end.copies, prover: orders[end.copies].deliverer ?? 0)
        } else {
            conduct = provers[end.prover].strategy == .invalid ? .invalid : .honest
        }
        return ProofAssignment(
            order: end.order, program: programs[orders[end.order].program], cycles: orders[end.order].cycles,
            prover: end.prover, conduct: conduct)
    }

    /// Whether a job is finished and its proof still of use.
    private func delivers(_ end: JobEnd) -> Bool {
        let phase = orders[end.order].phase
        guard phase == .locked || phase == .overdue else { return false }
        return end.copies >= 0 || provers[end.prover].strategy == .invalid || succeeds(end)
    }

    private func succeeds(_ end: JobEnd) -> Bool {
        let reliability = provers[end.prover].reliability
        guard reliability < 1000 else { return true }
        var random = RandomStream(seed: seed, Chance.jobs, UInt64(end.order), UInt64(end.prover))
        return random.happens(permille: reliability)
    }

    /// Frees the slot of a job and sends its proof, if there is one.
    mutating func endJob(_ end: JobEnd, _ proof: DeliveredProof?) {
        let cycles = orders[end.order].cycles
        activeJobs -= 1
        provers[end.prover].running -= 1
        let works = provers[end.prover].strategy.works && end.copies < 0
        if works {
            provers[end.prover].tally.cost += provers[end.prover].cost(of: cycles)
            provers[end.prover].tally.busy += provers[end.prover].duration(of: cycles)
        }
        if let proof, ledger.provers[end.prover] >= scenario.chain.fee {
            let fee = scenario.chain.fee
            ledger.move(fee, from: .prover(end.prover), to: .fees)
            provers[end.prover].tally.fees += fee
            if orders[end.order].deliveredAt == nil { orders[end.order].deliveredAt = now }
            note(
                .delivered(
                    order: end.order, prover: end.prover, bytes: proof.bytes,
                    fingerprint: proof.fingerprint, fee: fee))
            if let digest = proof.digest {
                note(
                    .proved(
                        order: end.order, prover: end.prover, bytes: proof.bytes, digest: digest,
                        verdict: proof.verdict))
            }
            plan.insert(
                .verification(
                    order: Int32(end.order), prover: Int32(end.prover), verdict: proof.verdict),
                at: settlement(of: now))
            return
        }
        if works { provers[end.prover].tally.wastedCycles += cycles }
        guard orders[end.order].phase == .locked || orders[end.order].phase == .overdue else { return }
        provers[end.prover].tally.failed += 1
        if orders[end.order].prover != end.prover { orders[end.order].runners -= 1 }
        note(.failed(order: end.order, prover: end.prover))
    }

    /// A job whose prover was stopped while it ran: what was done until then is wasted.
    mutating func loseJob(_ end: JobEnd) {
        activeJobs -= 1
        if orders[end.order].prover != end.prover, orders[end.order].phase == .overdue {
            orders[end.order].runners -= 1
        }
        guard provers[end.prover].strategy.works, end.copies < 0 else { return }
        let cycles = orders[end.order].cycles
        let begun = now.milliseconds - provers[end.prover].duration(of: cycles)
        let worked = max(0, provers[end.prover].stoppedAt - begun - provers[end.prover].latency)
        let done = min(cycles, worked * provers[end.prover].speed / 1000)
        provers[end.prover].tally.wastedCycles += done
        provers[end.prover].tally.cost += provers[end.prover].cost(of: done)
        provers[end.prover].tally.busy += worked
    }

    /// Fills free slots with orders that wait for one.
    mutating func beginWaiting(_ prover: Int) {
        while provers[prover].isUp, provers[prover].running < provers[prover].slots,
            !waiting[prover].isEmpty
        {
            let order = Int(waiting[prover].removeFirst())
            // Too late is too late: the collateral is lost, the work would be too.
            if orders[order].phase == .locked { begin(order, by: prover) }
        }
    }
}
