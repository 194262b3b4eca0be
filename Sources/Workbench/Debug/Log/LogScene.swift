import TerminalScreen

/// What the guest wrote: its log up to the cursor, and the public output so far.
struct LogScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var text: String
        var isHit = false
        var isSelected = false
    }

    var lines: [Line] = []
    var first = 0
    /// All lines written before the cursor.
    var count = 0
    /// The public output up to the cursor, in hexadecimal.
    var output = ""
    var outputCount = 0
    /// How the run ends, when the cursor is at its end.
    var outcome: String?
    var outcomeIsGood = true
}

extension LogScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        let foot = rect.height >= 3 ? (outcome == nil ? 1 : 2) : 0
        let body = rect.droppingBottom(foot)
        if lines.isEmpty {
            surface.put(
                "Nothing logged up to this step.", body.x + 1, body.y, .textDim, width: body.width - 1)
        }
        let hasBar = count > body.height && body.width > 20
        for (index, line) in lines.prefix(body.height).enumerated() {
            let place = body.row(index)
            surface.put(
                VisibleText.truncated(line.text, to: place.width - 1 - (hasBar ? 1 : 0)), place.x + 1,
                place.y, .log)
            if line.isHit { surface.tint(place, ground: .searchHit) }
            if line.isSelected { surface.select(place, isFocused: isFocused) }
        }
        if hasBar {
            let bar = Rect(x: body.right - 1, y: body.y, width: 1, height: body.height)
            surface.scrollbar(bar, first: first, shown: body.height, count: count)
        }
        guard foot > 0 else { return }
        var x = surface.put("output ", rect.x + 1, body.bottom, .textDim, width: rect.width - 1)
        let bytes = outputCount == 0 ? "nothing yet" : "\(ValueText.count(outputCount)) bytes "
        x = surface.put(bytes, x, body.bottom, .textDim, width: rect.right - x)
        surface.put(VisibleText.truncatedLeft(output, to: rect.right - x - 1), x, body.bottom, .value)
        if let outcome {
            let mark = (outcomeIsGood ? "✓ " : "✗ ") + outcome
            surface.put(
                VisibleText.truncated(mark, to: rect.width - 1), rect.x + 1, body.bottom + 1,
                outcomeIsGood ? .pass : .fail)
        }
    }
}
