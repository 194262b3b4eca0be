import TerminalScreen

extension RegistersScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty, !entries.isEmpty else { return }
        let grid = Grid(entries: entries.count, size: rect.size)
        let (columns, rows, foot) = (grid.columns, grid.rows, grid.foot)
        let body = rect.droppingBottom(foot)
        let first = grid.first(selected: entries.firstIndex { $0.isSelected } ?? 0, height: body.height)
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
        guard foot > 0 else { return }
        if foot > 2 { surface.horizontalLine(rect.x, body.bottom, length: rect.width) }
        let shown = detail.suffix(min(foot, 2))
        for (index, line) in shown.enumerated() {
            surface.put(runs: line, rect.x + 1, rect.bottom - shown.count + index, width: rect.width - 2)
        }
    }

    /// "was 0x0000_0001", without the prefix where it would be cut.
    private static func was(_ old: String, width: Int) -> String {
        let isLong = old.utf8.count + 4 > width && old.hasPrefix("0x")
        return "was " + (isLong ? String(old.dropFirst(2)) : old)
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
        let left = place.right - x
        let was = entry.old.map { Self.was($0, width: left) } ?? ""
        if left >= 8, isChanged {
            if !hint.isEmpty, left >= hint.unicodeScalars.count + was.utf8.count + 2 {
                x = surface.put(hint + "  ", x, place.y, .textDim)
            }
            surface.put(VisibleText.truncated(was, to: place.right - x), x, place.y, .valueOld)
        } else if left >= min(VisibleText.width(hint), 10) {
            // A short piece of a name says nothing.
            surface.put(VisibleText.truncated(hint, to: left), x, place.y, .textDim)
        }
        if entry.isSelected { surface.select(place, isFocused: isFocused) }
    }
}
