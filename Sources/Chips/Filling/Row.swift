import Algebra
import Constraints

/// One row of a table that is being filled; cells are set by the handles with which the chip was recorded, so that
/// the order of columns is written once.
///
/// An unsafe pointer, because many threads fill disjoint rows of the same column-major storage.
struct Row {
    let cells: UnsafeMutablePointer<UInt32>
    let height: Int
    let index: Int

    /// A cell, as a canonical field element.
    subscript(cell: Expression) -> UInt32 {
        get { cells[column(cell) * height + index] }
        nonmutating set { cells[column(cell) * height + index] = newValue }
    }

    /// A word in two limbs.
    subscript(word: Word) -> UInt32 {
        get { self[word.low] | self[word.high] << 16 }
        nonmutating set {
            self[word.low] = newValue & 0xffff
            self[word.high] = newValue >> 16
        }
    }

    /// Sets a cell to a small signed number.
    func set(_ cell: Expression, signed value: Int64) {
        self[cell] = M31(value).value
    }

    /// Sets a cell to 0 or 1.
    func set(_ cell: Expression, _ bit: Bool) {
        self[cell] = bit ? 1 : 0
    }

    private func column(_ cell: Expression) -> Int {
        guard let column = cell.column else { preconditionFailure("only a column has cells") }
        return column
    }
}
