import Constraints

/// A word of an input, and how many words come before it.
struct InputWord: Sendable, Hashable {
    let index: UInt32
    let value: UInt32

    /// The little-endian words of an input, the last one filled up with zeros.
    static func words(of bytes: [UInt8]) -> [InputWord] {
        stride(from: 0, to: bytes.count, by: 4).map { first in
            let lanes = bytes[first..<min(first + 4, bytes.count)]
            let value = lanes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            return InputWord(index: UInt32(first / 4), value: value)
        }
    }
}

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
