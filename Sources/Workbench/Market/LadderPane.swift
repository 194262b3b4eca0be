import Determinism
import Engine
import ProofMarket
import TerminalScreen

/// What free provers ask above, what open orders offer below, by price, with what that sums up to.
struct LadderPane: ScenePane {
    static let id = PaneID.ladder

    func note(_ context: PaneContext) -> String {
        let desk = context.market
        let program = desk.selection.program.flatMap { desk.market?.floor.programs[$0] }
        return (program.map { "\($0), " } ?? "") + "for a million cycles"
    }

    func scene(_ context: PaneContext) -> LadderScene {
        let desk = context.market
        let half = max(1, (context.size.height - 2) / 2)
        guard let market = desk.market, let ladder = desk.ladder(levels: half) else {
            return LadderScene(problem: MarketText.noMarket)
        }
        guard !ladder.bids.isEmpty || !ladder.asks.isEmpty else {
            return LadderScene(problem: "No order is open, and no prover is free.")
        }
        let order = desk.currentOrder.flatMap { id in
            market.floor.orders.indices.contains(id) ? market.floor.orders[id] : nil
        }
        let open = order?.phase == .submitted ? order : nil
        var scene = LadderScene()
        scene.hasNotes = open != nil && context.size.width >= 50
        scene.asks = Self.lines(ladder.asks.prefix(half), isBid: false) { level in
            open.map { Self.wait(for: level.perMega, $0, market) } ?? ""
        }.reversed()
        let place = open.map { market.offer($0) / ladder.step * ladder.step }
        scene.bids = Self.lines(ladder.bids.prefix(half), isBid: true) { level in
            level.perMega == place ? "◀ \(open?.id ?? 0)" : ""
        }
        if let ask = ladder.asks.first?.perMega, let bid = ladder.bids.first?.perMega {
            scene.spread =
                ask > bid
                ? "they are \(Grouped.text(ask - bid)) apart" : "they meet; the mechanism decides when"
        } else {
            scene.spread = ladder.bids.isEmpty ? "no order is open" : "no prover is free"
        }
        return scene
    }

    /// When an order will offer a price.
    private static func wait(for perMega: Money, _ order: Order, _ market: Market) -> String {
        guard let time = order.time(reaching: Price.total(perMega, cycles: order.cycles)) else {
            return "never"
        }
        return time > market.now ? "in \(TimeText.text(time - market.now))" : "now"
    }

    private static func lines(
        _ levels: some Sequence<Market.Ladder.Level>, isBid: Bool, note: (Market.Ladder.Level) -> String
    ) -> [LadderScene.Line] {
        let levels = Array(levels)
        let most = max(1, levels.map(\.cumulative).max() ?? 1)
        return levels.map { level in
            LadderScene.Line(
                price: Grouped.text(level.perMega), count: "\(level.count)",
                size: MarketText.mega(level.size) + (isBid ? "" : "/s"), note: note(level),
                share: Double(level.cumulative) / Double(most))
        }
    }
}

struct LadderScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var price: String
        var count: String
        var size: String
        /// When the selected order offers this price, or that it is here.
        var note: String
        /// Of all that is offered on this side, how much is at this price or a better one.
        var share: Double
    }

    /// The best ask last, the best bid first.
    var asks: [Line] = []
    var bids: [Line] = []
    var spread = ""
    /// Whether there is an order to tell the notes of, and room.
    var hasNotes = false
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.width > 4 else { return }
        var y = rect.y
        let header =
            MarketColumn.left("side", 4) + MarketColumn.right("price", 7) + MarketColumn.right("count", 5)
            + MarketColumn.right("size", 9) + (hasNotes ? MarketColumn.right("order", 10) : "") + "up to here"
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
            SceneRun(hasNotes ? MarketColumn.right(line.note, 10) : "", .name),
        ]
        let x = surface.put(runs: runs, rect.x + 1, y, width: rect.width - 2)
        let bar = Rect(x: x, y: y, width: max(0, rect.right - 1 - x), height: 1)
        if bar.width > 2 { surface.progressBar(bar, share: line.share, role) }
    }
}
