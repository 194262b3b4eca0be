import Determinism

/// A random prover is given each order at the posted price; if it fails, a committee may step in for the same price.
///
/// After Gevulot and arXiv 2605.05559: liveness first. The price is the order's highest, whatever provers say, so
/// that all a prover can decide is whether to serve at that price.
public struct CommitteeMechanism: Mechanism {
    public static let name = "committee"
    public static let title = "Random primary with fallback committee"
    public static let summary =
        "Chance gives each order to a willing prover at the posted price; a committee replaces one that fails."
    public static let tradeOff =
        "Work is spread evenly and failures are made good; but clients pay their limit, and dear provers get work too."
    public static let properties = MechanismProperties(
        truthful: .provers, isExactlyBalanced: true, isIndividuallyRational: true)
    public static let paysLate = true

    /// Members of a fallback committee.
    private static let fallbacks = 2
    /// Draws before the list is searched from where the last one fell.
    private static let draws = 16

    public init(_ floor: MarketFloor) {}

    public mutating func blockBegan(on floor: inout MarketFloor) {
        let open = floor.openOrders()
        guard !open.isEmpty else { return }
        var available = Self.candidates(floor)
        for order in open {
            let order = Int(order)
            let price = floor.orders[order].maxPrice
            let found = Self.draw(available, on: &floor) { prover, floor in
                floor.accepts(prover, order, at: price)
            }
            guard let index = found else { continue }
            let prover = Int(available[index])
            floor.lock(order, to: prover, price: price)
            if !floor.hasSlot(prover) { available.remove(at: index) }
        }
    }

    public func rescuers(of order: Int, on floor: inout MarketFloor) -> [Int] {
        var available = Self.candidates(floor)
        var committee: [Int] = []
        while committee.count < Self.fallbacks,
            let index = Self.draw(available, on: &floor, where: { $1.wouldRun($0, for: order) })
        {
            committee.append(Int(available.remove(at: index)))
        }
        return committee
    }

    /// Provers with a free slot in the order of their numbers: chance must not depend on what anybody asks.
    private static func candidates(_ floor: MarketFloor) -> [Int32] {
        floor.provers.indices.lazy.filter { floor.isAvailable($0) }.map { Int32($0) }
    }

    /// The place of a prover that will do, each as likely as the others as long as most will.
    private static func draw(
        _ available: [Int32], on floor: inout MarketFloor, where willDo: (Int, MarketFloor) -> Bool
    ) -> Int? {
        guard !available.isEmpty else { return nil }
        var index = 0
        for _ in 0..<draws {
            index = floor.chance.below(available.count)
            if willDo(Int(available[index]), floor) { return index }
        }
        return available.indices.map { (index + $0) % available.count }
            .first { willDo(Int(available[$0]), floor) }
    }
}
