import Engine
import ProofMarket
import TerminalScreen

/// One line: which market, where in time, and whether time runs.
struct MarketStatusScene: PaneScene {
    var runs: [SceneRun] = []

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        surface.put(runs: runs, rect.x + 1, rect.y, width: rect.width - 2)
    }
}

extension MarketStatusScene {
    init(_ desk: MarketDesk) {
        guard let history = desk.history else { return }
        let market = history.market
        let state: (String, Role) =
            desk.isSeeking
            ? ("▶ going on", .running)
            : desk.isRunning
                ? ("▶ running, \(desk.speed.title)", .running)
                : desk.isFinished ? ("✓ settled", .pass) : ("■ paused, \(desk.speed.title)", .info)
        runs = [
            SceneRun("\(state.0)  ", state.1), SceneRun("\(market.scenario.name) ", .textStrong),
            SceneRun("under ", .textDim), SceneRun(market.mechanismType.name, .textStrong),
        ]
        if let other = desk.other {
            runs += [
                SceneRun(" and ", .textDim), SceneRun(other.market.mechanismType.name, .textStrong),
            ]
        }
        runs += [
            SceneRun(" seed ", .textDim), SceneRun("\(market.seed)", .value), SceneRun("  event ", .textDim),
            SceneRun(Grouped.text(history.event), .value),
        ]
        if history.furthest > history.event {
            runs.append(SceneRun(" of \(Grouped.text(history.furthest))", .textDim))
        }
        runs += [SceneRun("  at ", .textDim), SceneRun(MarketText.clock(market.now), .value)]
        if desk.isSpiking { runs.append(SceneRun("  ▲ demand ×5", .warn)) }
        let stopped = market.floor.provers.count { !$0.isUp }
        if stopped > 0 { runs.append(SceneRun("  ■ \(stopped) stopped", .fail)) }
        if let record = market.records.first { runs.append(SceneRun("  \(record.name)", .textDim)) }
    }
}

extension MarketDesk.Speed {
    var title: String { self == .most ? "full speed" : "\(Grouped.text(rawValue)) events/s" }
}
