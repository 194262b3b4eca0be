import TerminalScreen

extension TimelineScene {
    /// The depth of the calls as a profile that stands on the line; one row alone shows both in one.
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        let line = rect.row(rect.height - 1)
        if rect.height == 1, !depths.isEmpty {
            drawDepths(on: &surface, in: rect)
        } else {
            drawLine(on: &surface, in: line)
            drawDepths(on: &surface, in: rect.droppingBottom(1))
        }
        drawMarks(on: &surface, in: line, isFocused)
        surface.addRegion(rect, tag: "timeline")
    }

    private func drawLine(on surface: inout Surface, in row: Rect) {
        let cursor = column(of: position, width: row.width)
        for column in 0..<row.width {
            let isPast = column < cursor
            surface.put(isPast ? "═" : "─", row.x + column, row.y, isPast ? .timelinePast : .timeline)
        }
    }

    private func drawMarks(on surface: inout Surface, in row: Rect, _ isFocused: Bool) {
        for kind in Mark.Kind.allCases {
            for mark in marks where mark.kind == kind && (0...length).contains(mark.position) {
                surface.put(kind.glyph, row.x + column(of: mark.position, width: row.width), row.y, kind.role)
            }
        }
        surface.put("█", row.x + column(of: position, width: row.width), row.y, .timelineCursor)
        if let selected {
            let x = row.x + column(of: selected, width: row.width)
            surface.put("▲", x, row.y, isFocused ? .textStrong : .textDim)
        }
        if isFocused {
            surface.cursor = Point(row.x + column(of: selected ?? position, width: row.width), row.y)
        }
    }

    /// Columns filled from below, as high as the calls are deep; what is past is brighter.
    private func drawDepths(on surface: inout Surface, in rect: Rect) {
        guard let deepest = depths.max(), rect.height > 0, rect.width > 0 else { return }
        let steps: [String] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let cursor = column(of: position, width: rect.width)
        for (column, depth) in depths.prefix(rect.width).enumerated() {
            // The outermost frame is an eighth of a cell high, so that the strip never looks empty.
            let share = deepest > 1 ? Double(depth - 1) / Double(deepest - 1) : 0
            let eighths = 1 + Int(share * Double(rect.height * 8 - 1))
            let role: Role = column <= cursor ? .heat(share) : .timeline
            for row in 0..<rect.height {
                let filled = eighths - (rect.height - 1 - row) * 8
                guard filled > 0 else { continue }
                surface.put(steps[min(8, filled) - 1], rect.x + column, rect.y + row, role)
            }
        }
    }
}
