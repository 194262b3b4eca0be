import Determinism

/// What provers want, and why they do not take an order.
extension MarketFloor {
    /// What a prover asks for an order: its quote and the fees; a sniper waits for nine tenths of the ramp.
    public func ask(of prover: Int, for order: Int) -> Money {
        let plain =
            Price.total(provers[prover].quotePerMega, cycles: orders[order].cycles) + 2 * scenario.chain.fee
        guard provers[prover].strategy == .sniping else { return plain }
        let range = orders[order].maxPrice - orders[order].minPrice
        return max(plain, orders[order].minPrice + range / 10 * 9)
    }

    /// Why a prover would not take an order at a price; nil when it would. Without a price only what it is able to
    /// do counts.
    public func refusal(of prover: Int, for order: Int, at price: Money?) -> Refusal? {
        if let hindrance = hindrance(of: prover, for: order, until: orders[order].lockDeadline) {
            return hindrance
        }
        let needed = orders[order].collateral + 2 * scenario.chain.fee
        let free = ledger.provers[prover]
        if free < needed { return .collateral(free: free, needed: needed) }
        guard let price else { return nil }
        let asks = ask(of: prover, for: order)
        if asks <= price { return nil }
        return .priceTooLow(asks: asks, offered: price, reachedAt: orders[order].time(reaching: asks))
    }

    /// Whether a prover takes an order at a price: `refusal` without the reason, for loops.
    func accepts(_ prover: Int, _ order: Int, at price: Money) -> Bool {
        refusal(of: prover, for: order, at: price) == nil
    }

    /// Whether a prover has a slot free for an order, and time until a deadline.
    func hindrance(of prover: Int, for order: Int, until deadline: VirtualTime) -> Refusal? {
        guard provers[prover].isPresent else { return .absent }
        guard provers[prover].isUp else { return .stopped }
        let client = orders[order].client
        if provers[prover].censored >> UInt64(clients[client].profile) & 1 == 1 { return .censors }
        guard provers[prover].jobsLeft > 0 else { return .finished }
        guard provers[prover].proves(orders[order].program) else { return .otherProgram }
        guard hasSlot(prover) else { return .busy(slots: provers[prover].slots) }
        let finishes = settlement(of: now + provers[prover].duration(of: orders[order].cycles))
        guard finishes <= deadline else { return .tooSlow(finishes: finishes, deadline: deadline) }
        return nil
    }

    func hasSlot(_ prover: Int) -> Bool {
        provers[prover].running + waiting[prover].count < provers[prover].slots
            && provers[prover].jobsLeft > 0
    }

    /// How many orders a prover could take now.
    func freeSlots(_ prover: Int) -> Int {
        let slots = provers[prover].slots - provers[prover].running - waiting[prover].count
        return min(slots, provers[prover].jobsLeft)
    }

    func isAvailable(_ prover: Int) -> Bool {
        provers[prover].isPresent && provers[prover].isUp && hasSlot(prover)
    }

    /// Whether a prover would work on an overdue order for its reward.
    func wouldRun(_ prover: Int, for order: Int) -> Bool {
        guard prover != orders[order].prover, !refused.contains(mark(order, prover)),
            provers[prover].strategy.works,
            hindrance(of: prover, for: order, until: orders[order].expiry) == nil,
            ledger.provers[prover] >= scenario.chain.fee
        else { return false }
        let quote = Price.total(provers[prover].quotePerMega, cycles: orders[order].cycles)
        return quote + scenario.chain.fee <= lateReward(order)
    }

    /// The mark of a prover whose proof of an order was refused: it is not asked for another.
    func mark(_ order: Int, _ prover: Int) -> UInt64 { UInt64(order) << 32 | UInt64(prover) }

    /// What a late deliverer of an order gets.
    func lateReward(_ order: Int) -> Money {
        let collateral = orders[order].collateral
        let kept = collateral - burned(of: collateral)
        return paysLate ? kept + orders[order].price : kept
    }

    func burned(of collateral: Money) -> Money {
        Int(Int128(collateral) * Int128(scenario.rules.burned) / 1000)
    }

    /// Provers with a free slot, from the cheapest quote to the dearest.
    func available() -> [Int32] { byQuote.filter { isAvailable(Int($0)) } }

    /// The open orders as they came; forgets those that are open no more.
    mutating func openOrders() -> [Int32] {
        open.removeAll { orders[Int($0)].phase != .submitted }
        return open
    }
}
