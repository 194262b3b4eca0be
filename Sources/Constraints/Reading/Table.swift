/// The filled rows of one chip, or a piece of them: column-major cells of power-of-two height.
public struct Table: Sendable {
    /// The chip's rules.
    public let program: ConstraintProgram
    /// Base-2 logarithm of the number of rows.
    public let logHeight: Int
    /// Rows that count on buses: rows 0 ..< rowsInUse. The others repeat a valid row and are inert.
    public var rowsInUse: Int
    /// Canonical field elements; the cell of column c and row r is at c · height + r.
    public var cells: [UInt32]

    public var height: Int { 1 << logHeight }

    /// A table of zeros.
    public init(program: ConstraintProgram, logHeight: Int, rowsInUse: Int) {
        precondition((0...(1 << logHeight)).contains(rowsInUse), "rows in use fit the height")
        self.program = program
        self.logHeight = logHeight
        self.rowsInUse = rowsInUse
        cells = [UInt32](repeating: 0, count: program.columns.count << logHeight)
    }

    /// A table of these cells.
    public init(program: ConstraintProgram, logHeight: Int, rowsInUse: Int, cells: [UInt32]) {
        precondition((0...(1 << logHeight)).contains(rowsInUse), "rows in use fit the height")
        precondition(cells.count == program.columns.count << logHeight, "every cell has a value")
        self.program = program
        self.logHeight = logHeight
        self.rowsInUse = rowsInUse
        self.cells = cells
    }

    /// The cell of a column and a row.
    public subscript(column: Int, row: Int) -> UInt32 {
        get { cells[column << logHeight + row] }
        set { cells[column << logHeight + row] = newValue }
    }

    /// The cells of one row, one for each column.
    public func row(_ row: Int) -> [UInt32] {
        program.columns.indices.map { self[$0, row] }
    }
}
