/// A reverse Dutch auction: an order's price rises until the first prover puts down collateral and takes it.
///
/// After Boundless (docs.boundless.network, "Proof lifecycle"). Between two blocks the price rises through the asks
/// in turn, so that of all who are willing at a block the one that asks least was first.
public struct DutchMechanism: Mechanism {
    public static let name = "dutch"
    public static let title = "Reverse Dutch auction with collateral"
    public static let summary =
        "The price of each order rises until the first prover takes it and puts down collateral."
    public static let tradeOff =
        "Prices follow the cheapest free prover; but orders wait for their ramp, and waiting for more can pay."
    public static let properties = MechanismProperties(
        truthful: .nobody, isExactlyBalanced: true, isIndividuallyRational: true)

    public static let followsRamp = true

    public init(_ floor: MarketFloor) {}

    public mutating func blockBegan(on floor: inout MarketFloor) {
        let open = floor.openOrders()
        guard !open.isEmpty else { return }
        var available = floor.available()
        for order in open {
            guard !available.isEmpty else { return }
            let order = Int(order)
            let price = floor.orders[order].price(at: floor.now)
            for (index, prover) in available.enumerated() {
                let prover = Int(prover)
                let quote = Price.total(
                    floor.provers[prover].quotePerMega, cycles: floor.orders[order].cycles)
                if quote > price { break }
                guard floor.accepts(prover, order, at: price), floor.lock(order, to: prover, price: price)
                else { continue }
                if !floor.hasSlot(prover) { available.remove(at: index) }
                break
            }
        }
    }
}
