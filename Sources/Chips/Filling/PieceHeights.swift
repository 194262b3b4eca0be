/// How high tables are, and how the rows of a chip are cut into pieces of power-of-two height.
enum PieceHeights {
    /// The smallest table has 16 rows: a proof binds the lowest three row variables together, so a table needs more
    /// than 8 rows, and 16 are one vector of the widest kernels that walk over it.
    static let smallestLog = 4
    /// Rows up to which a chip is one piece. A piece has a price in a proof that does not depend on its height (the
    /// openings of its columns), so cutting pays only where it saves thousands of cells; and a unit of filling is as
    /// many rows, so that no unit crosses two pieces.
    static let unsplitLog = 12

    /// The base-2 logarithm of the least height of one table with so many rows.
    static func log(forRows rows: Int) -> Int {
        max(smallestLog, Int.bitWidth - (rows - 1).leadingZeroBitCount)
    }

    /// Base-2 logarithms of the heights for so many rows, highest first; none for no rows.
    ///
    /// Rows are rounded up to a sixteenth of the next power of two, so there are at most four pieces, and less than an
    /// eighth of the rows is padding.
    static func logs(forRows rows: Int) -> [Int] {
        guard rows > 0 else { return [] }
        let whole = log(forRows: rows)
        guard whole > unsplitLog else { return [whole] }
        let unit = max(unsplitLog, whole - 4)
        let units = (rows + (1 << unit) - 1) >> unit
        return (unit...whole).reversed().filter { units >> ($0 - unit) & 1 == 1 }
    }
}
