import TerminalScreen

extension Model {
    /// Regions that the frame marks, as text on the surface and back.
    enum Region: Hashable {
        case action(Action)
        case tab(PaneID)
        case item(Int)
        case entry(Int)
        case field(Int)

        var tag: String {
            switch self {
            case .action(let action): "action:\(action.rawValue)"
            case .tab(let pane): "tab:\(pane.rawValue)"
            case .item(let index): "item:\(index)"
            case .entry(let index): "entry:\(index)"
            case .field(let index): "field:\(index)"
            }
        }

        init?(tag: String) {
            let parts = tag.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "action":
                guard let action = Action(rawValue: parts[1]) else { return nil }
                self = .action(action)
            case "tab":
                guard let pane = PaneID(rawValue: parts[1]) else { return nil }
                self = .tab(pane)
            default:
                guard let index = Int(parts[1]) else { return nil }
                switch parts[0] {
                case "item": self = .item(index)
                case "entry": self = .entry(index)
                case "field": self = .field(index)
                default: return nil
                }
            }
        }
    }

    mutating func take(_ mouse: Mouse) -> [Effect] {
        switch mouse.action {
        case .press(.left): return click(mouse)
        case .drag(.left):
            // Dragging along the timeline scrubs.
            guard popups.isEmpty, prompt == nil, arrangement.box(at: mouse.x, mouse.y)?.shown == .timeline
            else { return [] }
            return click(mouse)
        case .wheelUp: return scroll(by: -3, mouse)
        case .wheelDown: return scroll(by: 3, mouse)
        default: return []
        }
    }

    private mutating func click(_ mouse: Mouse) -> [Effect] {
        let region = Frame.draw(self).region(at: mouse.x, mouse.y).flatMap { Region(tag: $0.tag) }
        switch region {
        case .action(let action): return perform(action)
        case .tab(let pane):
            layout.focus(on: pane)
            return []
        case .item(let index): return clickItem(index)
        case .entry(let index):
            let isSecond = welcome.list.selected == index
            welcome.list.select(index, count: welcome.entries.count)
            return isSecond ? perform(.enter) : []
        case .field(let index):
            editForm { $0.focus = index }
            return []
        case nil: return clickPane(mouse)
        }
    }

    /// The first click on an item selects it, the second takes it.
    private mutating func clickItem(_ index: Int) -> [Effect] {
        guard case .chooser(let chooser) = popups.last else { return [] }
        if chooser.list.selected == index { return perform(.enter) }
        editChooser { $0.list.selected = index }
        return []
    }

    private mutating func clickPane(_ mouse: Mouse) -> [Effect] {
        guard prompt == nil, screen != .welcome else { return [] }
        let pane: PaneID
        let inside: Rect
        if case .pane(let id) = popups.last {
            pane = id
            inside = PopupPlace.pane(in: size).inset()
        } else {
            guard popups.isEmpty, let box = arrangement.box(at: mouse.x, mouse.y) else { return [] }
            pane = box.shown
            inside = box.inside
            layout.focus(on: pane)
        }
        guard inside.contains(mouse.x, mouse.y), let context = context(of: pane) else { return [] }
        let messages = panes[pane]?.click(Point(mouse.x - inside.x, mouse.y - inside.y), context) ?? []
        return update(all: messages)
    }

    private mutating func scroll(by rows: Int, _ mouse: Mouse) -> [Effect] {
        if case .chooser(let chooser) = popups.last {
            let count = items(of: chooser).count
            let height = PopupPlace.chooserRows(chooser, count: count, in: size)
            editChooser { $0.list.scroll(by: rows, height: height, count: count) }
        } else if screen == .welcome {
            welcome.list.move(by: rows.signum(), count: welcome.entries.count)
        } else {
            let popupPane: PaneID? = if case .pane(let id) = popups.last { id } else { nil }
            guard let pane = popupPane ?? arrangement.box(at: mouse.x, mouse.y)?.shown,
                let context = context(of: pane)
            else { return [] }
            panes[pane]?.scroll(by: rows, context)
        }
        return []
    }
}
