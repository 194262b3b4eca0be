import Constraints

/// Moves a register to a later time, its value unchanged.
struct RegisterRefresh: TableChip {
    let program: ConstraintProgram
    private let index: Expression
    private let value: Word
    private let time: RefreshTime

    init() {
        let chip = ChipRecorder(name: "refresh-register", summary: "Moves a register to a later time.")
        index = chip.column("index")
        value = chip.word("value")
        time = RefreshTime(chip)
        chip.receive(
            "the register holds what was last written to it", from: MachineBus.register,
            [index] + value.limbs + [time.times.old])
        chip.send(
            "the register keeps its value", to: MachineBus.register,
            [index] + value.limbs + [time.times.new])
        program = chip.finish()
    }

    func fill(_ refresh: Refresh, _ row: Row) {
        row[index] = refresh.address
        row[value] = refresh.value
        time.fill(old: refresh.oldTime, new: refresh.newTime, row)
    }
}
