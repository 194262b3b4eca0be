import Determinism
import Engine
import ProofMarket
import TerminalScreen

/// The orders with their states and what they offer now.
struct OrdersPane: ScenePane {
    static let id = PaneID.orders

    func note(_ context: PaneContext) -> String {
        let selection = context.market.selection
        let by =
            switch selection.sort {
            case .newest: "newest"
            case .price: "cheapest"
            case .cycles: "largest"
            case .deadline: "next deadline"
            }
        let program = selection.program.flatMap { context.market.market?.floor.programs[$0] }
        return (program.map { "\($0), " } ?? "") + "\(selection.filter.rawValue), \(by) first"
    }

    func scene(_ context: PaneContext) -> MarketTableScene {
        let desk = context.market
        guard let market = desk.market else {
            return MarketTableScene(problem: desk.problem ?? MarketText.noMarket)
        }
        let orders = desk.orders
        guard !orders.isEmpty else {
            let none =
                market.floor.orders.isEmpty
                ? "No orders yet. s steps to the next event, Space lets time run."
                : "No order is \(desk.selection.filter.rawValue) now. f shows others."
            return MarketTableScene(problem: none)
        }
        let header =
            MarketColumn.right("order", 7) + "  " + MarketColumn.left("state", 8)
            + MarketColumn.right("offers", 7) + MarketColumn.right("cycles", 8) + MarketColumn.right("age", 9)
            + "program"
        return MarketTableScene(
            header: [SceneRun(header, .textDim)], count: orders.count, selected: Self.index(desk),
            height: context.size.height
        ) { Self.row(orders[$0], market) }
    }

    private static func row(_ order: Order, _ market: Market) -> [SceneRun] {
        let words = MarketText.words(order.phase)
        return [
            SceneRun(MarketColumn.right("\(order.id)", 7), .name),
            SceneRun("\(words.glyph) " + MarketColumn.left(words.text, 8), words.role),
            SceneRun(
                MarketColumn.right(Grouped.text(market.offer(order)), 7),
                order.phase == .submitted ? .bid : .value),
            SceneRun(MarketColumn.right(MarketText.mega(order.cycles), 8), .value),
            SceneRun(MarketColumn.right(TimeText.text(market.now - order.submitted), 9), .textDim),
            SceneRun(market.floor.programs[order.program], .text),
        ]
    }

    private static func index(_ desk: MarketDesk) -> Int? {
        guard let id = desk.currentOrder else { return nil }
        return desk.orders.firstIndex { $0.id == id }
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let desk = context.market
        let orders = desk.orders
        if action == .enter { return [.focus(on: .ticket)] }
        var list = ListState()
        list.select(Self.index(desk) ?? 0, count: orders.count)
        guard !orders.isEmpty,
            list.perform(action, count: orders.count, page: max(1, context.size.height - 1))
        else { return nil }
        desk.selection.order = orders[list.selected].id
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        for _ in 0..<abs(rows) { _ = perform(rows < 0 ? .up : .down, context) }
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let orders = context.market.orders
        let index = scene(context).first + place.y - 1
        if place.y > 0, orders.indices.contains(index) { context.market.selection.order = orders[index].id }
        return []
    }

    func selectedText(_ context: PaneContext) -> String? { context.market.currentOrder.map { "\($0)" } }
}
