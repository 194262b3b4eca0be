import Determinism

/// McAfee's double auction: truthful on both sides, at the price of the least valuable trade.
///
/// After McAfee, "A dominant strategy double auction" (Journal of Economic Theory 56, 1992). The k best pairs agree.
/// If the middle of the first pair that does not agree suits all of them, they trade at it; otherwise the k-th pair
/// does not trade, the others' clients pay its limit, their provers get its ask, and the operator keeps the difference.
public struct McAfeeMechanism: Mechanism {
    public static let name = "mcafee"
    public static let title = "McAfee double auction"
    public static let summary =
        "Batches in which nobody's own price sets what they pay, if need be by leaving out the last pair."
    public static let tradeOff =
        "Truth is the best bid on both sides of equal tasks; but the last pair may be left out, and the operator keeps money."
    public static let properties = MechanismProperties(
        truthful: .both, isExactlyBalanced: false, isIndividuallyRational: true)

    public init(_ floor: MarketFloor) {}

    public mutating func blockBegan(on floor: inout MarketFloor) {
        guard floor.block % floor.scenario.rules.batchBlocks == 0 else { return }
        let orders = floor.openOrders().map { Int($0) }
            .map { (order: $0, limit: floor.orders[$0].limitPerMega) }
            .sorted { ($1.limit, $0.order) < ($0.limit, $1.order) }
        guard !orders.isEmpty else { return }
        let asks = Self.asks(floor)
        var agreeing = 0
        while agreeing < min(orders.count, asks.count),
            orders[agreeing].limit >= asks[agreeing].perMega
        {
            agreeing += 1
        }
        guard agreeing > 0 else { return }
        let last = (limit: orders[agreeing - 1].limit, ask: asks[agreeing - 1].perMega)
        var (traded, pays, gets) = (agreeing - 1, last.limit, last.ask)
        if agreeing < orders.count, agreeing < asks.count {
            let middle = (orders[agreeing].limit + asks[agreeing].perMega) / 2
            if middle >= last.ask, middle <= last.limit { (traded, pays, gets) = (agreeing, middle, middle) }
        }
        trade(orders.prefix(traded).map(\.order), asks.prefix(traded).map(\.prover), pays, gets, &floor)
    }

    /// Free slots by price; provers that cannot serve the order beside them do not trade in this batch.
    private static func asks(_ floor: MarketFloor) -> [(prover: Int, perMega: Money)] {
        var result: [(prover: Int, perMega: Money)] = []
        for prover in floor.available() {
            let prover = Int(prover)
            for _ in 0..<floor.freeSlots(prover) {
                result.append((prover, floor.provers[prover].quotePerMega))
            }
        }
        return result
    }

    private func trade(
        _ orders: [Int], _ provers: [Int], _ pays: Money, _ gets: Money, _ floor: inout MarketFloor
    ) {
        var count = 0
        for (order, prover) in zip(orders, provers) {
            let cycles = floor.orders[order].cycles
            let price = Price.total(gets, cycles: cycles)
            let payment = min(floor.orders[order].maxPrice, Price.total(pays, cycles: cycles))
            guard price <= payment, floor.accepts(prover, order, at: price) else { continue }
            if floor.lock(order, to: prover, price: price, payment: payment) { count += 1 }
        }
        if count > 0 { floor.note(.cleared(perMega: gets, orders: count)) }
    }

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime {
        Pairing.nextBatch(floor)
    }
}
