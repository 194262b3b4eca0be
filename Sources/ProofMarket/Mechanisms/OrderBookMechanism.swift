import Determinism

/// A continuous book: whoever comes meets the best price that rests there, earlier ones first at one price.
///
/// Clients offer their highest price, provers ask their quote, both in ticks of 1/4096 of the highest price that
/// anybody may offer. The price of a trade is that of the side that rested, as on an exchange: a prover that waited
/// gets its ask, an order that waited pays its limit.
public struct OrderBookMechanism: Mechanism {
    public static let name = "book"
    public static let title = "Continuous limit order book"
    public static let summary =
        "Orders and provers meet at once at the price that rested in the book, the best first and then the earliest."
    public static let tradeOff =
        "Fastest to lock; but an order that had to wait pays its limit, and asking more than one's cost pays."
    public static let properties = MechanismProperties(
        truthful: .nobody, isExactlyBalanced: true, isIndividuallyRational: true)

    /// How many resting entries one newcomer looks at before it rests itself.
    private static let patience = 256

    private let tick: Money
    private var asks = PriceLevels()
    private var bids = PriceLevels()

    public init(_ floor: MarketFloor) {
        tick = (floor.highestPerMega + PriceLevels.count - 1) / PriceLevels.count
        for prover in floor.provers { place(prover.id, floor.isAvailable(prover.id), prover.quotePerMega) }
    }

    public mutating func orderEntered(_ order: Int, on floor: inout MarketFloor) {
        let limit = floor.orders[order].limitPerMega
        let limitLevel = min(limit / tick, PriceLevels.count - 1)
        var candidate = asks.best
        for _ in 0..<Self.patience {
            guard let prover = candidate, asks.level(of: prover) <= limitLevel else { break }
            let quote = asks.level(of: prover) * tick
            // Fees depend on the order, so that they are no part of a quote for a million cycles.
            let price = max(
                Price.total(quote, cycles: floor.orders[order].cycles), floor.ask(of: prover, for: order))
            if price <= floor.orders[order].maxPrice, floor.accepts(prover, order, at: price),
                floor.lock(order, to: prover, price: price)
            {
                place(prover, floor.isAvailable(prover), floor.provers[prover].quotePerMega)
                return
            }
            candidate = asks.entry(after: prover)
        }
        bids.insert(order, level: PriceLevels.count - 1 - limitLevel)
    }

    public mutating func orderLeft(_ order: Int, on floor: inout MarketFloor) { bids.remove(order) }

    public mutating func proverChanged(_ prover: Int, on floor: inout MarketFloor) {
        if floor.isAvailable(prover) {
            var candidate = bids.best
            for _ in 0..<Self.patience {
                guard let order = candidate, floor.isAvailable(prover) else { break }
                let limitLevel = PriceLevels.count - 1 - bids.level(of: order)
                guard limitLevel * tick + tick > floor.provers[prover].quotePerMega else { break }
                candidate = bids.entry(after: order)
                let price = floor.orders[order].maxPrice
                if floor.accepts(prover, order, at: price), floor.lock(order, to: prover, price: price) {
                    bids.remove(order)
                }
            }
        }
        place(prover, floor.isAvailable(prover), floor.provers[prover].quotePerMega)
    }

    /// Puts the ask of a prover into the book, or takes it out.
    private mutating func place(_ prover: Int, _ isAvailable: Bool, _ quote: Money) {
        guard isAvailable != asks.contains(prover) else { return }
        guard isAvailable else { return asks.remove(prover) }
        let level = (quote + tick - 1) / tick
        if level < PriceLevels.count { asks.insert(prover, level: level) }
    }

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime { floor.now }
}
