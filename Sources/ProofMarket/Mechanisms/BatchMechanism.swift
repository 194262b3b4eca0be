import Determinism

/// A frequent batch auction: every few blocks all orders and all free slots meet at one price for a million cycles.
///
/// After Budish, Cramton and Shim (2015): within a batch, being faster is worth nothing.
public struct BatchMechanism: Mechanism {
    public static let name = "batch"
    public static let title = "Frequent batch auction with a uniform price"
    public static let summary =
        "Every few blocks the highest orders meet the lowest asks, and all of them trade at one price."
    public static let tradeOff =
        "One fair price for everybody and no race; but the marginal prover can move it, and orders wait for a batch."
    public static let properties = MechanismProperties(
        truthful: .nobody, isExactlyBalanced: true, isIndividuallyRational: true)

    public init(_ floor: MarketFloor) {}

    public mutating func blockBegan(on floor: inout MarketFloor) {
        guard floor.block % floor.scenario.rules.batchBlocks == 0 else { return }
        var pairs = Pairing.pairs(on: &floor)
        guard let last = pairs.last else { return }
        // Any price between the last ask and the last offer clears the batch; the middle favours nobody.
        let price = (last.ask + last.limit) / 2
        pairs.removeAll { pair in
            let total = Price.total(price, cycles: floor.orders[pair.order].cycles)
            return total > floor.orders[pair.order].maxPrice
                || !floor.accepts(pair.prover, pair.order, at: total)
        }
        guard !pairs.isEmpty else { return }
        floor.note(.cleared(perMega: price, orders: pairs.count))
        for pair in pairs {
            floor.lock(
                pair.order, to: pair.prover,
                price: Price.total(price, cycles: floor.orders[pair.order].cycles))
        }
    }

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime {
        Pairing.nextBatch(floor)
    }
}

/// The highest orders beside the lowest asks, as both auctions that clear in batches want them.
struct Pairing {
    struct Pair {
        var order: Int
        var prover: Int
        /// Both for a million cycles.
        var limit: Money
        var ask: Money
    }

    /// Pairs in which the order offers at least what the slot asks, from the best to the last. Every slot of a
    /// prover is an ask of its own. A slot that cannot serve an order, for want of time or of collateral, is passed
    /// over for this order and stays for the next.
    static func pairs(on floor: inout MarketFloor) -> [Pair] {
        let orders = floor.openOrders()
        guard !orders.isEmpty else { return [] }
        let limits = orders.map { (order: Int($0), limit: floor.orders[Int($0)].limitPerMega) }
            .sorted { ($1.limit, $0.order) < ($0.limit, $1.order) }
        var slots = floor.available().map { prover in
            let prover = Int(prover)
            return (prover: prover, free: floor.freeSlots(prover), budget: floor.ledger.provers[prover])
        }
        var pairs: [Pair] = []
        var dearest = 0
        for (order, limit) in limits {
            let collateral = floor.orders[order].collateral + 2 * floor.scenario.chain.fee
            let found = slots.firstIndex { slot in
                slot.budget >= collateral && floor.refusal(of: slot.prover, for: order, at: nil) == nil
            }
            guard let found else { continue }
            let ask = floor.provers[slots[found].prover].quotePerMega
            // Asks only rise and limits only fall from here.
            if found == 0, ask > limit { break }
            if ask > limit { continue }
            // The price must lie between every ask and every limit of the batch.
            if max(dearest, ask) > limit { break }
            dearest = max(dearest, ask)
            pairs.append(Pair(order: order, prover: slots[found].prover, limit: limit, ask: ask))
            slots[found].budget -= collateral
            slots[found].free -= 1
            if slots[found].free == 0 { slots.remove(at: found) }
            if slots.isEmpty { break }
        }
        // The last pair holds the dearest ask: an order that only a dear slot can serve may have come before.
        if let last = pairs.indices.last { pairs[last].ask = dearest }
        return pairs
    }

    static func nextBatch(_ floor: MarketFloor) -> VirtualTime {
        let every = floor.scenario.rules.batchBlocks
        let block = (floor.block / every + 1) * every
        return VirtualTime(milliseconds: block * floor.scenario.chain.blockTime)
    }
}
