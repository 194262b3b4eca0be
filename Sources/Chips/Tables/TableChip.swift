import Constraints

/// The rules of a table beside those of the instructions, and how its rows are filled: one record a row.
protocol TableChip: Sendable {
    /// What one row says.
    associatedtype Record
    var program: ConstraintProgram { get }
    /// Fills all cells of a row but its multiplicities, which a reader of the recording counts.
    func fill(_ record: Record, _ row: Row)
}

extension TableChip {
    /// The table of these records, padded to a power of two with copies of its last row; nil if there are none,
    /// for an empty table is left out. A height may be given, or else it is the least that a table may have and that
    /// fits.
    func table(_ records: some Collection<Record>, logHeight: Int? = nil) -> Table? {
        guard !records.isEmpty else { return nil }
        let count = records.count
        let logHeight = logHeight ?? PieceHeights.log(forRows: count)
        var table = Table(program: program, logHeight: logHeight, rowsInUse: count)
        let height = table.height
        let columns = program.columns.count
        table.cells.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            var row = 0
            for record in records {
                fill(record, Row(cells: base, height: height, index: row))
                row += 1
            }
            for column in 0..<columns {
                let padding = base + column * height
                (padding + count).update(repeating: padding[count - 1], count: height - count)
            }
        }
        return table
    }
}
