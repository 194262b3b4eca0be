import Constraints
import Engine

/// What the panes of the Trace screen show now: the tables, the selected chip and cell, and the rows to choose from.
struct TraceView {
    let index: TraceIndex
    let chip: TraceIndex.Chip
    let cursor: TraceCursor
    /// The rows of the chip that a query chose, ascending; nil for all.
    let chosen: [Int]?
    /// The query that chose them.
    let query: String?

    /// Nil while there are no tables.
    init?(_ session: DebugSession) {
        let tables = session.tables
        guard let index = tables.trace, let first = index.chips.first else { return nil }
        self.index = index
        let wanted =
            tables.cursor ?? index.cursor(atStep: session.position, from: nil)
            ?? TraceCursor(chip: first.name, row: 0, column: 0)
        let chip = index.chip(named: wanted.chip) ?? first
        self.chip = chip
        cursor = TraceCursor(
            chip: chip.name, row: min(max(0, wanted.row), max(0, chip.rows - 1)),
            column: min(max(0, wanted.column), chip.program.columns.count - 1))
        let choice = tables.chosenRows.flatMap { $0.chip == chip.name ? $0 : nil }
        chosen = choice?.rows
        query = choice?.query
    }

    /// How many rows there are to choose from.
    var count: Int { chosen?.count ?? chip.rows }
    /// The row in the chip of a line of the list.
    func row(at line: Int) -> Int { chosen?[line] ?? line }
    /// The line of a row, or of the nearest one that was chosen.
    func line(of row: Int) -> Int {
        guard let chosen else { return row }
        let next = chosen.firstIndex { $0 >= row } ?? chosen.count - 1
        return max(0, next)
    }

    var reference: RowReference? { index.row(of: cursor) }
    var columnName: String { chip.program.columns[cursor.column].name }
    /// `add[18204].sum[0]`, as a poke names it.
    var cellName: String { "\(chip.name)[\(cursor.row)].\(columnName)" }
}

/// Rows of a chip that fulfil a query.
struct ChosenRows: Hashable {
    var chip: String
    var query: String
    var rows: [Int]
}
