import TerminalScreen

/// The call stack, innermost first.
struct CallsScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        /// 0 is the innermost.
        var level: Int
        var function: String
        /// Where the frame stands: source place, or the address when there is none.
        var place: String
        /// The step of the call; nil for the outermost.
        var callStep: Int?
        /// A frame without a source line of its own.
        var isWithoutSource = false
        /// The place is the nearest one that the user wrote.
        var isSelected = false
        /// The frame whose source is shown.
        var isShown = false
    }

    var rows: [Row] = []
    /// Frames before the first row.
    var first = 0
    var count = 0
    /// A sentence at the foot.
    var note = ""
}

extension CallsScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        let foot = note.isEmpty || rect.height < 4 ? 0 : 1
        let body = rect.droppingBottom(foot)
        let shown = rows.prefix(body.height)
        let longest = shown.map { VisibleText.width($0.function) }.max() ?? 0
        let nameWidth = max(8, min(longest, body.width - 8 - 16))
        for (index, row) in shown.enumerated() {
            let place = body.row(index)
            surface.clipped(to: place) { draw(row, on: &$0, in: place, nameWidth: nameWidth, isFocused) }
        }
        if foot > 0 {
            surface.put(
                VisibleText.truncated(note, to: rect.width - 2), rect.x + 1, rect.bottom - 1, .textDim)
        }
        if count > body.height, body.width > 20 {
            let bar = Rect(x: rect.right - 1, y: body.y, width: 1, height: body.height)
            surface.scrollbar(bar, first: first, shown: body.height, count: count)
        }
    }

    private func draw(
        _ row: Row, on surface: inout Surface, in place: Rect, nameWidth: Int, _ isFocused: Bool
    ) {
        if row.isShown {
            surface.put(row.level == 0 ? "▶" : "→", place.x, place.y, row.level == 0 ? .cursorMark : .info)
        }
        surface.putRight(String(row.level), endingAt: place.x + 4, place.y, .textDim)
        let role: Role = row.isWithoutSource ? .textDim : row.level == 0 ? .textStrong : .sourceFunction
        surface.put(VisibleText.truncated(row.function, to: nameWidth), place.x + 6, place.y, role)
        var x = place.x + 6 + nameWidth + 2
        x = surface.put(row.place, x, place.y, .text, width: place.right - x)
        if let step = row.callStep {
            let text = "called at \(ValueText.count(step))"
            if place.right - x > text.utf8.count + 2 {
                surface.putRight(text, endingAt: place.right - 1, place.y, .textDim)
            }
        }
        if row.isSelected { surface.select(place, isFocused: isFocused) }
    }
}
