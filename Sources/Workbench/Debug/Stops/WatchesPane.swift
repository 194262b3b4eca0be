import Execution
import RISCV
import TerminalScreen

/// Watched expressions with their values at the cursor.
struct WatchesPane: ScenePane {
    static let id = PaneID.watches

    private var list = ListState()
    private var format = ValueFormat.hexadecimal
    /// The values at the cursor's last place, by expression, for marking what changed.
    private var now: (position: Int, values: [String: UInt32])?
    private var before: (position: Int, values: [String: UInt32])?

    init() {}

    func note(_ context: PaneContext) -> String {
        let count = context.session.debugger.watches.count
        return count == 0 ? "" : ValueText.count(count)
    }

    mutating func follow(_ context: PaneContext) {
        let position = context.session.position
        if let now, now.position != position { before = now.position < position ? now : nil }
        var values: [String: UInt32] = [:]
        for (expression, value) in context.session.debugger.watchValues {
            if case .success(let value) = value { values[expression.text] = value.bits }
        }
        now = (position, values)
    }

    func scene(_ context: PaneContext) -> WatchesScene {
        let values = context.session.debugger.watchValues
        let state = list.revealed(height: context.size.height, count: values.count)
        var scene = WatchesScene()
        scene.first = state.offset
        scene.count = values.count
        scene.rows = values.enumerated().dropFirst(state.offset).prefix(context.size.height).map {
            index, watch in
            row(watch.expression, watch.value, isSelected: index == state.selected, context.session)
        }
        return scene
    }

    private func row(
        _ expression: Expression, _ value: Result<Expression.Value, ExpressionError>, isSelected: Bool,
        _ session: DebugSession
    ) -> WatchesScene.Row {
        switch value {
        case .failure(let error):
            return WatchesScene.Row(
                expression: expression.text, value: error.description, isError: true, isSelected: isSelected)
        case .success(let value):
            let was = now?.position == session.position ? before?.values[expression.text] : nil
            return WatchesScene.Row(
                expression: expression.text, value: text(value), hint: session.reading(of: value.bits).hint,
                old: was.flatMap {
                    $0 == value.bits ? nil : text(Expression.Value($0, isSigned: value.isSigned))
                },
                isSelected: isSelected)
        }
    }

    private func text(_ value: Expression.Value) -> String {
        if format == .hexadecimal, value.isSigned { return value.description }
        return format.text(value.bits)
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let watches = context.session.debugger.watches
        if list.perform(action, count: watches.count, page: max(1, context.size.height)) { return [] }
        switch action {
        case .addItem: return [.action(.newWatch)]
        case .valueFormat:
            format = format.next
            return []
        default: break
        }
        guard watches.indices.contains(list.selected) else { return nil }
        switch action {
        case .removeItem: return [.command("undisplay \(list.selected + 1)")]
        case .editItem:
            return [
                .command("undisplay \(list.selected + 1)"),
                .present(.form(.watch(watches[list.selected].text))),
            ]
        case .enter:
            guard let value = try? context.session.debugger.value(of: watches[list.selected]) else {
                return nil
            }
            return context.session.follow(pointer: value.bits)
        default: return nil
        }
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let count = context.session.debugger.watches.count
        list = list.revealed(height: context.size.height, count: count)
        list.select(list.offset + place.y, count: count)
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: context.size.height, count: context.session.debugger.watches.count)
    }

    func selectedText(_ context: PaneContext) -> String? {
        let rows = context.session.debugger.watchValues
        guard rows.indices.contains(list.selected), case .success(let value) = rows[list.selected].value
        else {
            return nil
        }
        return "\(rows[list.selected].expression.text) = \(text(value))"
    }

    func watchSuggestion(_ context: PaneContext) -> String? { "" }
}

extension Expression.Value {
    fileprivate init(_ bits: UInt32, isSigned: Bool) {
        self = isSigned ? Expression.Value(signed: Int32(bitPattern: bits)) : Expression.Value(bits)
    }
}
