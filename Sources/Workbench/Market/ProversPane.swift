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
        let columns = Self.columns(within: context.size.width - 2)
        let header = columns.map(\.heading).joined()
        return MarketTableScene(
            header: [SceneRun(header, .textDim)], count: standings.count, selected: Self.index(desk),
            height: context.size.height
        ) { row in columns.map { $0.run(standings[row]) } }
    }

    private struct Column {
        var heading: String
        /// The least needed, of the highest rank, are left out first where the pane is narrow.
        var rank = 0
        var run: (Market.Standing) -> SceneRun

        init(heading: String, run: @escaping (Market.Standing) -> SceneRun) {
            (self.heading, self.run) = (heading, run)
        }

        /// A column of figures.
        init(
            _ title: String, _ width: Int, rank: Int = 0, _ text: @escaping (Market.Standing) -> String,
            role: @escaping (Market.Standing) -> Role = { _ in .value }
        ) {
            heading = MarketColumn.right(title, width)
            self.rank = rank
            run = { SceneRun(MarketColumn.right(text($0), width), role($0)) }
        }
    }

    private static func columns(within width: Int) -> [Column] {
        var columns = [
            Column(heading: MarketColumn.left("prover", 10)) {
                SceneRun(MarketColumn.left($0.name, 10), .name)
            },
            Column(heading: "  " + MarketColumn.left("state", 7)) { standing in
                let words = MarketText.words(standing.prover)
                return SceneRun("\(words.glyph) " + MarketColumn.left(words.text, 7), words.role)
            },
            Column("profit", 9, { Grouped.text($0.prover.tally.profit) }) {
                $0.prover.tally.profit < 0 ? .fail : .value
            },
            Column("asks", 5, rank: 1, { Grouped.text($0.prover.quotePerMega) }) { _ in .ask },
            Column("jobs", 4, rank: 1) { "\($0.prover.running)/\($0.prover.slots)" },
            Column("done", 5, rank: 2) { percent($0.success) },
            Column("slashed", 7, rank: 3, { Grouped.text($0.prover.tally.slashed) }) {
                $0.prover.tally.slashed > 0 ? .warn : .valueZero
            },
            Column("used", 5, rank: 4) { percent($0.utilisation) },
            Column("taken", 6, rank: 5) { Grouped.text($0.prover.tally.taken) },
            Column("revenue", 10, rank: 6) { Grouped.text($0.prover.tally.revenue) },
        ]
        while columns.reduce(0, { $0 + $1.heading.count }) > width,
            let worst = columns.map(\.rank).max(), worst > 0
        { columns.removeAll { $0.rank == worst } }
        return columns
    }

    private static func percent(_ permille: Int?) -> String { permille.map { "\($0 / 10) %" } ?? "–" }

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
