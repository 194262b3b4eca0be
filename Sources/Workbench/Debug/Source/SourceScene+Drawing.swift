import TerminalScreen

extension SourceScene {
    /// Columns in front of the text: marks, number, a blank on either side.
    static func marginWidth(lineCount: Int) -> Int { 2 + max(3, String(lineCount).count) + 2 }

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        let hasBar = lineCount > rect.height && rect.width > 30
        let inner = Rect(x: rect.x, y: rect.y, width: rect.width - (hasBar ? 1 : 0), height: rect.height)
        for (row, line) in lines.prefix(rect.height).enumerated() {
            surface.clipped(to: inner.row(row)) {
                draw(line, on: &$0, in: inner.row(row), isFocused: isFocused)
            }
        }
        if hasBar, let first = lines.first {
            let bar = Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height)
            surface.scrollbar(bar, first: first.number - 1, shown: rect.height, count: lineCount)
        }
    }

    private func draw(_ line: Line, on surface: inout Surface, in row: Rect, isFocused: Bool) {
        let margin = Self.marginWidth(lineCount: lineCount)
        if let mark = line.breakpoint { surface.put(mark.glyph, row.x, row.y, mark.role) }
        if line.isCurrent {
            surface.put("▶", row.x + 1, row.y, .cursorMark)
        } else if line.isCallSite {
            surface.put("→", row.x + 1, row.y, .info)
        }
        let numberRole: Role = line.isCurrent ? .cursorMark : line.hasCode ? .textStrong : .sourceNumber
        surface.putRight(String(line.number), endingAt: row.x + margin - 2, row.y, numberRole)
        if line.hasCode { surface.put("·", row.x + margin - 2, row.y, .sourceNumber) }
        let text = Rect(x: row.x + margin, y: row.y, width: row.width - margin, height: 1)
        surface.clipped(to: text) { surface in
            var x = text.x - offset
            for run in line.runs { x = surface.put(run.text, x, row.y, run.role) }
        }
        if line.isCurrent || line.isCallSite { surface.tint(row, ground: .currentLine) }
        if line.isSelected { surface.select(row, isFocused: isFocused) }
        for hit in line.hits {
            let place = Rect(x: text.x - offset + hit.lowerBound, y: row.y, width: hit.count, height: 1)
            surface.tint(place.intersection(text), ground: line.isSelected ? .searchHitCurrent : .searchHit)
        }
        if offset > 0, !line.runs.isEmpty { surface.put("…", text.x, row.y, .textDim) }
        let width = line.runs.reduce(0) { $0 + VisibleText.width($1.text) }
        if width - offset > text.width, text.width > 1 { surface.put("…", text.right - 1, row.y, .textDim) }
    }
}
