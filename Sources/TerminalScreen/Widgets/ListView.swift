/// The selection and scroll offset of a list, kept by the model between frames.
public struct ListState: Hashable, Sendable {
    /// The selected row; meaningless when the list is empty.
    public var selected: Int
    /// The first row that is shown.
    public var offset: Int

    public init(selected: Int = 0, offset: Int = 0) {
        self.selected = selected
        self.offset = offset
    }

    /// Moves the selection and keeps it within the list.
    public mutating func move(by rows: Int, count: Int) {
        select(selected.addingReportingOverflow(rows).partialValue, count: count)
    }

    /// Selects a row, or the nearest that exists.
    public mutating func select(_ row: Int, count: Int) {
        selected = min(max(0, row), max(0, count - 1))
    }

    /// The offset that shows the selection with `margin` rows around it where possible.
    public mutating func reveal(height: Int, count: Int, margin: Int = 0) {
        select(selected, count: count)
        let margin = min(max(0, margin), max(0, (height - 1) / 2))
        offset = min(offset, selected - margin)
        offset = max(offset, selected + margin - height + 1)
        offset = max(0, min(offset, count - height))
    }

    /// Scrolls without moving the selection, as the wheel does.
    public mutating func scroll(by rows: Int, height: Int, count: Int) {
        offset = max(0, min(offset + rows, count - height))
    }
}

/// Draws rows of text with a selection, a scroll bar when they do not all fit, and a region for each row.
public struct ListView {
    public var count: Int
    public var state: ListState
    public var isFocused: Bool
    /// Region tags are `tag:row`; nil adds none.
    public var tag: String?
    /// Whether a scroll bar is drawn in the last column when rows are hidden.
    public var showsScrollbar: Bool

    public init(
        count: Int, state: ListState, isFocused: Bool = true, tag: String? = nil, showsScrollbar: Bool = true
    ) {
        self.count = count
        self.state = state
        self.isFocused = isFocused
        self.tag = tag
        self.showsScrollbar = showsScrollbar
    }

    /// Draws the rows that are seen; `drawRow` gets the row's number and its rectangle.
    public func draw(
        on surface: inout Surface, in rect: Rect, row drawRow: (inout Surface, Int, Rect) -> Void
    ) {
        guard !rect.isEmpty else { return }
        let hasBar = showsScrollbar && count > rect.height && rect.width > 2
        let inner = Rect(x: rect.x, y: rect.y, width: rect.width - (hasBar ? 1 : 0), height: rect.height)
        let first = max(0, min(state.offset, count - 1))
        for line in 0..<inner.height where first + line < count {
            let index = first + line
            let place = inner.row(line)
            surface.clipped(to: place) { drawRow(&$0, index, place) }
            if index == state.selected {
                surface.tint(place, ground: isFocused ? .selection : .selectionInactive)
                if isFocused { surface.cursor = Point(place.x, place.y) }
            }
            if let tag { surface.addRegion(place, tag: "\(tag):\(index)") }
        }
        if hasBar {
            let bar = Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height)
            surface.scrollbar(bar, first: first, shown: rect.height, count: count)
        }
    }

    /// Draws rows that are lines of text.
    public func draw(on surface: inout Surface, in rect: Rect, text: (Int) -> StyledText) {
        draw(on: &surface, in: rect) { surface, index, place in
            surface.put(text(index), place.x, place.y, width: place.width)
        }
    }
}

extension Surface {
    /// Draws a vertical scroll bar; `first` of `count` rows is the first of the `shown` ones.
    public mutating func scrollbar(_ rect: Rect, first: Int, shown: Int, count: Int) {
        guard !rect.isEmpty, count > 0, shown > 0 else { return }
        let height = Double(rect.height)
        let length = min(rect.height, max(1, Int((height * Double(shown) / Double(count)).rounded())))
        let hidden = max(1, count - shown)
        let share = min(1, Double(max(0, first)) / Double(hidden))
        let start = rect.y + Int((share * Double(rect.height - length)).rounded())
        for y in rect.rows {
            let isThumb = (start..<(start + length)).contains(y)
            put(isThumb ? "█" : "│", rect.x, y, isThumb ? .scrollbarThumb : .scrollbar)
        }
    }
}
