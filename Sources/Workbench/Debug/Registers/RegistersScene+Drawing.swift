import TerminalScreen

extension RegistersScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty, !entries.isEmpty else { return }
        let foot = Self.detailHeight(rect.size)
        let body = rect.droppingBottom(foot)
        let columns = Self.columns(entries: entries.count, size: rect.size)
        let rows = (entries.count + columns - 1) / columns
        let selected = entries.firstIndex { $0.isSelected } ?? 0
        let first = max(0, min(selected % rows - body.height / 2, rows - body.height))
        let width = rect.width / columns
        for (index, entry) in entries.enumerated() {
            let row = index % rows - first
            guard row >= 0, row < body.height else { continue }
            let column = index / rows
            let isLast = column == columns - 1
            let place = Rect(
                x: body.x + column * width, y: body.y + row,
                width: isLast ? body.width - column * width : width - 1, height: 1)
            surface.clipped(to: place) { draw(entry, on: &$0, in: place, isFocused: isFocused) }
            surface.addRegion(place, tag: "register:\(index)")
        }
        for (index, line) in detail.prefix(foot > 0 ? foot - (foot > 2 ? 1 : 0) : 0).enumerated() {
            surface.put(
                runs: line, rect.x + 1, body.bottom + index + (foot > 2 ? 1 : 0), width: rect.width - 2)
        }
        if foot > 2 { surface.horizontalLine(rect.x, body.bottom, length: rect.width) }
    }

    private func draw(_ entry: Entry, on surface: inout Surface, in place: Rect, isFocused: Bool) {
        let isChanged = entry.old != nil
        if isChanged { surface.put("◆", place.x, place.y, .valueChanged) }
        if entry.isEdited { surface.put("×", place.x, place.y, .valueEdited) }
        surface.put(entry.name, place.x + 1, place.y, .name)
        let valueRole: Role =
            if entry.isEdited {
                .valueEdited
            } else if isChanged {
                .valueChanged
            } else if entry.value == 0 {
                .valueZero
            } else if entry.isPointer {
                .valuePointer
            } else {
                .value
            }
        var x = surface.put(entry.text, place.x + 5, place.y, valueRole)
        x = max(x, place.x + 16) + 1
        let hint = entry.hint
        let was = entry.old.map { "was " + $0 } ?? ""
        let left = place.right - x
        if left >= 8, isChanged {
            if !hint.isEmpty, left >= hint.unicodeScalars.count + was.utf8.count + 2 {
                x = surface.put(hint + "  ", x, place.y, .textDim)
            }
            surface.put(VisibleText.truncated(was, to: place.right - x), x, place.y, .valueOld)
        } else if left >= 3 {
            surface.put(VisibleText.truncated(hint, to: left), x, place.y, .textDim)
        }
        if entry.isSelected { surface.select(place, isFocused: isFocused) }
    }
}
