import TerminalScreen

/// Draws popups above the screen.
enum PopupView {
    static func draw(_ popup: Popup, _ model: Model, on surface: inout Surface) {
        switch popup {
        case .chooser(let chooser): draw(chooser, model, on: &surface)
        case .pane(let id): draw(id, model, on: &surface)
        case .form(let form): draw(form, model, on: &surface)
        case .question(let question): draw(question, model, on: &surface)
        }
    }

    private static func draw(_ chooser: Chooser, _ model: Model, on surface: inout Surface) {
        let items = model.items(of: chooser)
        let all = chooser.filter.isEmpty ? items.count : max(items.count, 12)
        let rect = PopupPlace.chooser(chooser, count: all, in: model.size)
        let chosen = items.count { !$0.isHeading }
        let inside = surface.popup(
            at: rect, title: chooser.kind.title, note: "\(chosen) \(chosen == 1 ? "line" : "lines")")
        let isTop = if case .chooser(let top) = model.popups.last { top.kind == chooser.kind } else { false }
        let rows = inside.droppingTop(2)
        ListView(count: items.count, state: chooser.list, tag: "item").draw(on: &surface, in: rows) {
            surface, index, place in
            draw(items[index], on: &surface, in: place)
        }
        if items.isEmpty { surface.putCentred("nothing matches", in: rows, .textDim) }
        chooser.filter.draw(
            on: &surface, in: inside.row(0), prompt: "▶ ", placeholder: "type to filter",
            isFocused: isTop && model.prompt == nil)
    }

    private static func draw(_ item: ChooserItem, on surface: inout Surface, in rect: Rect) {
        if item.isHeading {
            surface.put(item.text, rect.x, rect.y, .heading)
            return
        }
        let detail = VisibleText.truncated(item.detail, to: rect.width / 2)
        let room = rect.width - VisibleText.width(detail) - 2
        surface.put(
            VisibleText.truncated(item.text, to: detail.isEmpty ? rect.width : room), rect.x + 1, rect.y,
            item.role)
        surface.putRight(detail, endingAt: rect.right - 1, rect.y, .hintKey, ground: .popup)
    }

    private static func draw(_ id: PaneID, _ model: Model, on surface: inout Surface) {
        guard let context = model.context(of: id) else { return }
        let rect = PopupPlace.pane(in: model.size)
        _ = surface.popup(at: rect, title: id.title, note: model.panes[id]?.note(context) ?? "")
        let inside = rect.inset()
        surface.clipped(to: inside) { model.panes[id]?.draw(on: &$0, in: inside, context) }
    }

    private static func draw(_ form: Form, _ model: Model, on surface: inout Surface) {
        let rect = PopupPlace.form(form, in: model.size)
        let inside = surface.popup(at: rect, title: form.title)
        let labelWidth = (form.fields.map(\.label.count).max() ?? 0) + 2
        for (index, field) in form.fields.enumerated() {
            let row = inside.row(index + 1)
            let isFocused = index == form.focus && model.prompt == nil
            surface.put(field.label, row.x, row.y, isFocused ? .textStrong : .name, ground: .popup)
            let place = Rect(
                x: row.x + labelWidth, y: row.y, width: row.width - labelWidth, height: row.height)
            switch field.value {
            case .text(let editor):
                editor.draw(on: &surface, in: place, placeholder: field.placeholder, isFocused: isFocused)
            case .choice(let words, let chosen):
                surface.put(
                    "◀ \(words[chosen]) ▶", place.x, place.y, isFocused ? .tabActive : .value,
                    width: place.width)
                if isFocused { surface.cursor = Point(place.x, place.y) }
            }
            surface.addRegion(row, tag: Model.Region.field(index).tag)
        }
        let last = inside.row(form.fields.count + 2)
        if let error = form.error {
            surface.put(
                VisibleText.truncated("✗ " + error, to: last.width), last.x, last.y, .fail, ground: .popup)
        }
    }

    private static func draw(_ question: Question, _ model: Model, on surface: inout Surface) {
        let inside = surface.popup(at: PopupPlace.question(question, in: model.size), title: "Please confirm")
        surface.put(
            VisibleText.truncated(question.text, to: inside.width), inside.x, inside.y + 1, .text,
            ground: .popup)
    }
}
