import Determinism

/// The verbs by which a mechanism makes trades.
extension MarketFloor {
    /// Gives an order to a prover, which puts down its collateral and begins.
    ///
    /// - Parameters:
    ///   - price: what the prover gets for a good proof.
    ///   - payment: what the client pays then; the price if nothing else is said.
    /// - Returns: false, and nothing has changed, if the prover cannot put down the collateral or has done all the
    ///   jobs that it came for.
    @discardableResult
    mutating func lock(_ order: Int, to prover: Int, price: Money, payment: Money? = nil) -> Bool {
        precondition(orders[order].phase == .submitted, "only an open order can be taken")
        let payment = payment ?? price
        precondition(price >= 0 && payment >= price, "the client pays at least what the prover gets")
        precondition(payment <= orders[order].maxPrice, "the client pays at most what is in escrow")
        let (collateral, fee) = (orders[order].collateral, scenario.chain.fee)
        // The fee of the delivery must be left over.
        guard ledger.provers[prover] >= collateral + 2 * fee, provers[prover].jobsLeft > 0 else {
            return false
        }
        provers[prover].jobsLeft -= 1
        ledger.move(collateral, from: .prover(prover), to: .collateral(prover))
        ledger.move(fee, from: .prover(prover), to: .fees)
        provers[prover].tally.fees += fee
        provers[prover].tally.taken += 1
        collateralLocked += collateral
        collateralNow += collateral
        mostCollateral = max(mostCollateral, collateralNow)
        setPhase(order, .locked)
        orders[order].prover = prover
        orders[order].price = price
        orders[order].payment = payment
        orders[order].lockedAt = now
        trades.append(
            Trade(
                order: Int32(order), prover: Int32(prover), time: now,
                perMega: Price.perMega(price, cycles: orders[order].cycles)))
        note(
            .locked(
                order: order, prover: prover, price: price, payment: payment, collateral: collateral,
                fee: fee))
        assign(order, to: prover)
        return true
    }

    /// Notes a sealed bid.
    mutating func bid(_ order: Int, by prover: Int, price: Money) {
        provers[prover].tally.bids += 1
        note(.bid(order: order, prover: prover, price: price))
    }

    /// A prover puts down a bond with a sealed commitment; false if it cannot.
    mutating func commit(_ order: Int, by prover: Int) -> Bool {
        let bond = scenario.rules.bond
        guard ledger.provers[prover] >= bond else { return false }
        ledger.move(bond, from: .prover(prover), to: .collateral(prover))
        provers[prover].tally.bids += 1
        note(.committed(order: order, prover: prover, bond: bond))
        return true
    }

    mutating func reveal(_ order: Int, by prover: Int, price: Money) {
        let bond = scenario.rules.bond
        ledger.move(bond, from: .collateral(prover), to: .prover(prover))
        note(.revealed(order: order, prover: prover, price: price, bond: bond))
    }

    /// A commitment was not revealed: the bond is burned.
    mutating func withhold(_ order: Int, by prover: Int) {
        let bond = scenario.rules.bond
        ledger.move(bond, from: .collateral(prover), to: .burned)
        provers[prover].tally.slashed += bond
        note(.withheld(order: order, prover: prover, bond: bond))
    }

    /// Lets a prover work on an overdue order.
    mutating func run(_ order: Int, by prover: Int) {
        orders[order].runners += 1
        provers[prover].jobsLeft -= 1
        note(.running(order: order, prover: prover))
        begin(order, by: prover)
    }

    /// Begins a taken order, or lets it wait for a slot.
    private mutating func assign(_ order: Int, to prover: Int) {
        guard provers[prover].strategy != .lazy else { return }
        if provers[prover].running < provers[prover].slots, provers[prover].isUp {
            begin(order, by: prover)
        } else {
            waiting[prover].append(Int32(order))
        }
    }

    /// Puts an order into a slot of a prover.
    mutating func begin(_ order: Int, by prover: Int) {
        precondition(provers[prover].running < provers[prover].slots, "no prover works above its capacity")
        provers[prover].running += 1
        activeJobs += 1
        if orders[order].prover == prover, orders[order].startedAt == nil {
            orders[order].startedAt = now
            note(.started(order: order, prover: prover))
        }
        var copies: Int32 = -1
        if provers[prover].strategy == .copycat, let seen = published[orders[order].program],
            seen.prover != prover
        {
            copies = Int32(seen.order)
        }
        let works = provers[prover].strategy.works && copies < 0
        let duration =
            works ? provers[prover].duration(of: orders[order].cycles) : provers[prover].latency + 1
        plan.insert(
            .jobEnd(
                order: Int32(order), prover: Int32(prover), epoch: provers[prover].epoch, copies: copies),
            at: now + duration)
        if prover == machine {
            let job = JobEnd(
                order: order, prover: prover, epoch: provers[prover].epoch, copies: Int(copies))
            begun.append(assignment(job))
        }
    }
}
