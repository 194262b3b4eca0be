import Algebra

/// A bus entry of a piece as the bus argument sees it: one fraction a row, whose denominator is an affine form of the
/// piece's columns.
///
/// Almost all values of tuples are affine, and one that is not is a column of its own here (`BusArgumentProducts`), hence
/// the whole denominator is: a constant and a factor for each column that the tuple reads, however often it reads it.
struct BusArgumentEntry {
    enum Numerator {
        /// ±1 on rows in use, 0 on the others.
        case one(rowsInUse: Int)
        /// ± the value of a column, on all rows.
        case count(UnsafePointer<UInt32>)
    }

    /// The number of its first fraction.
    let offset: Int
    let logHeight: Int
    let isNegative: Bool
    let numerator: Numerator
    let constant: QM31
    let terms: [(column: UnsafePointer<UInt32>, factor: QM31)]

    var height: Int { 1 << logHeight }
    var end: Int { offset + height }
    var sign: QM31 { isNegative ? -QM31.one : QM31.one }
}
