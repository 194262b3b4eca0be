import TerminalScreen

/// The list of tables.
struct TablesScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        var name: String
        var rows: Int
        /// Rows on which something fails.
        var failing: Int
        var isSelected: Bool
    }

    /// Why there is nothing to show.
    var problem: String?
    var rows: [Row] = []
    var first = 0
    var count = 0
}

extension TablesScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        let bar = count > rect.height && rect.width > 12 ? 1 : 0
        for (index, row) in rows.prefix(max(0, rect.height)).enumerated() {
            let place = rect.row(index)
            let role: Role = row.failing > 0 ? .fail : .name
            surface.put(row.failing > 0 ? "✗" : " ", place.x, place.y, .fail)
            let right = place.right - bar - 1
            let numbers =
                row.failing > 0
                ? "\(ValueText.count(row.failing)) fail of \(ValueText.count(row.rows))"
                : ValueText.count(row.rows)
            let room = place.width - bar - VisibleText.width(numbers) - 4
            surface.put(VisibleText.truncated(row.name, to: max(4, room)), place.x + 2, place.y, role)
            if right - place.x > VisibleText.width(numbers) + 6 {
                surface.putRight(numbers, endingAt: right, place.y, row.failing > 0 ? .fail : .textDim)
            }
            if row.isSelected { surface.select(place, isFocused: isFocused) }
        }
        if bar > 0 {
            let track = Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height)
            surface.scrollbar(track, first: first, shown: rect.height, count: count)
        }
    }
}
