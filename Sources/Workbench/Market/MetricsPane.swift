import Engine
import ProofMarket
import TerminalScreen

/// What the market came to so far; beside it the same under another mechanism, if one is compared.
struct MetricsPane: ScenePane {
    static let id = PaneID.metrics

    private var first = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        guard context.market.other != nil else { return "c compares" }
        return context.market.isLevel ? "* better" : "on its way"
    }

    func scene(_ context: PaneContext) -> MetricsScene {
        let desk = context.market
        let markets = [desk.history, desk.other].compactMap { $0?.market }
        guard !markets.isEmpty else { return MetricsScene(problem: MarketText.noMarket) }
        let reports = desk.figures?.reports ?? []
        var scene = MetricsScene(header: markets.map { $0.mechanismType.name }, first: first)
        scene.lines = Self.figures.map { figure in
            let best = reports.count > 1 ? figure.rank.flatMap { rank in reports.map(rank).max() } : nil
            let ties = best.map { best in reports.allSatisfy { figure.rank?($0) == best } } ?? true
            return MetricsScene.Line(
                name: figure.name,
                values: markets.indices.map { index in
                    guard reports.indices.contains(index) else { return "…" }
                    let isBest = !ties && figure.rank?(reports[index]) == best
                    return figure.text(reports[index]) + (isBest ? "*" : "")
                })
        }
        if markets.count > 1 {
            scene.notes = markets.map { "\($0.mechanismType.name): \($0.mechanismType.tradeOff)" }
        }
        return scene
    }

    /// A figure, and where more of it is better its number, which is negative where less is.
    private struct Figure {
        var name: String
        var text: @Sendable (MarketReport) -> String
        var rank: (@Sendable (MarketReport) -> Int)?

        init(
            _ name: String, _ text: @escaping @Sendable (MarketReport) -> String,
            rank: (@Sendable (MarketReport) -> Int)? = nil
        ) {
            (self.name, self.text, self.rank) = (name, text, rank)
        }
    }

    /// Those that a decision is made by come first.
    private static let figures: [Figure] = [
        Figure("orders") { Grouped.text($0.submitted) },
        Figure("filled", { Share.text($0.fillByCount) }) { $0.fillByCount ?? 0 },
        Figure("waiting", { Grouped.text($0.unsettled) }) { -$0.unsettled },
        Figure("price", { Grouped.text($0.averagePrice) }) { -$0.averagePrice },
        Figure("price p95", { Grouped.text($0.price.p95) }) { -$0.price.p95 },
        Figure("taken p50", { TimeText.text($0.lockTime.p50) }) { -$0.lockTime.p50 },
        Figure("settled p95", { TimeText.text($0.settleTime.p95) }) { -$0.settleTime.p95 },
        Figure("welfare", { Grouped.text($0.welfare) }) { $0.welfare },
        Figure("clients", { Grouped.text($0.clientSurplus) }) { $0.clientSurplus },
        Figure("provers", { Grouped.text($0.proverProfit) }) { $0.proverProfit },
        Figure("late", { Grouped.text($0.late) }) { -$0.late },
        Figure("expired", { Grouped.text($0.expired) }) { -$0.expired },
        Figure("slashed", { Grouped.text($0.slashed) }) { -$0.slashed },
        Figure("of cycles") { Share.text($0.fillByCycles) },
        Figure("of bound") { Share.text($0.efficiency) },
        Figure("price p5") { Grouped.text($0.price.p5) },
        Figure("proved p50") { TimeText.text($0.proofTime.p50) },
        Figure("operator") { Grouped.text($0.operatorIncome) },
        Figure("used") { Share.text($0.utilisation) },
        Figure("wasted", { MarketText.mega($0.wastedCycles) }) { -$0.wastedCycles },
        Figure("locked") { Grouped.text($0.collateralLocked) },
        Figure("burned") { Grouped.text($0.burned) },
        Figure("Gini", { Share.text($0.gini) }) { -$0.gini },
        Figure("after shock", { Share.text($0.fillAfterShock) }) { $0.fillAfterShock ?? 0 },
        Figure("recovery") { $0.recovery.map { TimeText.text($0) } ?? "–" },
        Figure("money") { $0.isConserved ? "✓ conserved" : "✗ LOST" },
    ]

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        switch action {
        case .up: scroll(by: -1, context)
        case .down: scroll(by: 1, context)
        case .pageUp: scroll(by: -max(1, context.size.height - 1), context)
        case .pageDown: scroll(by: max(1, context.size.height - 1), context)
        case .home: first = 0
        case .end: scroll(by: Self.figures.count, context)
        default: return nil
        }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let columns = MetricsScene.columns(
            width: context.size.width, mechanisms: context.market.other == nil ? 1 : 2)
        let height = max(1, context.size.height - 1)
        let most = max(0, (Self.figures.count + columns - 1) / columns - height)
        first = min(max(0, first + rows), most)
    }

    func selectedText(_ context: PaneContext) -> String? {
        let scene = scene(context)
        return scene.lines.map { ([$0.name] + $0.values).joined(separator: "\t") }.joined(separator: "\n")
    }
}

struct MetricsScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var name: String
        /// One for each mechanism.
        var values: [String]
    }

    var header: [String] = []
    var lines: [Line] = []
    /// What is good and bad about each mechanism; shown where there is room.
    var notes: [String] = []
    var first = 0
    var problem: String?

    init(header: [String] = [], first: Int = 0, problem: String? = nil) {
        (self.header, self.first, self.problem) = (header, first, problem)
    }

    private static let nameWidth = 11
    private static let valueWidth = 12

    private static func columnWidth(_ mechanisms: Int) -> Int {
        nameWidth + 1 + mechanisms * (valueWidth + 1) + 2
    }

    /// How many columns of figures fit side by side.
    static func columns(width: Int, mechanisms: Int) -> Int {
        max(1, width / columnWidth(max(1, mechanisms)))
    }

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.width > 4, rect.height > 0 else { return }
        let columns = Self.columns(width: rect.width, mechanisms: header.count)
        let rows = (lines.count + columns - 1) / columns
        let head = [SceneRun(MarketColumn.left("", Self.nameWidth))] + values(header, .textStrong)
        surface.put(runs: head, rect.x + 1, rect.y, width: rect.width - 2)
        let start = min(first, max(0, rows - rect.height + 1))
        for row in start..<max(start, rows) {
            let y = rect.y + 1 + row - start
            guard y < rect.bottom else { break }
            for column in 0..<columns where column * rows + row < lines.count {
                let line = lines[column * rows + row]
                let x = rect.x + 1 + column * Self.columnWidth(header.count)
                let runs = [SceneRun(MarketColumn.left(line.name, Self.nameWidth), .textDim)]
                surface.put(runs: runs + values(line.values, .value), x, y, width: rect.right - 1 - x)
            }
        }
        if rows > rect.height - 1 {
            let bar = Rect(x: rect.right - 1, y: rect.y + 1, width: 1, height: rect.height - 1)
            surface.scrollbar(bar, first: start, shown: bar.height, count: rows)
        } else {
            drawNotes(on: &surface, in: rect.droppingTop(rows + 2))
        }
    }

    private func drawNotes(on surface: inout Surface, in rect: Rect) {
        let room = rect.width - 2
        let wrapped = notes.flatMap { [SceneRun($0, .textDim)].wrapped(to: room, indent: 2) }
        for (index, line) in wrapped.prefix(max(0, rect.height)).enumerated() {
            surface.put(runs: line, rect.x + 1, rect.y + index, width: room)
        }
    }

    private func values(_ texts: [String], _ role: Role) -> [SceneRun] {
        texts.map {
            // A star stands beside the figure, so that figures stay in line.
            let isBest = $0.hasSuffix("*")
            let text = isBest ? String($0.dropLast()) : $0
            return SceneRun(
                String(MarketColumn.right(text, Self.valueWidth).dropLast()) + (isBest ? "*" : " "),
                isBest ? .pass : role)
        }
    }
}
