import Constraints

/// The words of the text, which loads read and nothing writes.
struct RomTable: TableChip {
    let program: ConstraintProgram
    private let address: Word
    private let value: Word

    init() {
        let chip = ChipRecorder(name: "rom", summary: "The words of the text.")
        address = chip.word("address", .fixed)
        value = chip.word("value", .fixed)
        chip.offer("the text has this word here", on: MachineBus.rom, address.limbs + value.limbs)
        program = chip.finish()
    }

    func fill(_ word: ImageWord, _ row: Row) {
        row[address] = word.address
        row[value] = word.value
    }
}
