import TerminalScreen

/// A window on the rows and columns of a table.
struct RowsScene: PaneScene {
    struct Column: Codable, Hashable, Sendable {
        var title: String
        var width: Int
        var isPinned = false
        var isSelected = false
    }

    struct Cell: Codable, Hashable, Sendable {
        enum Mark: String, Codable, Sendable { case none, failing, changed }
        var text: String
        var mark = Mark.none
        var isZero = false
    }

    struct Row: Codable, Hashable, Sendable {
        var number: Int
        var step: Int?
        /// Something fails on it.
        var isFailing = false
        /// It belongs to the step at the cursor.
        var isOfStep = false
        var isSelected = false
        /// One for each column.
        var cells: [Cell]
    }

    /// Why there is nothing to show.
    var problem: String?
    var columns: [Column] = []
    var rows: [Row] = []
    /// Digits of row numbers and of steps.
    var numberWidth = 3
    var stepWidth = 0
    /// Rows before the first one, and all.
    var first = 0
    var count = 0
    /// Columns hidden at the left and at the right.
    var hiddenLeft = 0
    var hiddenRight = 0
    /// What is left out and how it is written: the last line.
    var foot = ""

    /// Columns taken by marks, number and step before the first cell.
    static func margin(numberWidth: Int, stepWidth: Int) -> Int {
        2 + numberWidth + (stepWidth > 0 ? stepWidth + 1 : 0) + 1
    }

    /// Rows of cells on a pane of this height: a head, and a foot where there is room.
    static func rowsShown(_ size: Size) -> Int { max(1, size.height - 1 - footHeight(size)) }
    static func footHeight(_ size: Size) -> Int { size.height >= 5 ? 1 : 0 }
}

extension RowsScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        guard !rect.isEmpty else { return }
        let margin = Self.margin(numberWidth: numberWidth, stepWidth: stepWidth)
        drawHead(on: &surface, in: rect.row(0), margin: margin)
        let body = rect.droppingTop(1).droppingBottom(Self.footHeight(rect.size))
        for (index, row) in rows.prefix(body.height).enumerated() {
            draw(row, on: &surface, in: body.row(index), margin: margin, isFocused: isFocused)
        }
        if rect.height - body.height > 1 {
            surface.put(
                VisibleText.truncated(foot, to: rect.width - 1), rect.x + 1, rect.bottom - 1, .textDim)
        }
        if count > body.height, rect.width > 20 {
            let bar = Rect(x: rect.right - 1, y: body.y, width: 1, height: body.height)
            surface.scrollbar(bar, first: first, shown: body.height, count: count)
        }
    }

    private func drawHead(on surface: inout Surface, in rect: Rect, margin: Int) {
        surface.putRight("row", endingAt: rect.x + 2 + numberWidth, rect.y, .textDim)
        if stepWidth > 0 {
            surface.putRight("step", endingAt: rect.x + 3 + numberWidth + stepWidth, rect.y, .textDim)
        }
        var x = rect.x + margin
        if hiddenLeft > 0 { surface.put("◀", x - 1, rect.y, .textDim) }
        for column in columns {
            let role: Role = column.isSelected ? .textStrong : column.isPinned ? .info : .name
            let title = VisibleText.truncated((column.isPinned ? "•" : "") + column.title, to: column.width)
            surface.putRight(title, endingAt: min(rect.right, x + column.width), rect.y, role)
            x += column.width + 1
        }
        if hiddenRight > 0 { surface.putRight("▶", endingAt: rect.right, rect.y, .textDim) }
    }

    private func draw(_ row: Row, on surface: inout Surface, in place: Rect, margin: Int, isFocused: Bool) {
        if row.isOfStep { surface.put("▶", place.x, place.y, .cursorMark) }
        if row.isFailing { surface.put("✗", place.x + 1, place.y, .fail) }
        surface.putRight(
            ValueText.count(row.number), endingAt: place.x + 2 + numberWidth, place.y,
            row.isFailing ? .fail : .sourceNumber)
        if let step = row.step {
            surface.putRight(
                ValueText.count(step), endingAt: place.x + 3 + numberWidth + stepWidth, place.y, .textDim)
        }
        if row.isSelected {
            surface.tint(place, ground: .selectionInactive)
        }
        var x = place.x + margin
        for (column, cell) in zip(columns, row.cells) {
            let right = x + column.width
            let isCursor = row.isSelected && column.isSelected
            if isCursor {
                let spot = Rect(x: x, y: place.y, width: min(column.width, place.right - x), height: 1)
                surface.tint(spot, ground: isFocused ? .selection : .selectionInactive)
                if isFocused, !spot.isEmpty { surface.cursor = Point(spot.x, spot.y) }
            }
            draw(cell, on: &surface, from: x, to: right, place.y)
            x = right + 1
        }
    }

    private func draw(_ cell: Cell, on surface: inout Surface, from x: Int, to right: Int, _ y: Int) {
        let role: Role
        switch cell.mark {
        case .failing: role = .fail
        case .changed: role = .valueEdited
        case .none: role = cell.isZero ? .valueZero : .value
        }
        let text = VisibleText.truncated(cell.text, to: right - x - 1)
        surface.putRight(text, endingAt: right, y, role)
        switch cell.mark {
        case .failing: surface.put("✗", right - VisibleText.width(text) - 1, y, .fail)
        case .changed: surface.put("◆", right - VisibleText.width(text) - 1, y, .valueEdited)
        case .none: break
        }
    }
}
