import Determinism

/// A sealed reverse auction: each order's lowest bid wins and is paid what it bid.
///
/// Bids bind. A prover bids for every order it could serve when the order comes, and does not know which of them it
/// will win: in a burst one cheap prover wins more than it can do in time.
public struct SealedMechanism: Mechanism {
    public static let name = "sealed"
    public static let title = "Sealed first-price reverse auction"
    public static let summary = "Provers bid in secret on each order; the lowest bid wins and is paid."
    public static let tradeOff =
        "Simple, and one window to a price; but bids must guess the others', and one busy prover can win a whole burst."
    public static let properties = MechanismProperties(
        truthful: .nobody, isExactlyBalanced: true, isIndividuallyRational: true)

    private var auctions: [SealedAuction] = []

    public init(_ floor: MarketFloor) {}

    public mutating func orderEntered(_ order: Int, on floor: inout MarketFloor) {
        let bids = SealedAuction.bids(for: order, on: &floor)
        for bid in bids { floor.bid(order, by: Int(bid.prover), price: bid.price) }
        let closes = floor.block + floor.scenario.rules.auctionBlocks
        auctions.append(SealedAuction(order: order, closes: closes, bids: bids))
    }

    public mutating func blockBegan(on floor: inout MarketFloor) {
        for auction in SealedAuction.due(&auctions, at: floor.block)
        where !auction.settle(on: &floor, price: { bids, winner in bids[winner].price }) {
            orderEntered(auction.order, on: &floor)
        }
    }

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime {
        SealedAuction.closing(auctions.first { $0.order == order }, on: floor)
    }
}

/// An order that is up for sealed bids.
struct SealedAuction: Sendable {
    struct Bid: Sendable {
        var prover: Int32
        var price: Money
    }

    var order: Int
    /// The block at which the winner is found.
    var closes: Int
    /// From the lowest.
    var bids: [Bid]

    /// Takes the auctions out that close now.
    static func due(_ auctions: inout [SealedAuction], at block: Int) -> [SealedAuction] {
        let due = auctions.filter { $0.closes <= block }
        auctions.removeAll { $0.closes <= block }
        return due
    }

    /// Gives the order to the lowest bidder that can still take it.
    ///
    /// - Parameter price: what the winner, by its place among the bids, is paid.
    /// - Returns: false if nobody can: the order is to be put up once more.
    func settle(on floor: inout MarketFloor, price: (_ bids: [Bid], _ winner: Int) -> Money) -> Bool {
        guard floor.orders[order].phase == .submitted else { return true }
        guard let winner = bids.firstIndex(where: { floor.isAbleToLock(Int($0.prover), order) }) else {
            return false
        }
        floor.lock(order, to: Int(bids[winner].prover), price: price(bids, winner))
        return true
    }

    /// When an auction closes, or the next one could open.
    static func closing(_ auction: SealedAuction?, on floor: MarketFloor) -> VirtualTime {
        let block = auction?.closes ?? floor.block + 1
        return VirtualTime(milliseconds: block * floor.scenario.chain.blockTime)
    }

    /// How many provers an order is announced to.
    static let reach = 64

    /// The bids of those who can serve an order within its highest price. Where there are more than `reach`
    /// provers, chance says whom the announcement reaches.
    static func bids(for order: Int, on floor: inout MarketFloor) -> [Bid] {
        var announced = floor.provers.indices.map { Int32($0) }
        if announced.count > reach {
            announced = (0..<reach).map { _ in Int32(floor.chance.below(floor.provers.count)) }.sorted()
            announced = announced.enumerated().filter { $0 == 0 || announced[$0 - 1] != $1 }.map { $1 }
        }
        let limit = floor.orders[order].maxPrice
        return announced.filter { floor.accepts(Int($0), order, at: limit) }
            .map { Bid(prover: $0, price: floor.ask(of: Int($0), for: order)) }
            .sorted { ($0.price, $0.prover) < ($1.price, $1.prover) }
    }
}

extension MarketFloor {
    /// Whether a prover with a binding bid can still put down the collateral: all that an auction checks.
    func isAbleToLock(_ prover: Int, _ order: Int) -> Bool {
        provers[prover].isPresent && provers[prover].isUp && provers[prover].jobsLeft > 0
            && ledger.provers[prover] >= orders[order].collateral + 2 * scenario.chain.fee
    }
}
