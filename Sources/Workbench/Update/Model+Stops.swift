extension Model {
    /// The place that the focused pane points at, for breakpoints.
    var codePlace: String? {
        context(of: layout.focus).flatMap { panes[layout.focus]?.codePlace($0) } ?? session?.codePlace
    }

    var watchSuggestion: String? {
        context(of: layout.focus).flatMap { panes[layout.focus]?.watchSuggestion($0) }
    }

    /// Sets a breakpoint at the selected place, or removes the one that is there.
    mutating func toggleBreakpoint() -> [Effect] {
        guard let session, let place = codePlace else {
            notice = Notice("no program is open", .warning)
            return []
        }
        notice = session.toggleBreakpoint(at: place)
        return [.saveSession]
    }

    mutating func runHere(_ verb: String) -> [Effect] {
        guard let place = codePlace else { return [] }
        return run(command: "\(verb) \(place)")
    }

    mutating func changeValue() -> [Effect] {
        guard let context = context(of: layout.focus),
            let (target, value) = panes[layout.focus]?.editSuggestion(context)
        else {
            notice = Notice("nothing that can be changed is selected", .warning)
            return []
        }
        ask(.value, "\(target) = \(value)")
        return []
    }

    // MARK: Forms

    mutating func editForm(_ change: (inout Form) -> Void) {
        guard case .form(var form) = popups.last else { return }
        change(&form)
        popups[popups.count - 1] = .form(form)
    }

    mutating func moveField(by steps: Int) -> [Effect] {
        editForm { $0.focus = ($0.focus + steps + $0.fields.count) % $0.fields.count }
        return []
    }

    /// Carries out what a form says; a mistake is shown in the form.
    mutating func acceptForm() -> [Effect] {
        guard case .form(let form) = popups.last, let session else { return [] }
        switch session.apply(form) {
        case .success(let said):
            popups.removeLast()
            notice = said
            followCursor()
            return [.saveSession]
        case .failure(let failure):
            editForm { $0.error = failure.sentence }
            return []
        }
    }
}
