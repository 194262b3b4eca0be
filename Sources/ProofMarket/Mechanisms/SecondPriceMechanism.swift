import Determinism

/// A commit–reveal second-price reverse auction (Vickrey 1961): the lowest bid wins and is paid the second lowest.
///
/// Bids are first committed to with a bond and revealed a window later, so that nobody's bid can depend on another's.
/// Who does not reveal loses the bond. A single bid is paid the order's highest price, which is the reserve.
public struct SecondPriceMechanism: Mechanism {
    public static let name = "vickrey"
    public static let title = "Commit–reveal second-price reverse auction"
    public static let summary =
        "Provers commit to bids, reveal them a window later; the lowest wins and is paid the second lowest."
    public static let tradeOff =
        "Asking one's cost is best for a single order; but it takes two windows, and two provers can conspire."
    public static let properties = MechanismProperties(
        truthful: .provers, isExactlyBalanced: true, isIndividuallyRational: true)

    /// Orders whose bids are committed; they are revealed at the block that closes them.
    private var committing: [SealedAuction] = []
    private var revealing: [SealedAuction] = []

    public init(_ floor: MarketFloor) {}

    /// Bonds are out until their bids are revealed or withheld.
    public var isIdle: Bool { committing.isEmpty }

    public mutating func orderEntered(_ order: Int, on floor: inout MarketFloor) {
        var bids = SealedAuction.bids(for: order, on: &floor)
        let needed = floor.orders[order].collateral + 2 * floor.scenario.chain.fee
        bids.removeAll { bid in
            let prover = Int(bid.prover)
            let isAble = floor.ledger.provers[prover] >= needed + floor.scenario.rules.bond
            return !isAble || !floor.commit(order, by: prover)
        }
        let closes = floor.block + floor.scenario.rules.auctionBlocks
        committing.append(SealedAuction(order: order, closes: closes, bids: bids))
    }

    public mutating func blockBegan(on floor: inout MarketFloor) {
        closeReveals(&floor)
        openReveals(&floor)
    }

    private mutating func openReveals(_ floor: inout MarketFloor) {
        for var auction in SealedAuction.due(&committing, at: floor.block) {
            auction.closes = floor.block + floor.scenario.rules.auctionBlocks
            var revealed: [SealedAuction.Bid] = []
            for bid in auction.bids {
                let prover = Int(bid.prover)
                if floor.provers[prover].strategy != .withholding, floor.provers[prover].isUp {
                    floor.reveal(auction.order, by: prover, price: bid.price)
                    revealed.append(bid)
                } else {
                    floor.withhold(auction.order, by: prover)
                }
            }
            auction.bids = revealed
            revealing.append(auction)
        }
    }

    private mutating func closeReveals(_ floor: inout MarketFloor) {
        for auction in SealedAuction.due(&revealing, at: floor.block) {
            let limit = floor.orders[auction.order].maxPrice
            let isSettled = auction.settle(on: &floor) { bids, winner in
                winner + 1 < bids.count ? min(limit, bids[winner + 1].price) : limit
            }
            if !isSettled { orderEntered(auction.order, on: &floor) }
        }
    }

    public func nextDecision(for order: Int, on floor: MarketFloor) -> VirtualTime {
        let auction =
            revealing.first { $0.order == order } ?? committing.first { $0.order == order }
        return SealedAuction.closing(auction, on: floor)
    }
}
