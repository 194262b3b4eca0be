/// How a frame's lines look.
public enum BoxStyle: Sendable {
    case rounded, square, double

    /// Corners from the upper left clockwise, then the horizontal and the vertical line.
    var glyphs: [Unicode.Scalar] {
        switch self {
        case .rounded: ["╭", "╮", "╯", "╰", "─", "│"]
        case .square: ["┌", "┐", "┘", "└", "─", "│"]
        case .double: ["╔", "╗", "╝", "╚", "═", "║"]
        }
    }
}

extension Surface {
    /// Writes text of any origin from a place to the right, at most `width` cells, and gives the next column.
    ///
    /// The text passes `VisibleText`. The cells keep their ground unless one is given.
    @discardableResult
    public mutating func put(
        _ text: String, _ x: Int, _ y: Int, _ role: Role = .text, ground: Role? = nil,
        attributes: Attributes = [], width limit: Int = .max
    ) -> Int {
        guard limit > 0 else { return x }
        let end = limit > Int.max - max(0, x) ? Int.max : x + limit
        var pen = Pen(column: x, y: y, end: end, role: role, ground: ground, attributes: attributes)
        for scalar in text.unicodeScalars {
            if pen.column >= end { break }
            if VisibleText.isPlain(scalar) {
                draw(scalar, &pen)
            } else {
                for shown in VisibleText.escaped(scalar) { draw(shown, &pen) }
            }
        }
        return pen.column
    }

    /// Writes text in runs of several roles, and gives the next column.
    @discardableResult
    public mutating func put(
        _ text: StyledText, _ x: Int, _ y: Int, ground: Role? = nil, width limit: Int = .max
    ) -> Int {
        var column = x
        for run in text.runs {
            let left = limit == .max ? limit : limit - (column - x)
            if left <= 0 { break }
            column = put(
                run.text, column, y, run.role, ground: ground, attributes: run.attributes, width: left)
        }
        return column
    }

    /// Writes text that ends before the column `right`; what does not fit into `width` is cut with `…`.
    public mutating func putRight(
        _ text: String, endingAt right: Int, _ y: Int, _ role: Role = .text, ground: Role? = nil,
        attributes: Attributes = [], width limit: Int = .max
    ) {
        let shown = VisibleText.truncated(text, to: limit)
        put(shown, right - VisibleText.width(shown), y, role, ground: ground, attributes: attributes)
    }

    /// Writes text in the middle of the first row of `rect`; what does not fit is cut with `…`.
    public mutating func putCentred(
        _ text: String, in rect: Rect, _ role: Role = .text, ground: Role? = nil, attributes: Attributes = []
    ) {
        guard !rect.isEmpty else { return }
        let shown = VisibleText.truncated(text, to: rect.width)
        let x = rect.x + (rect.width - VisibleText.width(shown)) / 2
        put(shown, x, rect.y, role, ground: ground, attributes: attributes)
    }

    /// Fills a rectangle with one character.
    public mutating func fill(
        _ rect: Rect, with scalar: Unicode.Scalar = " ", _ role: Role = .text, ground: Role? = nil
    ) {
        let cell = Cell(scalar, role: role, ground: ground ?? role)
        change(rect) { $0 = cell }
    }

    /// Puts a ground under what is drawn, for selections and search hits.
    public mutating func tint(_ rect: Rect, ground: Role) {
        change(rect) { $0.ground = ground }
    }

    /// Gives what is drawn another role.
    public mutating func paint(_ rect: Rect, role: Role) {
        change(rect) { $0.role = role }
    }

    /// Adds attributes to what is drawn.
    public mutating func mark(_ rect: Rect, attributes: Attributes) {
        change(rect) { $0.attributes.formUnion(attributes) }
    }

    /// Draws a line of `length` cells to the right.
    public mutating func horizontalLine(_ x: Int, _ y: Int, length: Int, _ role: Role = .border) {
        fillLine(Rect(x: x, y: y, width: length, height: 1), "─", role)
    }

    /// Draws a line of `length` cells downwards.
    public mutating func verticalLine(_ x: Int, _ y: Int, length: Int, _ role: Role = .border) {
        fillLine(Rect(x: x, y: y, width: 1, height: length), "│", role)
    }

    /// Draws a frame inside `rect` with a title at its upper left and perhaps a note at its upper right,
    /// and gives the rectangle inside.
    @discardableResult
    public mutating func box(
        _ rect: Rect, title: String = "", note: String = "", style: BoxStyle = .rounded,
        border: Role = .border, titleRole: Role = .title
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return rect.inset(horizontal: 0, vertical: 0) }
        let glyphs = style.glyphs
        let (last, bottom) = (rect.right - 1, rect.bottom - 1)
        for y in [rect.y, bottom] {
            fillLine(Rect(x: rect.x, y: y, width: rect.width, height: 1), glyphs[4], border)
        }
        for x in [rect.x, last] {
            fillLine(Rect(x: x, y: rect.y, width: 1, height: rect.height), glyphs[5], border)
        }
        let corners = [(rect.x, rect.y), (last, rect.y), (last, bottom), (rect.x, bottom)]
        for (glyph, corner) in zip(glyphs, corners) {
            fillLine(Rect(x: corner.0, y: corner.1, width: 1, height: 1), glyph, border)
        }
        let room = rect.width - 4
        var used = 0
        if !title.isEmpty, room >= 3 {
            let shown = " \(VisibleText.truncated(title, to: room - 2)) "
            used = VisibleText.width(shown)
            put(shown, rect.x + 2, rect.y, titleRole)
        }
        if !note.isEmpty, room - used >= 6 {
            let shown = " \(VisibleText.truncated(note, to: room - used - 3)) "
            putRight(shown, endingAt: rect.right - 2, rect.y, .textDim)
        }
        return rect.inset()
    }

    /// Where and how the next character of a text is drawn.
    private struct Pen {
        var column: Int
        let y: Int
        let end: Int
        let role: Role
        let ground: Role?
        let attributes: Attributes
    }

    /// Draws a character that passed `VisibleText`. Past the clip only the next column is of interest.
    private mutating func draw(_ scalar: Unicode.Scalar, _ pen: inout Pen) {
        guard pen.column < pen.end else { return }
        change(pen.column, pen.y) { cell in
            cell = Cell(
                plain: scalar, role: pen.role, ground: pen.ground ?? cell.ground, attributes: pen.attributes)
        }
        pen.column += 1
    }

    private mutating func fillLine(_ rect: Rect, _ scalar: Unicode.Scalar, _ role: Role) {
        let cell = Cell(scalar, role: role)
        change(rect) { $0 = Cell(plain: cell.scalar, role: role, ground: $0.ground, attributes: []) }
    }
}
