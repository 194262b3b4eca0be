import Constraints

/// A split of both limbs at a bit: each limb is its high part times a power of two and a low part, both in their
/// exact widths.
///
/// With 16-bit checks alone, a limb of 0 split at 15 would have a second solution (7fff, ffff), because
/// 2^31 − 1 ≡ 0.
struct LimbSplit {
    /// The high parts of the limbs that are split.
    let high: [Expression]
    private let isLeft: Bool

    /// Splits limbs for a shift by j: at 16 − j to the left, at j to the right. `power` is 2 to that place.
    init(
        _ recorder: InstructionRecorder, _ limbs: [Expression], isLeft: Bool, amount: Expression,
        power: Expression
    ) {
        self.isLeft = isLeft
        high = recorder.chip.columns("split", count: limbs.count)
        let rest = 16 - amount
        for (index, limb) in limbs.enumerated() {
            range(
                recorder, "the upper part of limb \(index) has its width", isLeft ? amount : rest, high[index]
            )
            range(
                recorder, "the lower part of limb \(index) has its width", isLeft ? rest : amount,
                limb - power * high[index])
        }
    }

    /// Fills the high parts of the given limbs for a shift by `amount` mod 16.
    func fill(_ limbs: [UInt32], amount: UInt32, _ row: Row) {
        for (cell, limb) in zip(high, limbs) {
            row[cell] = limb >> (isLeft ? 16 - amount & 15 : amount & 15)
        }
    }

    private func range(
        _ recorder: InstructionRecorder, _ label: String, _ width: Expression, _ value: Expression
    ) {
        recorder.chip.send(label, to: MachineBus.range, [width, value])
    }
}

/// Shifts by a constant from 9 to 15.
struct ShiftMost: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let split: LimbSplit

    init(_ form: Form, _ shape: Operands.Shape, isLeft: Bool) {
        let recorder = InstructionRecorder(form, summary: "Shifts a word by 9 to 15 bits.")
        var operands = Operands(recorder, shape)
        let amount = ShiftAmount(fieldsOf: recorder)
        split = LimbSplit(
            recorder, operands.a.limbs, isLeft: isLeft, amount: amount.bits,
            power: isLeft ? amount.restPower : amount.power)
        operands.write(recorder, amount.shifted(operands.a, split: split.high, isLeft: isLeft))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        split.fill([step.a & 0xffff, step.a >> 16], amount: step.b, row)
    }
}

/// Logical shifts by a constant from 16 to 31: one limb survives, shifted by k − 16.
struct ShiftLimb: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let split: LimbSplit
    private let isLeft: Bool

    init(_ form: Form, _ shape: Operands.Shape, isLeft: Bool) {
        let recorder = InstructionRecorder(form, summary: "Shifts a word by 16 to 31 bits.")
        var operands = Operands(recorder, shape)
        let bits = recorder.field(.amount)
        let power = recorder.field(.amountPower)
        let rest = isLeft ? recorder.field(.restPower) : nil
        let limb = isLeft ? operands.a.low : operands.a.high
        split = LimbSplit(recorder, [limb], isLeft: isLeft, amount: bits, power: rest ?? power)
        self.isLeft = isLeft
        let zero = recorder.chip.constant(0)
        operands.write(
            recorder,
            isLeft
                ? Word(
                    low: zero, high: recorder.chip.derive("result[1]", power * limb - 65536 * split.high[0]))
                : Word(low: split.high[0], high: zero))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        split.fill([isLeft ? step.a & 0xffff : step.a >> 16], amount: step.b, row)
    }
}
