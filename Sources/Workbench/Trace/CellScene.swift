import TerminalScreen

/// What there is to say about a cell, line by line.
struct CellScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var runs: [SceneRun]
        /// The cell that Enter goes to.
        var target: TraceCursor?
    }

    /// Why there is nothing to show.
    var problem: String?
    var lines: [Line] = []
    /// Lines before the first one, and all.
    var first = 0
    var count = 0
    /// Counted from the first line shown.
    var selected = 0
}

extension CellScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        for (index, line) in lines.prefix(max(0, rect.height)).enumerated() {
            let place = rect.row(index)
            surface.put(runs: line.runs, place.x, place.y, width: place.width)
            if index == selected, isFocused { surface.select(place, isFocused: true) }
        }
        if count > rect.height, rect.width > 20 {
            let bar = Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height)
            surface.scrollbar(bar, first: first, shown: rect.height, count: count)
        }
    }
}
