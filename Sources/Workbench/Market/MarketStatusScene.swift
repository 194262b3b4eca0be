import Engine
import ProofMarket
import TerminalScreen

/// One line: which market, where in time, whether time runs, and what happened last.
struct MarketStatusScene: PaneScene {
    /// A piece of the line; where there is no room, those of the highest number are left out first.
    struct Piece: Codable, Hashable, Sendable {
        var rank: Int
        var runs: [SceneRun]
    }

    var pieces: [Piece] = []

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        var shown = pieces
        func width() -> Int { shown.reduce(0) { $0 + VisibleText.width($1.runs.plain) } }
        while width() > rect.width - 2, let worst = shown.map(\.rank).max(), worst > 0 {
            shown.removeAll { $0.rank == worst }
        }
        surface.put(runs: shown.flatMap(\.runs), rect.x + 1, rect.y, width: rect.width - 2)
    }
}

extension MarketStatusScene {
    init(_ desk: MarketDesk) {
        guard let history = desk.history else { return }
        let market = history.market
        let state = Self.state(desk)
        add(0, SceneRun(state.text, state.role))
        if desk.aim == nil { add(6, SceneRun(", \(desk.speed.title)", state.role)) }
        add(0, SceneRun("  \(market.scenario.name)", .textStrong))
        add(3, SceneRun(" under", .textDim))
        add(1, SceneRun(" \(market.mechanismType.name)", .textStrong))
        if let other = desk.other {
            add(1, SceneRun(" and ", .textDim), SceneRun(other.market.mechanismType.name, .textStrong))
        }
        add(5, SceneRun("  seed ", .textDim), SceneRun("\(market.seed)", .value))
        add(2, SceneRun("  event ", .textDim), SceneRun(Grouped.text(history.event), .value))
        if history.furthest > history.event {
            add(4, SceneRun(" of \(Grouped.text(history.furthest))", .textDim))
        }
        add(3, SceneRun("  at", .textDim))
        add(0, SceneRun(" \(MarketText.clock(market.now))", .value))
        if desk.isSpiking { add(1, SceneRun("  ▲ demand ×5", .warn)) }
        let stopped = market.floor.provers.count { !$0.isUp }
        if stopped > 0 { add(1, SceneRun("  ■ \(stopped) stopped", .fail)) }
        for (index, record) in market.records.prefix(3).enumerated() {
            let start = index == 0 ? "  " : ", "
            add(7 + index, SceneRun(start + MarketText.sentence(record, market.floor), .textDim))
        }
    }

    private mutating func add(_ rank: Int, _ runs: SceneRun...) {
        pieces.append(Piece(rank: rank, runs: runs))
    }

    private static func state(_ desk: MarketDesk) -> (text: String, role: Role) {
        let share = desk.share.map { " \($0 / 10) %" } ?? ""
        if let preparation = desk.seat.preparation { return ("▶ " + preparation.sentence, .running) }
        if let order = desk.awaited { return ("▶ waits for the proof of order \(order)", .running) }
        if desk.aim != nil { return ("▶ going on" + share, .running) }
        if desk.isRunning { return ("▶ running", .running) }
        if !desk.isLevel { return ("▶ comparing" + share, .running) }
        return desk.isFinished ? ("✓ settled", .pass) : ("■ paused", .info)
    }
}

extension MarketDesk.Speed {
    var title: String { self == .most ? "full speed" : "\(Grouped.text(rawValue)) events/s" }
}
