import TerminalScreen

extension TimelineScene {
    /// What stands before the line when there is one row only.
    var figures: String { "\(ValueText.count(position)) of \(ValueText.count(length))  " }

    /// One row: figures and the line. Two rows: figures above the line. Three and more: the depth of the calls above.
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        switch rect.height {
        case 1:
            let x = surface.put(figures, rect.x, rect.y, .textStrong, width: rect.width / 2)
            drawLine(on: &surface, in: Rect(x: x, y: rect.y, width: rect.right - x, height: 1), isFocused)
        case 2:
            drawFigures(on: &surface, in: rect.row(0))
            drawLine(on: &surface, in: rect.row(1), isFocused)
        default:
            let depthRows = rect.height - 2
            let strip = Rect(x: rect.x, y: rect.y, width: rect.width, height: depthRows)
            drawDepths(on: &surface, in: strip)
            drawLine(on: &surface, in: rect.row(depthRows), isFocused)
            drawFigures(on: &surface, in: rect.row(depthRows + 1))
        }
    }

    private func drawFigures(on surface: inout Surface, in row: Rect) {
        var x = surface.put("step ", row.x + 1, row.y, .textDim, width: row.width - 1)
        x = surface.put(ValueText.count(position), x, row.y, .textStrong, width: row.right - x)
        x = surface.put(" of \(ValueText.count(length))", x, row.y, .textDim, width: row.right - x)
        x = surface.put(
            "  \(ValueText.percent(position, of: length))", x, row.y, .textDim, width: row.right - x)
        if !place.isEmpty { x = surface.put("  ·  " + place, x, row.y, .text, width: row.right - x) }
        let end = isRecording ? "recording…" : outcome.isEmpty ? "" : (outcomeIsGood ? "✓ " : "✗ ") + outcome
        if row.right - x > VisibleText.width(end) + 2 {
            let role: Role = isRecording ? .running : outcomeIsGood ? .pass : .fail
            surface.putRight(end, endingAt: row.right - 1, row.y, role)
        }
    }

    private func drawLine(on surface: inout Surface, in row: Rect, _ isFocused: Bool) {
        guard row.width > 0 else { return }
        let cursor = column(of: position, width: row.width)
        for column in 0..<row.width {
            surface.put(
                column < cursor ? "═" : "─", row.x + column, row.y,
                column < cursor ? .timelinePast : .timeline)
        }
        for mark in marks where (0...length).contains(mark.position) {
            surface.put(
                mark.kind.glyph, row.x + column(of: mark.position, width: row.width), row.y, mark.kind.role)
        }
        surface.put("█", row.x + cursor, row.y, .timelineCursor)
        if let selected {
            let x = row.x + column(of: selected, width: row.width)
            surface.put("▲", x, row.y, isFocused ? .textStrong : .textDim)
        }
        if isFocused {
            surface.cursor = Point(row.x + column(of: selected ?? position, width: row.width), row.y)
        }
        surface.addRegion(row, tag: "timeline")
    }

    /// The depth of the calls as columns that are filled from below; what is past is brighter.
    private func drawDepths(on surface: inout Surface, in rect: Rect) {
        guard let deepest = depths.max(), rect.height > 0, rect.width > 0 else { return }
        let steps: [String] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let cursor = column(of: position, width: rect.width)
        for (column, depth) in depths.prefix(rect.width).enumerated() {
            // The outermost frame is an eighth of a cell high, so that the strip never looks empty.
            let eighths = 1 + (deepest > 0 ? depth * (rect.height * 8 - 1) / deepest : 0)
            let role: Role = column <= cursor ? Role.heat(Double(depth) / Double(max(1, deepest))) : .timeline
            for row in 0..<rect.height {
                let filled = eighths - (rect.height - 1 - row) * 8
                guard filled > 0 else { continue }
                surface.put(steps[min(8, filled) - 1], rect.x + column, rect.y + row, role)
            }
        }
        surface.addRegion(rect, tag: "timeline")
    }
}
