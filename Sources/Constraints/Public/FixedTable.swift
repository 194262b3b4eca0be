/// A column that the verifier computes by itself.
public enum FixedColumn: Sendable, Hashable {
    /// The values of the rows in use, one for each.
    case values([UInt32])
    /// The number of the row.
    case rowNumber
    /// A closed form, for tables all of whose rows are in use.
    case bits(BitPolynomial)

    /// The value of a row in use.
    public func value(at row: Int) -> UInt32 {
        switch self {
        case .values(let values): values[row]
        case .rowNumber: UInt32(truncatingIfNeeded: row)
        case .bits(let polynomial): polynomial.value(at: row)
        }
    }
}

/// What the verifier knows of a table whose rows are not the prover's to choose. Rows past those in use repeat the last
/// one.
public struct FixedTable: Sendable, Hashable {
    /// 0 for a table that must be absent.
    public let rowsInUse: Int
    /// Base-2 logarithm of the height: the least power of two, from 2^4 up, that has room for the rows.
    public let logHeight: Int
    /// One for each column of kind `fixed`, in the order of the chip's columns.
    public let columns: [FixedColumn]

    public init(rowsInUse: Int, columns: [FixedColumn]) {
        self.rowsInUse = rowsInUse
        self.columns = columns
        logHeight = Self.logHeight(rows: rowsInUse)
    }

    /// No table is lower: its lowest row variables are bound together in a proof.
    public static let smallestLogHeight = 4

    /// Base-2 logarithm of the height of a table of so many rows.
    public static func logHeight(rows: Int) -> Int {
        max(smallestLogHeight, rows > 1 ? Int.bitWidth - (rows - 1).leadingZeroBitCount : 0)
    }
}
