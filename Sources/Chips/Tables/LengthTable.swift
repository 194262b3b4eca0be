import Constraints

/// The byte lengths of the inputs: row 0 public, row 1 private.
struct LengthTable: TableChip {
    let program: ConstraintProgram
    private let input: Expression
    private let length: Word

    init() {
        let chip = ChipRecorder(name: "input-lengths", summary: "The byte lengths of the inputs.")
        input = chip.column("input", .fixed)
        length = chip.word("length", .fixed)
        chip.offer("the input has this length", on: MachineBus.lengths, [input] + length.limbs)
        program = chip.finish()
    }

    /// The two rows; lengths that a word cannot hold read as its greatest value, as they do in a machine.
    static func records(publicBytes: Int, privateBytes: Int) -> [(input: UInt32, length: UInt32)] {
        [(0, UInt32(clamping: publicBytes)), (1, UInt32(clamping: privateBytes))]
    }

    func fill(_ record: (input: UInt32, length: UInt32), _ row: Row) {
        row[input] = record.input
        row[length] = record.length
    }
}
