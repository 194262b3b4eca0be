import Constraints

/// Every (width, value) with value < 2^width and width ≤ 16.
///
/// Row 2^width + value, whose number is a one followed by the value's bits: both columns have a closed form
/// in the bits of the row's number. Row 0, which no width claims, says that 0 has width 0, as row 1 does.
struct RangeTable: TableChip {
    static let maxWidth = 16
    /// The records: row numbers.
    static let rows = 0..<(2 << maxWidth)

    /// The width is the place of the leading one, the value the number without it.
    static let closedForms: [FixedColumn] = {
        let places = 0...UInt32(maxWidth)
        let all: UInt32 = 2 << UInt32(maxWidth)
        let width = places.map { BitPolynomial.Term($0, ones: 1 << $0, zeros: all - (2 << $0)) }
        let value = places.flatMap { place in
            (0..<place).map { bit in
                BitPolynomial.Term(1 << bit, ones: 1 << place | 1 << bit, zeros: all - (2 << place))
            }
        }
        return [.bits(BitPolynomial(width)), .bits(BitPolynomial(value))]
    }()

    let program: ConstraintProgram
    private let width: Expression
    private let value: Expression

    init() {
        let chip = ChipRecorder(name: "range", summary: "All values of each width up to 16 bits.")
        width = chip.column("width", .fixed)
        value = chip.column("value", .fixed)
        chip.offer("the value has this many bits", on: MachineBus.range, [width, value])
        program = chip.finish()
    }

    func fill(_ index: Int, _ row: Row) {
        guard index > 0 else { return }
        let bits = Int.bitWidth - 1 - index.leadingZeroBitCount
        row[width] = UInt32(bits)
        row[value] = UInt32(index) & ~(1 << UInt32(bits))
    }
}

/// Rows of the range table: 2^width + value.
struct RangeIndex: LookupIndex {
    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let widths = block.field(0)
        let values = block.field(1)
        for index in 0..<block.count {
            let width = widths[index]
            let isOffered = width <= UInt32(RangeTable.maxWidth) && values[index] >> width == 0
            rows[index] = isOffered ? Int32(truncatingIfNeeded: 1 << width | values[index]) : -1
        }
    }
}
