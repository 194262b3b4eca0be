import Constraints

/// Shifts by a constant from 1 to 8, where what crosses between the limbs is a byte.
struct ShiftBits: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let parts: [Expression]
    private let isLeft: Bool

    init(_ form: Form, _ shape: Operands.Shape, isLeft: Bool) {
        let recorder = InstructionRecorder(form, summary: "Shifts a word by 1 to 8 bits.")
        var operands = Operands(recorder, shape)
        let factor = recorder.field(isLeft ? .power : .bytePower)
        parts = recorder.chip.columns(isLeft ? "crossing" : "shifted", count: 2)
        self.isLeft = isLeft
        operands.write(
            recorder,
            isLeft
                ? Self.left(recorder, operands.a, factor, crossing: parts)
                : Self.right(recorder, operands.a, factor, shifted: parts))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    /// Each limb times 2^k is a limb and the bits that cross.
    private static func left(
        _ recorder: InstructionRecorder, _ a: Word, _ power: Expression, crossing: [Expression]
    ) -> Word {
        let chip = recorder.chip
        let low = chip.derive("result[0]", power * a.low - 65536 * crossing[0])
        let high = chip.derive("result[1]", power * a.high + crossing[0] - 65536 * crossing[1])
        let result = Word(low: low, high: high)
        recorder.limbs("the result", result)
        recorder.bytes("the bits that leave the limbs are bytes", crossing[0], crossing[1])
        return result
    }

    /// Each limb times 2^(8-k) is the shifted limb and, in the byte below it, the bits that leave it.
    private static func right(
        _ recorder: InstructionRecorder, _ a: Word, _ power: Expression, shifted: [Expression]
    ) -> Word {
        let chip = recorder.chip
        let low = chip.derive("leaving[0]", power * a.low - 256 * shifted[0])
        let high = chip.derive("leaving[1]", power * a.high - 256 * shifted[1])
        recorder.limbs("the shifted word", Word(low: shifted[0], high: shifted[1]))
        recorder.bytes("the bits that leave the limbs are bytes", low, high)
        return Word(low: chip.derive("result[0]", shifted[0] + 256 * high), high: shifted[1])
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        let amount = isLeft ? 16 &- step.b : step.b
        row[parts[0]] = (step.a & 0xffff) >> amount
        row[parts[1]] = (step.a >> 16) >> amount
    }
}
