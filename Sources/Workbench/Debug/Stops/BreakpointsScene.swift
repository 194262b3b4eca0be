import TerminalScreen

/// Breakpoints and watchpoints.
struct BreakpointsScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        enum Kind: String, Codable, Sendable { case breakpoint, watchpoint }
        var kind: Kind
        var id: Int
        var place: String
        var condition: String?
        /// "write", "3 hits", "after 10".
        var details: String = ""
        var isEnabled: Bool
        /// The program stands at it.
        var isHere = false
        var isSelected = false
    }

    var rows: [Row] = []
    var first = 0
    var count = 0
}

extension BreakpointsScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if rows.isEmpty {
            surface.putSentence(
                "No breakpoints yet. b sets one at the selected line, ctrl-b one by place.", in: rect)
            return
        }
        for (index, row) in rows.prefix(rect.height).enumerated() {
            let place = rect.row(index)
            surface.clipped(to: place) { draw(row, on: &$0, in: place, isFocused: isFocused) }
        }
    }

    private func draw(_ row: Row, on surface: inout Surface, in place: Rect, isFocused: Bool) {
        let onRole: Role = row.kind == .breakpoint ? .breakpoint : .watchpoint
        let glyph = row.kind == .breakpoint ? (row.isEnabled ? "●" : "○") : (row.isEnabled ? "■" : "□")
        surface.put(glyph, place.x, place.y, row.isEnabled ? onRole : .breakpointDisabled)
        if row.isHere { surface.put("▶", place.x + 1, place.y, .cursorMark) }
        surface.putRight(String(row.id), endingAt: place.x + 4, place.y, .textDim)
        let textRole: Role = row.isEnabled ? .text : .textDim
        var x = surface.put(row.place, place.x + 6, place.y, textRole)
        if let condition = row.condition {
            x = surface.put(" if ", x, place.y, .textDim)
            x = surface.put(condition, x, place.y, row.isEnabled ? .value : .textDim)
        }
        let details =
            row.details.isEmpty
            ? (row.isEnabled ? "" : "off") : row.isEnabled ? row.details : "off · " + row.details
        if place.right - x > VisibleText.width(details) + 2 {
            surface.putRight(details, endingAt: place.right - 1, place.y, .textDim)
        }
        if row.isSelected { surface.select(place, isFocused: isFocused) }
    }
}
