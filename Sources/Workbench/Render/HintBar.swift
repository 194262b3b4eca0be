import TerminalScreen

/// The line of keys that are useful where the keyboard is, each to be clicked as well.
enum HintBar {
    static func draw(_ model: Model, on surface: inout Surface, in rect: Rect) {
        surface.fill(rect, .hint)
        let fixed = hints(model.fixedHints, in: model.place)
        let fixedWidth = fixed.reduce(0) { $0 + $1.width }
        var x = rect.x
        for hint in hints(model.hints, in: model.place) where x + hint.width <= rect.right - fixedWidth {
            x = put(hint, x, on: &surface, in: rect)
        }
        x = max(x, rect.right - fixedWidth)
        for hint in fixed where x + hint.width <= rect.right { x = put(hint, x, on: &surface, in: rect) }
    }

    private struct Hint {
        let action: Action
        let key: String
        let label: String
        var width: Int { VisibleText.width(key) + VisibleText.width(label) + 3 }
    }

    private static func hints(_ actions: [Action], in place: Place) -> [Hint] {
        actions.compactMap { action in
            let row = ActionCatalogue.row(action)
            guard let key = row.keys(in: place).first, let label = row.hint else { return nil }
            return Hint(action: action, key: key.description, label: label)
        }
    }

    private static func put(_ hint: Hint, _ start: Int, on surface: inout Surface, in rect: Rect) -> Int {
        var x = surface.put(" \(hint.key)", start, rect.y, .hintKey, ground: .hint)
        x = surface.put(" \(hint.label) ", x, rect.y, .hint, ground: .hint)
        surface.addRegion(
            Rect(x: start, y: rect.y, width: x - start, height: 1), tag: Model.Region.action(hint.action).tag)
        return x
    }
}

extension Model {
    /// The actions worth a hint, the most useful first: the pane's own, then stepping, then the rest.
    var hints: [Action] {
        let place = place
        let own: [ActionGroup]
        switch place {
        case .pane: own = [.stops, .values, .moving, .time]
        default: own = ActionGroup.allCases
        }
        let rows = ActionCatalogue.rows.filter {
            $0.hint != nil && !$0.keys(in: place).isEmpty && isAvailable($0.action)
                && !fixedHints.contains($0.action)
        }
        guard case .pane = place else { return rows.map(\.action) }
        let stepping = rows.filter { $0.group == .stepping && $0.action != .runHere }
        // Actions of few places belong to this pane and come first among the rest.
        let special = rows.filter { own.contains($0.group) || $0.action == .runHere }.sorted {
            $0.places.count < $1.places.count
        }
        let shown = Set((stepping + special).map(\.action))
        let rest = rows.filter { !shown.contains($0.action) }
        // A pane that was opened as a popup is there for its own actions.
        return ((popups.isEmpty && screen == .debug ? stepping + special : special + stepping) + rest).map(
            \.action)
    }

    /// What always stands at the right end.
    var fixedHints: [Action] {
        switch place {
        case .welcome, .pane: popups.isEmpty ? [.help, .palette, .quit] : [.close]
        case .chooser, .form, .confirm, .prompt: [.close]
        }
    }

    /// Whether the action does something now: what does not is not offered.
    func isAvailable(_ action: Action) -> Bool {
        switch action {
        case .removeItem where place == .chooser:
            if case .chooser(let chooser) = popups.last { return chooser.kind == .bookmarks }
            return false
        case .undo where isAboutTables: return session?.tables.canUndo == true
        case .redo where isAboutTables: return session?.tables.canRedo == true
        case .undo: return session?.canUndo == true
        case .redo: return session?.canRedo == true
        case .goBack: return !trail.back.isEmpty
        case .goForward: return !trail.forward.isEmpty
        case .jump: return session?.hasMarks == true
        case .debugScreen, .traceScreen, .checkScreen:
            return session != nil && screen != ScreenCatalogue.screen(shownBy: action)
        case .nextPoint, .previousPoint, .enter, .editItem, .toggleItem, .removeItem, .valueFormat,
            .showCurrent, .changeValue:
            guard case .pane(let id) = place, let context = context(of: id), let pane = panes[id] else {
                return true
            }
            return pane.offers(action, context)
        case .close:
            return !popups.isEmpty || prompt != nil || isBusy || (layout.isZoomed && screen != .welcome)
        case .complete: return prompt?.kind != .search && prompt?.kind != .bookmark
        case .historyPrevious: return prompt.map { !$0.editor.history.isEmpty } ?? true
        default: return true
        }
    }
}
