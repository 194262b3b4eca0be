import TerminalScreen

/// A list with a heading over its columns, cut to the rows that are seen.
struct MarketTableScene: PaneScene {
    var header: [SceneRun] = []
    var rows: [[SceneRun]] = []
    /// Rows above the first one that is here.
    var first = 0
    /// Of all rows.
    var count = 0
    /// Counted from the first of all rows.
    var selected: Int?
    var problem: String?

    init(problem: String? = nil) { self.problem = problem }

    /// The rows in view around the selected one; only those are built.
    init(header: [SceneRun], count: Int, selected: Int?, height: Int, row: (Int) -> [SceneRun]) {
        var list = ListState()
        list.select(selected ?? 0, count: count)
        let state = list.revealed(height: max(1, height - 1), count: count)
        self.header = header
        self.count = count
        self.selected = selected
        first = max(0, min(state.offset, count - 1))
        rows = (first..<min(count, first + max(1, height - 1))).map(row)
    }

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        guard rect.height > 0, rect.width > 2 else { return }
        surface.put(runs: header, rect.x + 1, rect.y, width: rect.width - 2)
        let body = rect.droppingTop(1)
        for (index, row) in rows.prefix(body.height).enumerated() {
            let place = body.row(index)
            surface.put(runs: row, place.x + 1, place.y, width: place.width - 2)
            if selected == first + index { surface.select(place, isFocused: isFocused) }
        }
        if count > body.height, body.height > 0 {
            surface.scrollbar(
                Rect(x: body.right - 1, y: body.y, width: 1, height: body.height), first: first,
                shown: body.height, count: count)
        }
    }
}

/// Columns of the market's lists.
enum MarketColumn {
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text + " "
    }

    static func left(_ text: String, _ width: Int) -> String {
        let cut = VisibleText.truncated(text, to: width)
        return cut + String(repeating: " ", count: max(0, width - VisibleText.width(cut))) + " "
    }
}
