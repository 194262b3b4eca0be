import Engine
import ProofMarket
import TerminalScreen

/// What the market came to so far; beside it the same under another mechanism, if one is compared.
struct MetricsPane: ScenePane {
    static let id = PaneID.metrics

    private var first = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        context.market.other.map { "beside \($0.market.mechanismType.name)" } ?? "c compares"
    }

    func scene(_ context: PaneContext) -> MetricsScene {
        let desk = context.market
        let markets = [desk.history, desk.other].compactMap { $0?.market }
        guard !markets.isEmpty else { return MetricsScene(problem: MarketText.noMarket) }
        let reports = desk.reports
        return MetricsScene(
            header: markets.map { $0.mechanismType.name },
            lines: Self.figures.map { figure in
                MetricsScene.Line(name: figure.name, values: reports.map(figure.text))
            }, first: first)
    }

    private static let figures: [(name: String, text: @Sendable (MarketReport) -> String)] = [
        ("orders", { Grouped.text($0.submitted) }),
        ("filled", { Share.text($0.fillByCount) }),
        ("of cycles", { Share.text($0.fillByCycles) }),
        ("waiting", { Grouped.text($0.unsettled) }),
        ("late", { Grouped.text($0.late) }),
        ("expired", { Grouped.text($0.expired) }),
        ("slashed", { Grouped.text($0.slashed) }),
        ("price", { Grouped.text($0.averagePrice) }),
        ("price p5", { Grouped.text($0.price.p5) }),
        ("price p95", { Grouped.text($0.price.p95) }),
        ("taken p50", { TimeText.text($0.lockTime.p50) }),
        ("proved p50", { TimeText.text($0.proofTime.p50) }),
        ("settled p95", { TimeText.text($0.settleTime.p95) }),
        ("welfare", { Grouped.text($0.welfare) }),
        ("of bound", { Share.text($0.efficiency) }),
        ("clients", { Grouped.text($0.clientSurplus) }),
        ("provers", { Grouped.text($0.proverProfit) }),
        ("operator", { Grouped.text($0.operatorIncome) }),
        ("used", { Share.text($0.utilisation) }),
        ("wasted", { MarketText.mega($0.wastedCycles) }),
        ("locked", { Grouped.text($0.collateralLocked) }),
        ("burned", { Grouped.text($0.burned) }),
        ("Gini", { Share.text($0.gini) }),
        ("after shock", { Share.text($0.fillAfterShock) }),
        ("recovery", { $0.recovery.map { TimeText.text($0) } ?? "–" }),
        ("money", { $0.isConserved ? "✓ conserved" : "✗ LOST" }),
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
    var first = 0
    var problem: String?

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
        for row in first..<rows {
            let y = rect.y + 1 + row - first
            guard y < rect.bottom else { break }
            for column in 0..<columns where column * rows + row < lines.count {
                let line = lines[column * rows + row]
                let x = rect.x + 1 + column * Self.columnWidth(header.count)
                let runs = [SceneRun(MarketColumn.left(line.name, Self.nameWidth), .textDim)]
                surface.put(runs: runs + values(line.values, .value), x, y, width: rect.right - 1 - x)
            }
        }
    }

    private func values(_ texts: [String], _ role: Role) -> [SceneRun] {
        texts.map { SceneRun(MarketColumn.right($0, Self.valueWidth), role) }
    }
}
