import Engine
import ProofMarket
import TerminalScreen

/// The last trades, the newest first.
struct TapePane: ScenePane {
    static let id = PaneID.tape

    private var top = 0

    init() {}

    func scene(_ context: PaneContext) -> MarketTableScene {
        guard let market = context.market.market, !market.floor.trades.isEmpty else {
            return MarketTableScene(problem: "Orders that were taken are told here, with their prices.")
        }
        let trades = market.tape(500)
        let header =
            MarketColumn.left("time", 8) + MarketColumn.right("price", 8) + MarketColumn.right("order", 8)
            + "prover"
        return MarketTableScene(
            header: [SceneRun(header, .textDim)], count: trades.count,
            selected: min(top, trades.count - 1), height: context.size.height
        ) { index in
            let trade = trades[index]
            let before = index + 1 < trades.count ? trades[index + 1].perMega : trade.perMega
            let sign = trade.perMega > before ? "▲" : trade.perMega < before ? "▼" : "="
            return [
                SceneRun(MarketColumn.left(MarketText.clock(trade.time), 8), .address),
                SceneRun(
                    MarketColumn.right("\(sign) \(Grouped.text(trade.perMega))", 8),
                    trade.perMega < before ? .ask : .bid),
                SceneRun(MarketColumn.right("\(trade.order)", 8), .name),
                SceneRun(market.floor.proverNames[Int(trade.prover)], .text),
            ]
        }
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let market = context.market.market, !market.floor.trades.isEmpty else { return nil }
        let trades = market.tape(500)
        if action == .enter {
            context.market.selection.order = Int(trades[min(top, trades.count - 1)].order)
            return [.focus(on: .ticket)]
        }
        var list = ListState()
        list.select(top, count: trades.count)
        guard list.perform(action, count: trades.count, page: max(1, context.size.height - 1)) else {
            return nil
        }
        top = list.selected
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        top = min(max(0, top + rows), max(0, scene(context).count - 1))
    }

    func selectedText(_ context: PaneContext) -> String? {
        context.market.market?.tape(1).first.map { "\($0.perMega)" }
    }
}
