import Constraints

/// Opens and closes the chain of every register, cursors included: all start as zero.
///
/// The first time needs no check. It is bounded from above by the first access, or by a refresh, in whose window it
/// must lie; a chain may begin late, but never in another order.
struct RegisterBoundary: TableChip {
    let program: ConstraintProgram
    private let index: Expression
    private let firstTime: Expression
    private let last: Word
    private let lastTime: Expression

    init() {
        let chip = ChipRecorder(name: "registers", summary: "The first and the last value of each register.")
        index = chip.column("index", .fixed)
        firstTime = chip.column("first.time")
        last = chip.word("last")
        lastTime = chip.column("last.time")
        chip.send(
            "every register starts as zero", to: MachineBus.register,
            [index] + chip.zero.limbs + [firstTime])
        chip.receive(
            "the register ends as it was last written", from: MachineBus.register,
            [index] + last.limbs + [lastTime])
        program = chip.finish()
    }

    func fill(_ record: (index: Int, lifetime: Lifetime), _ row: Row) {
        row[index] = UInt32(record.index)
        row[firstTime] = record.lifetime.firstTime
        row[last] = record.lifetime.finalValue
        row[lastTime] = record.lifetime.lastTime
    }

    /// The table of all registers' lifetimes, one for each index of the register bus.
    func table(lifetimes: [Lifetime]) -> Table? {
        precondition(lifetimes.count == RegisterIndex.count, "every register has a lifetime")
        return table(lifetimes.enumerated().map { (index: $0.offset, lifetime: $0.element) })
    }
}
