import Determinism
import Engine
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
        let reasons = desk.reasons(for: id)
        guard !reasons.isEmpty else { return MarketTableScene(problem: "There are no provers.") }
        let names = min(16, reasons.map { market.floor.proverNames[$0.prover].count }.max() ?? 0)
        return MarketTableScene(
            header: Self.answer(reasons, market), count: reasons.count,
            selected: min(top, max(0, reasons.count - 1)), height: context.size.height
        ) { index in
            let why = reasons[index]
            return [
                SceneRun(why.refusal == nil ? "✓ " : "✗ ", why.refusal == nil ? .pass : .fail),
                SceneRun(MarketColumn.left(market.floor.proverNames[why.prover], names), .name),
                SceneRun(Self.text(why, order, market), .text),
            ]
        }
    }

    /// The answer in one line: who takes it soonest, and how many have which reason.
    private static func answer(_ reasons: [Market.WhyNot], _ market: Market) -> [SceneRun] {
        var counts = Array(repeating: 0, count: Refusal.kinds.count)
        for why in reasons { if let kind = why.refusal?.kind { counts[kind] += 1 } }
        let kinds = zip(Refusal.kinds, counts).filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
        let rest = kinds.map { kind, count in
            "\(count) \(kind == "asks more" && count > 1 ? "ask more" : kind)"
        }.joined(separator: ", ")
        var head: SceneRun
        let name = market.floor.proverNames[reasons[0].prover]
        switch reasons[0].refusal {
        case nil: head = SceneRun("\(name) is willing", .pass)
        case .priceTooLow(_, _, let reached?) where reached > market.now:
            head = SceneRun("\(name) in \(TimeText.text(reached - market.now))", .info)
        default: head = SceneRun("nobody as things are", .warn)
        }
        if !rest.isEmpty { head.text += "; " }
        return [head, SceneRun(rest, .textDim)]
    }

    /// A prover's reason, with prices for a million cycles as everywhere else.
    private static func text(_ why: Market.WhyNot, _ order: Order, _ market: Market) -> String {
        switch why.refusal {
        case .finished where why.prover == market.machine: return "takes an order when P puts it on it"
        case .priceTooLow(let asks, _, let reached):
            let price = "asks \(Grouped.text(Price.perMega(asks, cycles: order.cycles)))"
            guard let reached else { return "\(price), more than will ever be offered" }
            let wait = reached - market.now
            return wait > 0
                ? "\(price), offered in \(TimeText.text(wait)), at \(MarketText.clock(reached))" : price
        case .collateral(let free, let needed):
            return "has \(Grouped.text(free)) free, collateral is \(Grouped.text(needed))"
        case .tooSlow(let finishes, let deadline):
            return "would be \(TimeText.text(finishes - deadline)) late, at \(MarketText.clock(finishes))"
        default: return why.sentence
        }
    }

    private static func past(_ order: Order, _ market: Market) -> String {
        let prover = order.prover.map { market.floor.proverNames[$0] } ?? "nobody"
        return switch order.phase {
        case .submitted: ""
        case .locked: "It is taken: \(prover) owes a proof until \(MarketText.clock(order.lockDeadline))."
        case .overdue:
            "\(prover) failed; whoever delivers until \(MarketText.clock(order.expiry)) earns part of its collateral."
        case .fulfilled:
            "A proof was verified and paid. Rewind (S, N) to when it was open to see who waited for what."
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
