import ProofMarket
import TerminalScreen

/// Why nobody takes the selected order: each prover's reason, those nearest to taking it first.
struct WhyNotPane: ScenePane {
    static let id = PaneID.whyNot

    private var top = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        context.market.currentOrder.map { "order \($0)" } ?? ""
    }

    func scene(_ context: PaneContext) -> MarketTableScene {
        let desk = context.market
        guard let market = desk.market, let id = desk.currentOrder,
            market.floor.orders.indices.contains(id)
        else { return MarketTableScene(problem: "Why an open order is not taken is told here.") }
        let order = market.floor.orders[id]
        guard order.phase == .submitted else { return MarketTableScene(problem: Self.past(order, market)) }
        let reasons = market.whyNot(id).sorted { Self.distance($0) < Self.distance($1) }
        let summary = market.whyNotSummary(id).map { "\($0.provers) \($0.reason)" }.joined(separator: ", ")
        let names = min(16, reasons.map { market.floor.proverNames[$0.prover].count }.max() ?? 0)
        var scene = MarketTableScene(
            header: [SceneRun(summary, .textStrong)], count: reasons.count,
            selected: min(top, max(0, reasons.count - 1)), height: context.size.height
        ) { index in
            let why = reasons[index]
            let isWilling = why.refusal == nil
            return [
                SceneRun(isWilling ? "✓ " : "✗ ", isWilling ? .pass : .fail),
                SceneRun(MarketColumn.left(market.floor.proverNames[why.prover], names), .name),
                SceneRun(why.sentence, .text),
            ]
        }
        if reasons.isEmpty { scene.problem = "There are no provers." }
        return scene
    }

    /// Willing ones first, then those who only want more, and so on to those who are not there.
    private static func distance(_ why: Market.WhyNot) -> Int {
        (Refusal.kinds.count - (why.refusal?.kind ?? Refusal.kinds.count)) << 32 + why.prover
    }

    private static func past(_ order: Order, _ market: Market) -> String {
        let prover = order.prover.map { market.floor.proverNames[$0] } ?? "nobody"
        return switch order.phase {
        case .submitted: ""
        case .locked: "It is taken: \(prover) owes a proof until \(MarketText.clock(order.lockDeadline))."
        case .overdue:
            "\(prover) failed; whoever delivers until \(MarketText.clock(order.expiry)) earns part of its collateral."
        case .fulfilled: "A proof was verified and paid."
        case .expired:
            "Nobody took it until its deadline; the client has the money back. Rewind (S, N) to when it was open to see why."
        case .slashed: "\(prover) took it and never delivered; its collateral is gone."
        }
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let count = scene(context).count
        var list = ListState()
        list.select(top, count: count)
        guard count > 0, list.perform(action, count: count, page: max(1, context.size.height - 1)) else {
            return nil
        }
        top = list.selected
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        top = min(max(0, top + rows), max(0, scene(context).count - 1))
    }

    func selectedText(_ context: PaneContext) -> String? {
        let scene = scene(context)
        return scene.problem ?? scene.header.plain
    }
}
