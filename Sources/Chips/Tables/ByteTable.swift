import Constraints

/// Every pair of bytes x and y, in row 2^8 · x + y, with their bitwise and and the top bit of x; offered three times,
/// since most who look up two bytes need neither.
struct ByteTable: TableChip {
    /// The records: row numbers.
    static let rows = 0..<(1 << 16)

    static let closedForms: [FixedColumn] = [
        .bits(BitPolynomial(bits: 8..<16)),
        .bits(BitPolynomial(bits: 0..<8)),
        .bits(BitPolynomial((0..<8).map { .init(1 << $0, ones: 0x101 << $0) })),
        .bits(BitPolynomial(bits: 15..<16)),
    ]

    let program: ConstraintProgram
    private let x: Expression
    private let y: Expression
    private let conjunction: Expression
    private let sign: Expression

    init() {
        let chip = ChipRecorder(name: "bytes", summary: "All pairs of bytes.")
        x = chip.column("x", .fixed)
        y = chip.column("y", .fixed)
        conjunction = chip.column("and", .fixed)
        sign = chip.column("sign", .fixed)
        chip.offer("x and y are bytes", on: MachineBus.bytes, [x, y])
        chip.offer("x and y are bytes with this and", on: MachineBus.and, [x, y, conjunction])
        chip.offer("x and y are bytes, and this is the top bit of x", on: MachineBus.sign, [x, y, sign])
        program = chip.finish()
    }

    func fill(_ index: Int, _ row: Row) {
        let (x, y) = (UInt32(index) >> 8, UInt32(index) & 0xff)
        row[self.x] = x
        row[self.y] = y
        row[conjunction] = x & y
        row[sign] = x >> 7
    }
}

/// Rows of the byte table: 2^8 · x + y.
struct ByteIndex: LookupIndex {
    /// What the tuple has besides the two bytes.
    enum Third {
        case none, conjunction, sign
    }

    let third: Third

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let (xs, ys) = (block.field(0), block.field(1))
        for index in 0..<block.count {
            let isOffered = (xs[index] | ys[index]) >> 8 == 0
            rows[index] = isOffered ? Int32(truncatingIfNeeded: xs[index] << 8 | ys[index]) : -1
        }
        guard third != .none else { return }
        let thirds = block.field(2)
        for index in 0..<block.count {
            let expected = third == .sign ? xs[index] >> 7 : xs[index] & ys[index]
            if thirds[index] != expected { rows[index] = -1 }
        }
    }
}
