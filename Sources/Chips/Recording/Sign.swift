import Constraints

/// The sign bit of a word: flipping it in the high limb leaves a limb, which only the true bit does.
struct Sign {
    let bit: Expression
    private let name: String?

    /// Lays out the bit of a word, or of the only word that a chip's sentences speak of.
    init(_ recorder: InstructionRecorder, of name: String? = nil) {
        self.name = name
        bit = recorder.chip.column(name.map { "\($0).sign" } ?? "sign")
    }

    /// States that the bit is the word's sign, and returns the high limb with the bit flipped.
    @discardableResult
    func require(_ recorder: InstructionRecorder, high: Expression) -> Expression {
        requireBit(recorder)
        let flipped = high + (1 << 15) - (1 << 16) * bit
        recorder.range("flipping the sign bit of \(name ?? "the word") leaves a limb", 16, flipped)
        return flipped
    }

    /// States that the bit is the word's sign if the words are signed, and 0 if they are not: the bit 1 would then leave
    /// something negative.
    func require(_ recorder: InstructionRecorder, high: Expression, ifSigned isSigned: Expression) {
        requireBit(recorder)
        recorder.range(
            "flipping the sign bit of a signed \(name ?? "word") leaves a limb", 16,
            high + (1 << 15) * isSigned - (1 << 16) * bit)
    }

    func fill(_ word: UInt32, _ row: Row) {
        row[bit] = word >> 31
    }

    private func requireBit(_ recorder: InstructionRecorder) {
        recorder.chip.requireBoolean("the sign\(name.map { " of \($0)" } ?? "") is a bit", bit)
    }
}
