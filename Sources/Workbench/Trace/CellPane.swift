import Constraints
import Engine
import TerminalScreen

/// The selected cell: its value in every format, whose it is, the rules that speak about it and who shares it.
struct CellPane: ScenePane {
    static let id = PaneID.cell

    private var list = ListState()

    init() {}

    func note(_ context: PaneContext) -> String {
        guard let view = TraceView(context.session), let row = view.reference else { return "" }
        let fails = view.index.failing[row]?.contains(view.cursor.column) == true
        return fails ? "✗ a rule fails" : ""
    }

    mutating func follow(_ context: PaneContext) { list = ListState() }

    func scene(_ context: PaneContext) -> CellScene {
        var scene = CellScene()
        guard let view = TraceView(context.session) else {
            scene.problem = context.session.tables.sentence
            return scene
        }
        let lines = CellLines.all(view, context.session, width: context.size.width - 1)
        let state = list.revealed(height: context.size.height, count: lines.count)
        scene.first = state.offset
        scene.count = lines.count
        scene.lines = Array(lines.dropFirst(state.offset).prefix(max(0, context.size.height)))
        scene.selected = state.selected - state.offset
        return scene
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let view = TraceView(context.session) else { return nil }
        if action == .nextPoint || action == .previousPoint {
            return [.goToFailure(forward: action == .nextPoint)]
        }
        let lines = CellLines.all(view, context.session, width: context.size.width - 1)
        if list.perform(action, count: lines.count, page: max(1, context.size.height)) { return [] }
        guard action == .enter, lines.indices.contains(list.selected) else { return nil }
        guard let target = lines[list.selected].target else {
            return [.say(Notice("Enter follows the lines that start with →"))]
        }
        return [.choose(target)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let scene = scene(context)
        let isSecond = scene.selected == place.y
        list.offset = scene.first
        list.select(scene.first + place.y, count: scene.count)
        return isSecond ? [.action(.enter)] : []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: context.size.height, count: scene(context).count)
    }

    func selectedText(_ context: PaneContext) -> String? {
        let scene = scene(context)
        return scene.lines.indices.contains(scene.selected) ? scene.lines[scene.selected].runs.plain : nil
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        RowsPane().editSuggestion(context)
    }
}
