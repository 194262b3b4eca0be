import Constraints

/// The words of the public input; no row past its end, so a read past the end finds nothing.
struct PublicInputTable: TableChip {
    let program: ConstraintProgram
    private let index: Expression
    private let value: Word

    init() {
        let chip = ChipRecorder(name: "public-input", summary: "The words of the public input.")
        index = chip.column("index", .fixed)
        value = chip.word("value", .fixed)
        chip.offer(
            "the public input has this word here", on: MachineBus.publicInput, [index] + value.limbs)
        program = chip.finish()
    }

    func fill(_ word: InputWord, _ row: Row) {
        row[index] = word.index
        row[value] = word.value
    }
}
