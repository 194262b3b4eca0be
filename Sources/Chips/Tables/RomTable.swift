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

/// Rows of the table of text words.
struct RomIndex: LookupIndex {
    let program: DecodedProgram

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let (low, high) = (block.field(0)[index], block.field(1)[index])
            let (value0, value1) = (block.field(2)[index], block.field(3)[index])
            rows[index] = -1
            guard (low | high | value0 | value1) >> 16 == 0, let word = program.textWord(at: low | high << 16)
            else { continue }
            if program.textWords[word].value == value0 | value1 << 16 {
                rows[index] = Int32(truncatingIfNeeded: word)
            }
        }
    }
}
