import Constraints

/// The words of the private input, which the prover commits to; the index is the number of the row.
///
/// The number of rows in use is public: a verifier demands that it is the stated length in words.
struct PrivateInputTable: TableChip {
    let program: ConstraintProgram
    private let index: Expression
    private let value: Word

    init() {
        let chip = ChipRecorder(name: "private-input", summary: "The words of the private input.")
        index = chip.column("index", .fixed)
        value = chip.word("value")
        chip.limbs("the word", value)
        chip.offer(
            "the private input has this word here", on: MachineBus.privateInput, [index] + value.limbs)
        program = chip.finish()
    }

    func fill(_ word: InputWord, _ row: Row) {
        row[index] = word.index
        row[value] = word.value
    }
}
