import TerminalScreen

/// Watched expressions and their values.
struct WatchesScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        var expression: String
        var value: String
        /// What the value may mean.
        var hint = ""
        /// The value is a sentence on why there is none.
        var isError = false
        var old: String?
        var isSelected = false
    }

    var rows: [Row] = []
    var first = 0
    var count = 0
}

extension WatchesScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if rows.isEmpty {
            surface.putSentence(
                "Nothing watched yet. w watches an expression, such as a0 + 4 or *u32(sp+8).", in: rect)
            return
        }
        let longest = rows.prefix(rect.height).map { VisibleText.width($0.expression) }.max() ?? 0
        let nameWidth = min(longest, max(8, rect.width / 2))
        for (index, row) in rows.prefix(rect.height).enumerated() {
            let place = rect.row(index)
            surface.clipped(to: place) { surface in
                if row.old != nil { surface.put("◆", place.x, place.y, .valueChanged) }
                surface.put(VisibleText.truncated(row.expression, to: nameWidth), place.x + 1, place.y, .name)
                var x = place.x + 1 + nameWidth + 2
                let role: Role = row.isError ? .valueMissing : row.old != nil ? .valueChanged : .value
                x = surface.put(VisibleText.truncated(row.value, to: place.right - x), x, place.y, role) + 2
                if let old = row.old, place.right - x >= 8 {
                    x =
                        surface.put(
                            VisibleText.truncated("was \(old)", to: place.right - x), x, place.y, .valueOld)
                        + 2
                }
                surface.put(VisibleText.truncated(row.hint, to: place.right - x), x, place.y, .textDim)
                if row.isSelected { surface.select(place, isFocused: isFocused) }
            }
        }
    }
}
