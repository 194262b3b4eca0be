import Constraints

/// Every shift amount k below 32, in row k: j = k mod 16, 2^j, 2^(16−j) and whether k ≥ 16.
struct PowerTable: TableChip {
    /// The records: row numbers.
    static let rows = 0..<32

    static let columns: [FixedColumn] = [
        .rowNumber,
        .values(rows.map { UInt32($0) & 15 }),
        .values(rows.map { 1 << (UInt32($0) & 15) }),
        .values(rows.map { 1 << (16 - UInt32($0) & 15) }),
        .values(rows.map { UInt32($0) >> 4 }),
    ]

    let program: ConstraintProgram
    private let amount: Expression
    private let bits: Expression
    private let power: Expression
    private let restPower: Expression
    private let isLimb: Expression

    init() {
        let chip = ChipRecorder(name: "powers", summary: "What each shift amount means for two limbs.")
        amount = chip.column("amount", .fixed)
        bits = chip.column("shift", .fixed)
        power = chip.column("power", .fixed)
        restPower = chip.column("rest_power", .fixed)
        isLimb = chip.column("by_limb", .fixed)
        chip.offer(
            "shifting by this amount means this", on: MachineBus.power,
            [amount, bits, power, restPower, isLimb])
        program = chip.finish()
    }

    func fill(_ index: Int, _ row: Row) {
        let amount = UInt32(index)
        row[self.amount] = amount
        row[bits] = amount & 15
        row[power] = 1 << (amount & 15)
        row[restPower] = 1 << (16 - amount & 15)
        row[isLimb] = amount >> 4
    }
}

/// Rows of the table of shift amounts: the amount.
struct PowerIndex: LookupIndex {
    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let amount = block.field(0)[index]
            let bits = amount & 15
            let isOffered =
                amount < 32 && block.field(1)[index] == bits && block.field(2)[index] == 1 << bits
                && block.field(3)[index] == 1 << (16 - bits) && block.field(4)[index] == amount >> 4
            rows[index] = isOffered ? Int32(truncatingIfNeeded: amount) : -1
        }
    }
}
