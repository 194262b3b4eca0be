import Constraints

/// The comparison of two words, shared by the slt family and the branches.
///
/// One limb decides: the high one if the high limbs differ, else the low one. The bit `byLow` says which; it can
/// be 1 only if the high limbs are equal. If it is 0, less and not-less both demand a strict difference, so equal
/// high limbs force it to be 1.
struct Comparison {
    /// The limbs that are compared; signed words have the sign bit of the high limb flipped.
    let a: Word
    let b: Word
    private let byLow: Expression
    private let aSign: Sign?
    private let bSign: Sign?

    /// Lays out and states the comparison; a constant `b` comes with its sign bit flipped already.
    init(_ recorder: InstructionRecorder, _ a: Word, _ b: Word, isSigned: Bool, isConstant: Bool = false) {
        byLow = recorder.chip.column("by_low")
        recorder.chip.requireBoolean("whether the low limbs decide is a bit", byLow)
        guard isSigned else {
            (self.a, self.b, aSign, bSign) = (a, b, nil, nil)
            requireOrder(recorder)
            return
        }
        let first = Self.biased(recorder, "a", a)
        let second = isConstant ? nil : Self.biased(recorder, "b", b)
        aSign = first.sign
        bSign = second?.sign
        self.a = first.word
        self.b = second?.word ?? b
        requireOrder(recorder)
    }

    /// The difference of the limbs that decide.
    var difference: Expression { byLow * (a.low - b.low) + (1 - byLow) * (a.high - b.high) }

    /// What must be a limb if a < b.
    var ifLess: Expression { 0 - difference - 1 }

    /// What must be a limb if a ≥ b: the high limbs must differ strictly, the low ones need not.
    var ifNotLess: Expression { difference - (1 - byLow) }

    /// Fills the cells of a comparison of two unsigned or two signed words.
    func fill(_ a: UInt32, _ b: UInt32, _ row: Row) {
        row.set(byLow, a >> 16 == b >> 16)
        aSign?.fill(a, row)
        bSign?.fill(b, row)
    }

    private func requireOrder(_ recorder: InstructionRecorder) {
        recorder.chip.require(
            "the low limbs decide only if the high limbs are equal", byLow * (a.high - b.high))
    }

    private static func biased(
        _ recorder: InstructionRecorder, _ name: String, _ word: Word
    ) -> (word: Word, sign: Sign) {
        let sign = Sign(recorder, of: name)
        let high = recorder.chip.derive("\(name).biased", sign.require(recorder, high: word.high))
        return (Word(low: word.low, high: high), sign)
    }
}

/// slt, sltu and their forms with a constant: writes 1 if a < b, else 0.
struct SetLess: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let comparison: Comparison
    private let less: Expression

    init(_ form: Form, _ shape: Operands.Shape, isSigned: Bool) {
        let recorder = InstructionRecorder(
            form, summary: "Writes 1 if one word is less than the other, else 0.")
        var operands = Operands(recorder, shape)
        let constant =
            shape.hasSecondRegister
            ? nil : recorder.field(low: .constantLow, high: isSigned ? .biasedHigh : .constantHigh)
        less = recorder.chip.column("less")
        recorder.chip.requireBoolean("less is a bit", less)
        comparison = Comparison(
            recorder, operands.a, constant ?? operands.b, isSigned: isSigned, isConstant: constant != nil)
        let claim = less * comparison.ifLess + (1 - less) * comparison.ifNotLess
        recorder.range("less is what the deciding limbs say", 16, claim)
        operands.write(recorder, Word(low: less, high: recorder.chip.constant(0)))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        comparison.fill(step.a, step.b, row)
        row.set(less, signed: Int64(step.result))
    }
}
