import Engine
import ProofMarket
import TerminalScreen

/// The leaderboard of provers.
struct ProversPane: ScenePane {
    static let id = PaneID.provers

    func note(_ context: PaneContext) -> String { "by \(context.market.selection.standing.rawValue)" }

    func scene(_ context: PaneContext) -> MarketTableScene {
        let desk = context.market
        guard desk.market != nil else {
            return MarketTableScene(problem: desk.problem ?? MarketText.noMarket)
        }
        let standings = desk.standings
        guard !standings.isEmpty else { return MarketTableScene(problem: "The scenario has no provers.") }
        let header =
            MarketColumn.left("prover", 10) + "  " + MarketColumn.left("state", 7)
            + MarketColumn.right("profit", 9) + MarketColumn.right("asks", 6) + MarketColumn.right("used", 7)
            + MarketColumn.right("success", 9) + MarketColumn.right("slashed", 8) + "jobs"
        return MarketTableScene(
            header: [SceneRun(header, .textDim)], count: standings.count, selected: Self.index(desk),
            height: context.size.height
        ) { Self.row(standings[$0]) }
    }

    private static func row(_ standing: Market.Standing) -> [SceneRun] {
        let (prover, words) = (standing.prover, MarketText.words(standing.prover))
        let profit = prover.tally.profit
        return [
            SceneRun(MarketColumn.left(standing.name, 10), .name),
            SceneRun("\(words.glyph) " + MarketColumn.left(words.text, 7), words.role),
            SceneRun(MarketColumn.right(Grouped.text(profit), 9), profit < 0 ? .fail : .value),
            SceneRun(MarketColumn.right(Grouped.text(prover.quotePerMega), 6), .ask),
            SceneRun(MarketColumn.right(Share.text(standing.utilisation), 7), .value),
            SceneRun(MarketColumn.right(Share.text(standing.success), 9), .value),
            SceneRun(
                MarketColumn.right(Grouped.text(prover.tally.slashed), 8),
                prover.tally.slashed > 0 ? .warn : .valueZero),
            SceneRun("\(prover.running)/\(prover.slots)", .textDim),
        ]
    }

    private static func index(_ desk: MarketDesk) -> Int? {
        guard let id = desk.currentProver else { return nil }
        return desk.standings.firstIndex { $0.prover.id == id }
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let desk = context.market
        let standings = desk.standings
        var list = ListState()
        list.select(Self.index(desk) ?? 0, count: standings.count)
        guard !standings.isEmpty,
            list.perform(action, count: standings.count, page: max(1, context.size.height - 1))
        else { return nil }
        desk.selection.prover = standings[list.selected].prover.id
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        for _ in 0..<abs(rows) { _ = perform(rows < 0 ? .up : .down, context) }
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let standings = context.market.standings
        let index = scene(context).first + place.y - 1
        if place.y > 0, standings.indices.contains(index) {
            context.market.selection.prover = standings[index].prover.id
        }
        return []
    }

    func selectedText(_ context: PaneContext) -> String? {
        guard let id = context.market.currentProver else { return nil }
        return context.market.market?.floor.proverNames[id]
    }
}
