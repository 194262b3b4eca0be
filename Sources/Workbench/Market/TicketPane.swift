import Determinism
import Engine
import ProofMarket
import TerminalScreen

/// The selected order: what it wants, what it offers, what happened to it and what will.
struct TicketPane: ScenePane {
    static let id = PaneID.ticket

    private var first = 0

    init() {}

    func scene(_ context: PaneContext) -> CauseScene {
        let desk = context.market
        guard let market = desk.market, let id = desk.currentOrder else {
            return CauseScene(problem: "The order that is selected in the list is told here.")
        }
        guard let ticket = market.ticket(id) else {
            return CauseScene(problem: "Order \(id) has not been sent yet at this moment.")
        }
        return CauseScene(
            paragraphs: Self.heading(ticket) + (desk.proof(of: id).map(MachineText.paragraphs) ?? [])
                + Self.timeline(ticket, market) + Self.facts(ticket, market),
            first: first)
    }

    private static func heading(_ ticket: Market.Ticket) -> [[SceneRun]] {
        let words = MarketText.words(ticket.order.phase)
        var line = [
            SceneRun("Order \(ticket.order.id) ", .textStrong),
            SceneRun("\(words.glyph) \(words.text) ", words.role),
            SceneRun("\(ticket.program) for \(ticket.client)", .text),
        ]
        if let prover = ticket.prover { line.append(SceneRun(", taken by \(prover)")) }
        if let deliverer = ticket.deliverer, deliverer != ticket.prover {
            line.append(SceneRun(", delivered by \(deliverer)", .warn))
        }
        return [line]
    }

    private static func facts(_ ticket: Market.Ticket, _ market: Market) -> [[SceneRun]] {
        let order = ticket.order
        func fact(_ name: String, _ value: String, _ more: String = "") -> [SceneRun] {
            [
                SceneRun(MarketColumn.left(name, 11) + " ", .textDim), SceneRun(value, .value),
                SceneRun(more, .textDim),
            ]
        }
        let offer = Grouped.text(market.offer(order))
        var lines = [
            fact(
                order.lockedAt == nil ? "offers now" : "taken for", offer,
                " for a million cycles, at most \(Grouped.text(order.limitPerMega))"),
            fact("size", MarketText.mega(order.cycles), " cycles"),
            fact("collateral", Grouped.text(order.collateral)),
        ]
        if let percentile = ticket.percentile {
            lines.append(fact("percentile", "\(percentile)", " of a hundred trades were no dearer"))
        }
        if order.phase == .submitted {
            let crossing = ticket.crossing.map { "at \(MarketText.clock($0))" } ?? "never"
            lines.append(fact("meets asks", crossing, ", when it offers what the cheapest able prover asks"))
        }
        return lines
    }

    private static func timeline(_ ticket: Market.Ticket, _ market: Market) -> [[SceneRun]] {
        // Deadlines that an order has no more to keep are no news.
        let moments = ticket.timeline.filter { $0.isPast || !ticket.order.phase.isFinal }
        return moments.map { moment in
            let away = abs(moment.time - market.now)
            return [
                SceneRun(moment.isPast ? "✓ " : "· ", moment.isPast ? .pass : .unchecked),
                SceneRun(MarketText.clock(moment.time) + "  ", .address),
                SceneRun(moment.title, moment.isPast ? .text : .textDim),
                SceneRun(
                    moment.isPast ? "  \(TimeText.text(away)) ago" : "  in \(TimeText.text(away))", .textDim),
            ]
        }
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        switch action {
        case .enter: return [.focus(on: .whyNot)]
        case .up: first = max(0, first - 1)
        case .down: scroll(by: 1, context)
        case .home: first = 0
        default: return nil
        }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let scene = scene(context)
        let most = max(0, scene.lineCount(width: context.size.width) - context.size.height)
        first = min(max(0, first + rows), most)
    }

    func selectedText(_ context: PaneContext) -> String? {
        scene(context).paragraphs.map(\.plain).joined(separator: "\n")
    }
}
