import Engine
import ProofMarket
import TerminalScreen

/// What free provers ask above, what open orders offer below, by price, with what that sums up to.
struct LadderPane: ScenePane {
    static let id = PaneID.ladder

    func note(_ context: PaneContext) -> String { "for a million cycles" }

    func scene(_ context: PaneContext) -> LadderScene {
        guard let market = context.market.market else { return LadderScene(problem: MarketText.noMarket) }
        let half = max(1, (context.size.height - 2) / 2)
        let ladder = market.ladder(levels: half)
        guard !ladder.bids.isEmpty || !ladder.asks.isEmpty else {
            return LadderScene(problem: "No order is open, and no prover is free.")
        }
        var scene = LadderScene()
        let asks = Self.lines(ladder.asks.prefix(half), isBid: false)
        let bids = Self.lines(ladder.bids.prefix(half), isBid: true)
        scene.asks = asks.reversed()
        scene.bids = bids
        if let ask = ladder.asks.first?.perMega, let bid = ladder.bids.first?.perMega {
            scene.spread =
                ask > bid
                ? "they are \(Grouped.text(ask - bid)) apart" : "they meet; the mechanism decides when"
        } else {
            scene.spread = ladder.bids.isEmpty ? "no order is open" : "no prover is free"
        }
        return scene
    }

    private static func lines(_ levels: some Sequence<Market.Ladder.Level>, isBid: Bool) -> [LadderScene.Line]
    {
        let levels = Array(levels)
        let most = max(1, levels.map(\.cumulative).max() ?? 1)
        return levels.map { level in
            LadderScene.Line(
                price: Grouped.text(level.perMega), count: "\(level.count)",
                size: MarketText.mega(level.size) + (isBid ? "" : "/s"),
                share: Double(level.cumulative) / Double(most))
        }
    }
}

struct LadderScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var price: String
        var count: String
        var size: String
        /// Of all that is offered on this side, how much is at this price or a better one.
        var share: Double
    }

    /// The best ask last, the best bid first.
    var asks: [Line] = []
    var bids: [Line] = []
    var spread = ""
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.width > 4 else { return }
        var y = rect.y
        let header =
            MarketColumn.left("side", 4) + MarketColumn.right("price", 7) + MarketColumn.right("count", 5)
            + MarketColumn.right("size", 9) + "up to here"
        surface.put(runs: [SceneRun(header, .textDim)], rect.x + 1, y, width: rect.width - 2)
        y += 1
        for line in asks { put(line, "ask", .ask, &y, on: &surface, in: rect) }
        if y < rect.bottom {
            surface.put(runs: [SceneRun("── \(spread)", .textDim)], rect.x + 1, y, width: rect.width - 2)
        }
        y += 1
        for line in bids { put(line, "bid", .bid, &y, on: &surface, in: rect) }
    }

    private func put(
        _ line: Line, _ side: String, _ role: Role, _ y: inout Int, on surface: inout Surface, in rect: Rect
    ) {
        defer { y += 1 }
        guard y < rect.bottom else { return }
        let runs = [
            SceneRun(MarketColumn.left(side, 4) + MarketColumn.right(line.price, 7), role),
            SceneRun(MarketColumn.right(line.count, 5) + MarketColumn.right(line.size, 9), .value),
        ]
        let x = surface.put(runs: runs, rect.x + 1, y, width: rect.width - 2)
        let bar = Rect(x: x, y: y, width: max(0, rect.right - 1 - x), height: 1)
        if bar.width > 2 { surface.progressBar(bar, share: line.share, role) }
    }
}
