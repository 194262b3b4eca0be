import Determinism

/// How orders come, and how they end.
extension MarketFloor {
    /// A client sends its next order; its number, or nil when the client may send no more.
    mutating func submit(from client: Int) -> Int? {
        let profile = profile(ofClient: client)
        guard clients[client].orders < profile.orderLimit, orders.count < Scenario.limit else { return nil }
        let order = drawOrder(from: client, profile)
        let id = order.id
        let fee = scenario.chain.fee
        orders.append(order)
        phaseCounts[Int(OrderPhase.submitted.rawValue)] += 1
        clients[client].orders += 1
        ledger.openEscrow()
        ledger.deposit(order.maxPrice + fee, to: .client(client))
        ledger.move(order.maxPrice, from: .client(client), to: .escrow(order: id))
        ledger.move(fee, from: .client(client), to: .fees)
        open.append(Int32(id))
        note(
            .submitted(
                order: id, client: client, cycles: order.cycles, minPrice: order.minPrice,
                maxPrice: order.maxPrice, collateral: order.collateral, fee: fee))
        // A proof that is verified at the very deadline is in time.
        plan.insert(.deadline(order: Int32(id)), at: order.lockDeadline + 1)
        return id
    }

    private mutating func drawOrder(from client: Int, _ profile: ClientProfile) -> Order {
        let programs = programsOfProfile[clients[client].profile]
        let program = programs[arrivals[client].below(programs.count)]
        var cycles: Int
        switch profile.size {
        case .uniform(let range): cycles = arrivals[client].within(range)
        case .pareto(let range, let shape):
            cycles = arrivals[client].pareto(
                smallest: range.lowerBound, largest: range.upperBound, shapePermille: shape)
        }
        // Drawn all the same, so that counting a program changes nothing but sizes.
        if let counted = counts[program] { cycles = counted }
        let value = Price.total(arrivals[client].within(profile.valuePerMega), cycles: cycles)
        func share(_ permille: Int, of amount: Money) -> Money {
            Int(Int128(amount) * Int128(permille) / 1000)
        }
        let maxPrice = share(profile.maxPrice, of: value)
        return Order(
            id: orders.count, client: client,
            program: program, cycles: cycles, value: value,
            minPrice: share(profile.minPrice, of: value), maxPrice: maxPrice,
            collateral: share(profile.collateral, of: maxPrice), submitted: now,
            rampStart: now + profile.rampStart, rampLength: profile.rampLength,
            lockDeadline: now + profile.lockDeadline, expiry: now + profile.expiry)
    }

    /// Nobody took an order in time.
    mutating func expire(_ order: Int) {
        setPhase(order, .expired)
        let refund = orders[order].maxPrice
        ledger.move(refund, from: .escrow(order: order), to: .client(orders[order].client))
        note(.expired(order: order, refund: refund))
    }

    /// The prover of an order did not deliver.
    mutating func becomeOverdue(_ order: Int) {
        guard let prover = orders[order].prover else { return }
        setPhase(order, .overdue)
        orders[order].overdueAt = now
        provers[prover].tally.missed += 1
        overdue.append(Int32(order))
        plan.insert(.expiry(order: Int32(order)), at: orders[order].expiry + 1)
        note(.overdue(order: order, prover: prover))
    }

    /// Nobody delivered an overdue order.
    mutating func abandon(_ order: Int) {
        slash(order, deliverer: nil)
        setPhase(order, .slashed)
        let refund = orders[order].maxPrice
        ledger.move(refund, from: .escrow(order: order), to: .client(orders[order].client))
        note(.abandoned(order: order, refund: refund))
    }

    /// The verifier accepts a proof.
    mutating func accept(_ order: Int, from prover: Int) {
        let isLate = orders[order].phase == .overdue
        let client = orders[order].client
        orders[order].deliverer = prover
        let paid = !isLate || paysLate
        let price = paid ? orders[order].price : 0
        let payment = paid ? orders[order].payment : 0
        let refund = orders[order].maxPrice - payment
        if isLate { slash(order, deliverer: prover) }
        setPhase(order, .fulfilled)
        ledger.move(price, from: .escrow(order: order), to: .prover(prover))
        ledger.move(payment - price, from: .escrow(order: order), to: .operatorIncome)
        ledger.move(refund, from: .escrow(order: order), to: .client(client))
        provers[prover].tally.revenue += price
        provers[prover].tally.provedCycles += orders[order].cycles
        if isLate {
            provers[prover].tally.late += 1
            note(
                .rescued(
                    order: order, prover: prover, price: price, operatorIncome: payment - price,
                    refund: refund))
        } else {
            let collateral = orders[order].collateral
            ledger.move(collateral, from: .collateral(prover), to: .prover(prover))
            collateralNow -= collateral
            provers[prover].tally.delivered += 1
            note(
                .paid(
                    order: order, prover: prover, price: price, operatorIncome: payment - price,
                    refund: refund, collateral: collateral))
        }
        published[orders[order].program] = (order, prover)
    }

    /// The prover of an order loses its collateral: part is burned, the rest is the deliverer's, or the operator's
    /// if nobody delivered: whoever failed must not get it back by another name.
    private mutating func slash(_ order: Int, deliverer: Int?) {
        guard let prover = orders[order].prover else { return }
        let collateral = orders[order].collateral
        let burned = burned(of: collateral)
        let rest = collateral - burned
        ledger.move(burned, from: .collateral(prover), to: .burned)
        if let deliverer {
            ledger.move(rest, from: .collateral(prover), to: .prover(deliverer))
            provers[deliverer].tally.revenue += rest
        } else {
            ledger.move(rest, from: .collateral(prover), to: .operatorIncome)
        }
        provers[prover].tally.slashed += collateral
        collateralNow -= collateral
        note(
            .slashed(
                order: order, prover: prover, burned: burned, deliverer: deliverer,
                reward: deliverer == nil ? 0 : rest, operatorIncome: deliverer == nil ? rest : 0))
    }
}
