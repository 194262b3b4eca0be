import Constraints

/// sum = a + b, or difference = a − b by the rules of the addition b + difference = a, modulo 2^32: limb by limb
/// with a carry or borrow that is a bit.
///
/// Both limbs of the result are checked and each carry is a bit, so the result is unique: of two that differ, one
/// would need a limb outside [0, 2^16).
struct Add: InstructionChip {
    enum Direction {
        case sum, difference
    }

    let layout: InstructionLayout
    private let operands: Operands
    private let result: Word

    init(_ form: Form, _ shape: Operands.Shape, _ direction: Direction = .sum) {
        let recorder = InstructionRecorder(
            form, summary: "\(direction == .sum ? "Adds" : "Subtracts") two words modulo 2^32.")
        var operands = Operands(recorder, shape)
        let a = operands.a
        let b = operands.secondRegister ?? recorder.field(low: .constantLow, high: .constantHigh)
        switch direction {
        case .sum:
            result = recorder.word("sum")
            Carry.require(recorder, a, plus: b, is: result, called: "carry")
            recorder.limbs("the sum", result)
        case .difference:
            result = recorder.word("difference")
            Carry.require(recorder, b, plus: result, is: a, called: "borrow")
            recorder.limbs("the difference", result)
        }
        operands.write(recorder, result)
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row[result] = step.result
    }
}

/// a + constant where the low limb takes the whole constant without a carry: the high limb is untouched.
///
/// Every addition of a constant owns this form and the general one; this one's rule holds only where no carry
/// leaves the low limb.
struct AddSmall: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands

    init(_ form: Form, _ shape: Operands.Shape) {
        let recorder = InstructionRecorder(
            form, summary: "Adds a constant without a carry between the limbs.")
        var operands = Operands(recorder, shape)
        let immediate = recorder.field(.immediate)
        let low = recorder.chip.derive("sum[0]", operands.a.low + immediate)
        recorder.range("the low limb of the sum is a limb, so the high limb is untouched", 16, low)
        operands.write(recorder, Word(low: low, high: operands.a.high))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
    }
}

/// The carries of a two-limb addition.
enum Carry {
    /// States left + right = sum modulo 2^32.
    static func require(
        _ recorder: InstructionRecorder, _ left: Word, plus right: Word, is sum: Word, called name: String
    ) {
        let low = recorder.chip.derive("\(name)[0]", (left.low + right.low - sum.low).shiftedRight(by: 16))
        let high = recorder.chip.derive(
            "\(name)[1]", (left.high + right.high + low - sum.high).shiftedRight(by: 16))
        recorder.chip.requireBoolean("the \(name) of the low limb is 0 or 1", low)
        recorder.chip.requireBoolean("the \(name) of the high limb is 0 or 1", high)
    }
}
