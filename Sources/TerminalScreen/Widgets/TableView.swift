/// A column of a table.
public struct TableColumn: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable { case left, right }

    public var title: String
    public var constraint: Constraint
    public var alignment: Alignment

    public init(_ title: String, _ constraint: Constraint, _ alignment: Alignment = .left) {
        self.title = title
        self.constraint = constraint
        self.alignment = alignment
    }
}

/// Draws a head of column titles and a list of rows whose cells are cut to their columns.
public struct TableView {
    public var columns: [TableColumn]
    public var list: ListView

    public init(columns: [TableColumn], list: ListView) {
        self.columns = columns
        self.list = list
    }

    public func draw(on surface: inout Surface, in rect: Rect, row cells: (Int) -> [StyledText]) {
        let head = columns.map { StyledText($0.title, .textDim) }
        drawRow(head, on: &surface, in: rect.row(0))
        list.draw(on: &surface, in: rect.droppingTop(1)) { surface, index, place in
            drawRow(cells(index), on: &surface, in: place)
        }
    }

    private func drawRow(_ cells: [StyledText], on surface: inout Surface, in rect: Rect) {
        let places = rect.splitHorizontally(columns.map(\.constraint), gap: 1)
        for ((cell, column), place) in zip(zip(cells, columns), places) where !place.isEmpty {
            let slack = max(0, place.width - cell.width)
            let x = column.alignment == .right ? place.x + slack : place.x
            surface.put(cell, x, place.y, width: place.width)
            if cell.width > place.width { surface.put("…", place.right - 1, place.y, .textDim) }
        }
    }
}
