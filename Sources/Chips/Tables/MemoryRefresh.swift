import Constraints

/// Moves an aligned word of memory to a later time, its value unchanged.
struct MemoryRefresh: TableChip {
    let program: ConstraintProgram
    private let address: Word
    private let value: Word
    private let time: RefreshTime

    init() {
        let chip = ChipRecorder(name: "refresh-memory", summary: "Moves a word of memory to a later time.")
        address = chip.word("address")
        value = chip.word("value")
        time = RefreshTime(chip)
        chip.receive(
            "the word of memory holds what was last written to it", from: MachineBus.memory,
            address.limbs + value.limbs + [time.times.old])
        chip.send(
            "the word of memory keeps its value", to: MachineBus.memory,
            address.limbs + value.limbs + [time.times.new])
        program = chip.finish()
    }

    func fill(_ refresh: Refresh, _ row: Row) {
        row[address] = refresh.address
        row[value] = refresh.value
        time.fill(old: refresh.oldTime, new: refresh.newTime, row)
    }
}
