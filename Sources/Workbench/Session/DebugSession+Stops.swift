import Engine
import Execution

/// Why something asked of a session cannot be done.
struct SessionFailure: Error {
    let sentence: String
}

extension DebugSession {
    /// Sets a breakpoint at a place, or removes those that are there.
    func toggleBreakpoint(at text: String) -> Notice {
        do throws(StopPointError) {
            let place = try BreakpointRequest.Place(parsing: text)
            let addresses = try debugger.addresses(of: place)
            let present = debugger.breakpoints.filter {
                !$0.addresses.isEmpty && !Set($0.addresses).isDisjoint(with: addresses)
            }
            if present.isEmpty {
                let added = try debugger.addBreakpoint(BreakpointRequest(place: place))
                return Notice("breakpoint \(added.id) at \(added.request.place)", .done)
            }
            for breakpoint in present { try debugger.removeStopPoint(breakpoint.id) }
            let names = present.map { String($0.id) }.joined(separator: ", ")
            return Notice("breakpoint \(names) removed", .done)
        } catch {
            return Notice(error.description, .failure)
        }
    }

    /// Carries out what a form says.
    func apply(_ form: Form) -> Result<Notice, SessionFailure> {
        do throws(StopPointError) {
            switch form.subject {
            case .breakpoint(let id): return .success(try applyBreakpoint(form, replacing: id))
            case .watch: return try applyWatch(form)
            }
        } catch {
            return .failure(SessionFailure(sentence: error.description))
        }
    }

    private func applyBreakpoint(_ form: Form, replacing id: Int?) throws(StopPointError) -> Notice {
        var text = form.fields[0].text.trimmingBlanks
        let condition = form.fields[1].text.trimmingBlanks
        if !condition.isEmpty { text += " if \(condition)" }
        var request = try BreakpointRequest(parsing: text)
        let skipped = form.fields[2].text.trimmingBlanks
        if !skipped.isEmpty {
            guard let count = Int(skipped), count >= 0 else { throw .badNumber(skipped) }
            request.ignoreCount = count
        }
        request.isEnabled = form.fields[3].text == "on"
        let added = try debugger.addBreakpoint(request)
        // The old one goes only after the new one is known to be right.
        if let id { try debugger.removeStopPoint(id) }
        return Notice("breakpoint \(added.id) at \(added.request)", .done)
    }

    private func applyWatch(_ form: Form) throws(StopPointError) -> Result<Notice, SessionFailure> {
        let text = form.fields[0].text.trimmingBlanks
        let condition = form.fields[2].text.trimmingBlanks
        let triggers: [Watchpoint.Trigger?] = [nil, .change, .write, .read]
        let mode = Form.watchModes.firstIndex(of: form.fields[1].text) ?? 0
        guard let trigger = triggers[mode] else {
            do throws(ExpressionError) {
                try debugger.addWatch(text)
                return .success(Notice("watching \(text)", .done))
            } catch {
                return .failure(SessionFailure(sentence: error.description))
            }
        }
        var request = try WatchpointRequest(parsing: condition.isEmpty ? text : "\(text) if \(condition)")
        request.trigger = trigger
        let added = try debugger.addWatchpoint(request)
        return .success(Notice("watchpoint \(added.id): \(added.request)", .done))
    }

    /// The form for a breakpoint that exists.
    public func form(forBreakpoint id: Int) -> Form? {
        guard let breakpoint = debugger.breakpoints.first(where: { $0.id == id }) else { return nil }
        let request = breakpoint.request
        return Form.breakpoint(
            id, place: request.place.description, condition: request.condition?.text ?? "",
            ignoring: request.ignoreCount, isEnabled: request.isEnabled)
    }

    // MARK: Bookmarks

    var hasMarks: Bool { !bookmarks.isEmpty || !stops.isEmpty }

    /// Named bookmarks by position, then the last stops, latest first.
    var bookmarkItems: [ChooserItem] {
        var items: [ChooserItem] = []
        if !bookmarks.isEmpty { items.append(ChooserItem("Bookmarks", isHeading: true)) }
        for bookmark in bookmarks.sorted(by: { $0.position < $1.position }) {
            items.append(
                ChooserItem(
                    bookmark.name, detail: Grouped.text(bookmark.position),
                    message: .go(to: bookmark.position),
                    role: .bookmark))
        }
        if !stops.isEmpty { items.append(ChooserItem("Last stops", isHeading: true)) }
        for stop in stops.reversed().prefix(50) {
            items.append(
                ChooserItem(stop.reason, detail: Grouped.text(stop.position), message: .go(to: stop.position))
            )
        }
        return items
    }

    /// Sets or moves a bookmark; without a name it is called after its place.
    func setBookmark(_ name: String?) -> String {
        let name = name ?? whereabouts
        bookmarks.removeAll { $0.name == name }
        bookmarks.append(SessionFile.Bookmark(name: name, position: position))
        return "bookmark “\(name)” at step \(Grouped.text(position))"
    }

    func removeBookmark(named name: String) -> Bool {
        let count = bookmarks.count
        bookmarks.removeAll { $0.name == name }
        return bookmarks.count < count
    }
}
