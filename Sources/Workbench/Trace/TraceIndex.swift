import Constraints
import Engine

/// What the Trace screen knows of the tables besides their cells: made when the tables arrive and when a cell is
/// changed, not for each frame.
struct TraceIndex {
    /// A chip with all pieces of its table.
    struct Chip {
        let program: ConstraintProgram
        /// Rows in use, and with padding, over all pieces.
        var rows: Int
        var height: Int
        /// Rows on which something fails.
        var failing = 0
        /// For each column, the other limb of its word: the index of its low limb, and of its high one.
        let limbs: [Limbs?]

        var name: String { program.name }
    }

    /// Two columns that are the limbs of a word.
    struct Limbs: Hashable {
        var low: Int
        var high: Int
    }

    let session: TableSession
    let chips: [Chip]
    /// Columns that rules mention which fail on a row.
    let failing: [RowReference: Set<Int>]
    /// Cells that differ from the filled ones.
    let changed: Set<CellReference>
    /// Rows on which something fails, in order.
    let failingRows: [RowReference]

    init(_ session: TableSession) {
        self.session = session
        changed = Set(session.changedCells)
        var failing: [RowReference: Set<Int>] = [:]
        for failure in session.failures {
            switch failure {
            case .rule(let violation):
                let program = session.tables[violation.row.table].program
                failing[violation.row, default: []].formUnion(
                    program.columns(in: [program.constraints[violation.constraint].node]))
            case .bus(let imbalance):
                for end in imbalance.ends {
                    guard let table = end.table else { continue }
                    let program = session.tables[table].program
                    failing[RowReference(table: table, row: end.row), default: []].formUnion(
                        program.columns(in: program.entries[end.entry].tuple))
                }
            case .verifier(.publicCell(let table, _, let column, let row, _, _)):
                guard let index = session.tables[table].program.column(named: column) else { continue }
                failing[RowReference(table: table, row: row), default: []].insert(index)
            case .verifier: continue
            }
        }
        self.failing = failing
        failingRows = failing.keys.sorted()
        chips = Self.chips(of: session, failing: failingRows)
    }

    private static func chips(of session: TableSession, failing: [RowReference]) -> [Chip] {
        var chips: [Chip] = []
        var chipOfTable: [Int] = []
        for table in session.tables {
            if chips.last?.name == table.program.name {
                chips[chips.count - 1].rows += table.rowsInUse
                chips[chips.count - 1].height += table.height
            } else {
                chips.append(
                    Chip(
                        program: table.program, rows: table.rowsInUse, height: table.height,
                        limbs: table.program.limbs))
            }
            chipOfTable.append(chips.count - 1)
        }
        for row in failing { chips[chipOfTable[row.table]].failing += 1 }
        return chips
    }

    // MARK: Names and places

    func chip(named name: String) -> Chip? { chips.first { $0.name == name } }

    /// Where a row of a chip is; nil past its rows in use.
    func reference(_ row: Int, of chip: String) -> RowReference? { session.run.tables.row(row, ofChip: chip) }

    /// The cursor on a row.
    func cursor(on row: RowReference, column: Int = 0) -> TraceCursor {
        TraceCursor(
            chip: session.tables[row.table].program.name, row: session.run.tables.rowInChip(row),
            column: column)
    }

    /// The row that a cursor is on.
    func row(of cursor: TraceCursor) -> RowReference? { reference(cursor.row, of: cursor.chip) }

    /// The instruction's row of a step, with the cursor on the column of the same name as before.
    func cursor(atStep step: Int, from cursor: TraceCursor?) -> TraceCursor? {
        guard step < session.run.cycles, let row = session.rows(ofStep: step).last else { return nil }
        var found = self.cursor(on: row)
        if let cursor, let old = chip(named: cursor.chip), old.program.columns.indices.contains(cursor.column)
        {
            found.column =
                chip(named: found.chip)?.program.column(named: old.program.columns[cursor.column].name) ?? 0
        }
        return found
    }

    /// "· 3 of 18,204 rows fail".
    func note(of chip: Chip) -> String {
        let rows = "\(ValueText.count(chip.rows)) row\(chip.rows == 1 ? "" : "s")"
        return chip.failing == 0 ? rows : "✗ \(ValueText.count(chip.failing)) of \(rows) fail"
    }
}

extension ConstraintProgram {
    /// The columns that nodes mention.
    func columns(in roots: [Int]) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = roots
        var seen: Set<Int> = []
        while let node = waiting.popLast() {
            guard seen.insert(node).inserted else { continue }
            switch nodes[node] {
            case .constant: break
            case .column(let index): found.insert(index)
            case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
                waiting += [left, right]
            }
        }
        return found
    }

    /// Which columns are limbs of one word: `a[0]` with `a[1]`, and nothing longer.
    var limbs: [TraceIndex.Limbs?] {
        columns.map { column in
            guard let bracket = column.name.lastIndex(of: "["), column.name.last == "]" else { return nil }
            let stem = column.name[..<bracket]
            guard let low = self.column(named: stem + "[0]"), let high = self.column(named: stem + "[1]"),
                self.column(named: stem + "[2]") == nil
            else { return nil }
            return TraceIndex.Limbs(low: low, high: high)
        }
    }
}

extension TraceIndex {
    /// The rows of a chip that fulfil a query, as they were filled, ascending.
    func rows(of chip: Chip, with text: String) throws(EngineError) -> [Int] {
        let query = try RowQuery(parsing: text, columnsOf: chip.program)
        var rows: [Int] = []
        var first = 0
        for table in session.tables where table.program.name == chip.name {
            rows += query.rows(in: table, rows: 0..<table.rowsInUse, firstRow: first).map { first + $0 }
            first += table.rowsInUse
        }
        return rows
    }
}
