/// One row of one table of a run.
public struct RowReference: Hashable, Comparable, Sendable {
    /// Index into the run's tables.
    public var table: Int
    public var row: Int

    public init(table: Int, row: Int) {
        self.table = table
        self.row = row
    }

    public static func < (left: RowReference, right: RowReference) -> Bool {
        (left.table, left.row) < (right.table, right.row)
    }
}

/// One cell of one table of a run.
public struct CellReference: Hashable, Comparable, Sendable {
    /// Index into the run's tables.
    public var table: Int
    public var row: Int
    /// Index into the columns of the table's chip.
    public var column: Int

    public init(table: Int, row: Int, column: Int) {
        self.table = table
        self.row = row
        self.column = column
    }

    /// The row in which the cell stands.
    public var rowReference: RowReference { RowReference(table: table, row: row) }

    public static func < (left: CellReference, right: CellReference) -> Bool {
        (left.table, left.row, left.column) < (right.table, right.row, right.column)
    }
}
