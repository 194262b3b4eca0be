import Execution
import RISCV
import TerminalScreen

/// The list of breakpoints and watchpoints.
struct BreakpointsPane: ScenePane {
    static let id = PaneID.breakpoints

    private var list = ListState()

    init() {}

    func note(_ context: PaneContext) -> String {
        let count = items(context.session).count
        return count == 0 ? "" : ValueText.count(count)
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> BreakpointsScene {
        let items = items(context.session)
        let state = list.revealed(height: context.size.height, count: items.count)
        var scene = BreakpointsScene()
        scene.first = state.offset
        scene.count = items.count
        scene.rows = items.enumerated().dropFirst(state.offset).prefix(context.size.height).map {
            index, row in
            var row = row
            row.isSelected = index == state.selected
            return row
        }
        return scene
    }

    /// All of them in the order of their numbers.
    private func items(_ session: DebugSession) -> [BreakpointsScene.Row] {
        let pc = session.pc
        let breakpoints = session.debugger.breakpoints.map { breakpoint in
            let request = breakpoint.request
            var details = [hits(breakpoint.stops)]
            if request.ignoreCount > 0 { details.append("after \(ValueText.count(request.ignoreCount))") }
            return BreakpointsScene.Row(
                kind: .breakpoint, id: breakpoint.id, place: request.place.description,
                condition: request.condition?.text,
                details: details.filter { !$0.isEmpty }.joined(separator: " · "),
                isEnabled: request.isEnabled, isHere: breakpoint.addresses.contains(pc))
        }
        let watchpoints = session.debugger.watchpoints.map { watchpoint in
            let request = watchpoint.request
            let details = [request.trigger.rawValue, hits(watchpoint.stops)]
            return BreakpointsScene.Row(
                kind: .watchpoint, id: watchpoint.id, place: request.target.description,
                condition: request.condition?.text,
                details: details.filter { !$0.isEmpty }.joined(separator: " · "),
                isEnabled: request.isEnabled)
        }
        return (breakpoints + watchpoints).sorted { $0.id < $1.id }
    }

    private func hits(_ count: Int) -> String {
        count == 0 ? "" : count == 1 ? "1 stop" : "\(ValueText.count(count)) stops"
    }

    private func selected(_ session: DebugSession) -> BreakpointsScene.Row? {
        let items = items(session)
        return items.indices.contains(list.selected) ? items[list.selected] : items.last
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let session = context.session
        let count = items(session).count
        if list.perform(action, count: count, page: max(1, context.size.height)) { return [] }
        if action == .addItem { return [.action(.newBreakpoint)] }
        guard let item = selected(session) else { return nil }
        switch action {
        case .toggleItem: return [.command("\(item.isEnabled ? "disable" : "enable") \(item.id)")]
        case .removeItem: return [.command("delete \(item.id)")]
        case .editItem: return edit(item, session)
        case .enter: return show(item, session)
        case .nextPoint, .previousPoint:
            guard let breakpoint = session.debugger.breakpoints.first(where: { $0.id == item.id }) else {
                return nil
            }
            return [
                .command(
                    (action == .nextPoint ? "until " : "reverse-until ")
                        + breakpoint.request.place.description)
            ]
        default: return nil
        }
    }

    private func edit(_ item: BreakpointsScene.Row, _ session: DebugSession) -> [Message] {
        guard let breakpoint = session.debugger.breakpoints.first(where: { $0.id == item.id }) else {
            return [.say(Notice("a watchpoint is not edited: remove it and set it anew with w", .warning))]
        }
        let request = breakpoint.request
        return [
            .present(
                .form(
                    .breakpoint(
                        item.id, place: request.place.description, condition: request.condition?.text ?? "",
                        ignoring: request.ignoreCount, isEnabled: request.isEnabled)))
        ]
    }

    /// Shows the place in the source, or in the disassembly or memory.
    private func show(_ item: BreakpointsScene.Row, _ session: DebugSession) -> [Message] {
        if let breakpoint = session.debugger.breakpoints.first(where: { $0.id == item.id }) {
            if case .cycle(let cycle) = breakpoint.request.place {
                return [.go(to: min(cycle, session.length))]
            }
            guard let address = breakpoint.addresses.first else {
                return [.say(Notice("this breakpoint has no address in the program", .warning))]
            }
            if let location = session.program.lines.location(of: address) {
                return [.show(.location(location), in: .source)]
            }
            return [.show(.address(address), in: .disassembly)]
        }
        guard let watchpoint = session.debugger.watchpoints.first(where: { $0.id == item.id }),
            case .memory(let address, _) = watchpoint.target
        else { return [] }
        return [.show(.address(address), in: .memory)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let items = items(context.session)
        list = list.revealed(height: context.size.height, count: items.count)
        guard items.indices.contains(list.offset + place.y) else { return [] }
        let isSecond = list.selected == list.offset + place.y
        list.select(list.offset + place.y, count: items.count)
        if place.x < 2 { return [.action(.toggleItem)] }
        return isSecond ? [.action(.enter)] : []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: context.size.height, count: items(context.session).count)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let items = items(context.session)
        let found = TextSearch.next(text, from: list.selected, count: items.count, backward: backward) {
            items[$0].place + " " + (items[$0].condition ?? "")
        }
        if let found { list.select(found, count: items.count) }
        return found != nil
    }

    func selectedText(_ context: PaneContext) -> String? {
        selected(context.session).map { $0.place + ($0.condition.map { " if " + $0 } ?? "") }
    }
}
