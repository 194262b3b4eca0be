import TerminalScreen

/// The line of keys that are useful where the keyboard is, each to be clicked as well.
enum HintBar {
    static func draw(_ model: Model, _ arrangement: Arrangement, on surface: inout Surface) {
        let rect = arrangement.hints
        surface.fill(rect, .hint)
        let place = model.place
        let fixed = model.fixedHints.compactMap { Hint($0, in: place) }
        let right = rect.right - fixed.reduce(0) { $0 + $1.width }
        var x = rect.x
        for action in model.hints(in: arrangement) where right - x >= Hint.leastWidth {
            guard let hint = Hint(action, in: place), x + hint.width <= right else { continue }
            x = put(hint, x, on: &surface, in: rect)
        }
        x = max(x, right)
        for hint in fixed where x + hint.width <= rect.right { x = put(hint, x, on: &surface, in: rect) }
    }

    private struct Hint {
        let action: Action
        let key: String
        let label: String
        var width: Int { VisibleText.width(key) + VisibleText.width(label) + 3 }
        /// A key and a label of one letter each.
        static let leastWidth = 5

        init?(_ action: Action, in place: Place) {
            guard let label = ActionCatalogue.row(action).hint,
                let key = Keymap.key(for: action, in: place)
            else { return nil }
            self.action = action
            self.key = key.description
            self.label = label
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
    func hints(in arrangement: Arrangement) -> [Action] {
        // Where a person came for the pane's own actions, those come first.
        let isStepping = popups.isEmpty && screen == .debug
        guard var actions = HintOrder.actions[HintOrder.Situation(place: place, isStepping: isStepping)]
        else { return [] }
        let fixed = fixedHints
        var pane: PaneContext?
        if case .pane(let id) = place { pane = context(of: id, in: arrangement) }
        actions.removeAll { fixed.contains($0) || !isAvailable($0, in: pane) }
        return actions
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
        guard case .pane(let id) = place else { return isAvailable(action, in: nil) }
        return isAvailable(action, in: context(of: id))
    }

    /// The same, with the context of the pane that has the keyboard.
    private func isAvailable(_ action: Action, in pane: PaneContext?) -> Bool {
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
        case .pauseProof: return proofs.running != nil
        case .cancelProof: return proofs.running != nil || proofs.waitingCount > 0
        case .cancelOrder: return market.seat.isBusy
        case .verifyProof: return proofs.current?.made != nil
        case .marketScreen: return screen != .market
        case .debugScreen, .traceScreen, .checkScreen, .proveScreen:
            return session != nil && screen != ScreenCatalogue.screen(shownBy: action)
        case .nextPoint, .previousPoint, .enter, .editItem, .toggleItem, .removeItem, .valueFormat,
            .showCurrent, .changeValue:
            guard case .pane(let id) = place, let pane, let shown = panes[id] else { return true }
            return shown.offers(action, pane)
        case .close:
            return !popups.isEmpty || prompt != nil || isBusy || (layout.isZoomed && screen != .welcome)
        case .complete: return prompt?.kind != .search && prompt?.kind != .bookmark
        case .historyPrevious: return prompt.map { !$0.editor.history.isEmpty } ?? true
        default: return true
        }
    }
}

/// The order of hints in each situation; it does not change, and to find it was a tenth of a frame.
private enum HintOrder {
    struct Situation: Hashable {
        let place: Place
        let isStepping: Bool
    }

    static let actions: [Situation: [Action]] = {
        var orders: [Situation: [Action]] = [:]
        for place in Place.allCases {
            for isStepping in [false, true] {
                let situation = Situation(place: place, isStepping: isStepping)
                orders[situation] = order(in: place, isStepping: isStepping)
            }
        }
        return orders
    }()

    private static func order(in place: Place, isStepping: Bool) -> [Action] {
        let rows = ActionCatalogue.rows.filter { $0.hint != nil && !$0.keys(in: place).isEmpty }
        guard case .pane = place else { return rows.map(\.action) }
        let stepping = rows.filter { $0.group == .stepping && $0.action != .runHere }
        let own: [ActionGroup] = [.proving, .trading, .stops, .values, .moving, .time]
        // Actions of few places belong to this pane and come first among the rest.
        let special = rows.filter { own.contains($0.group) || $0.action == .runHere }.sorted {
            $0.places.count < $1.places.count
        }
        let shown = Set((stepping + special).map(\.action))
        let rest = rows.filter { !shown.contains($0.action) }
        return ((isStepping ? stepping + special : special + stepping) + rest).map(\.action)
    }
}
