import TerminalScreen

/// The tables of the run with their rows; which one the rows pane shows.
struct TablesPane: ScenePane {
    static let id = PaneID.tables

    private var offset = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        context.session.tables.trace.map { "\(ValueText.count($0.chips.count)) tables" } ?? ""
    }

    func scene(_ context: PaneContext) -> TablesScene {
        var scene = TablesScene()
        guard let view = TraceView(context.session) else {
            scene.problem = context.session.tables.sentence
            return scene
        }
        let state = list(view).revealed(height: context.size.height, count: view.index.chips.count)
        scene.first = state.offset
        scene.count = view.index.chips.count
        scene.rows = view.index.chips.enumerated().dropFirst(state.offset).prefix(max(0, context.size.height))
            .map {
                TablesScene.Row(
                    name: $1.name, rows: $1.rows, failing: $1.failing, isSelected: $0 == state.selected)
            }
        return scene
    }

    private func list(_ view: TraceView) -> ListState {
        ListState(
            selected: view.index.chips.firstIndex { $0.name == view.chip.name } ?? 0, offset: offset)
    }

    mutating func follow(_ context: PaneContext) {
        guard let view = TraceView(context.session) else { return }
        offset = list(view).revealed(height: context.size.height, count: view.index.chips.count).offset
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let view = TraceView(context.session) else { return nil }
        if action == .nextPoint || action == .previousPoint {
            return [.goToFailure(forward: action == .nextPoint)]
        }
        if action == .enter { return [.focus(on: .rows)] }
        var list = list(view)
        let count = view.index.chips.count
        guard list.perform(action, count: count, page: max(1, context.size.height)) else { return nil }
        offset = list.offset
        return [select(list.selected, view, context)]
    }

    /// Shows a table from its first row, or at the row of the present step if it has one.
    private func select(_ number: Int, _ view: TraceView, _ context: PaneContext) -> Message {
        let chip = view.index.chips[number]
        let rows = view.index.session.rows(ofStep: context.session.position)
        let cursors = rows.map { view.index.cursor(on: $0) }
        return .choose(
            cursors.last { $0.chip == chip.name } ?? TraceCursor(chip: chip.name, row: 0, column: 0))
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        guard let view = TraceView(context.session) else { return [] }
        let state = list(view).revealed(height: context.size.height, count: view.index.chips.count)
        guard view.index.chips.indices.contains(state.offset + place.y) else { return [] }
        return [select(state.offset + place.y, view, context)]
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        guard let view = TraceView(context.session) else { return }
        var state = list(view)
        state.scroll(by: rows, height: context.size.height, count: view.index.chips.count)
        offset = state.offset
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        guard let view = TraceView(context.session) else { return false }
        let chips = view.index.chips
        let found = TextSearch.next(
            text, from: list(view).selected, count: chips.count, backward: backward
        ) { chips[$0].name }
        guard let found else { return false }
        context.session.tables.cursor = TraceCursor(chip: chips[found].name, row: 0, column: 0)
        return true
    }

    func selectedText(_ context: PaneContext) -> String? { TraceView(context.session)?.chip.name }
    func offers(_ action: Action, _ context: PaneContext) -> Bool {
        guard let view = TraceView(context.session) else { return false }
        return action == .enter || !view.index.failingRows.isEmpty
    }
}
