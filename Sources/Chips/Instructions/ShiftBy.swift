import Constraints

/// A shift amount k below 32 as j = k mod 16, 2^j, 2^(16-j) and whether k ≥ 16.
struct ShiftAmount {
    let bits: Expression
    let power: Expression
    let restPower: Expression
    let isLimb: Expression?
    /// The low five bits of the register that holds the amount.
    private let low: Expression?

    /// The amount as fields of the program; shifts below 16 have no `isLimb`.
    init(fieldsOf recorder: InstructionRecorder, withLimb: Bool = false) {
        bits = recorder.field(.amount)
        power = recorder.field(.amountPower)
        restPower = recorder.field(.restPower)
        isLimb = withLimb ? recorder.field(.isLimb) : nil
        low = nil
    }

    /// The amount as the low five bits of a register.
    init(_ recorder: InstructionRecorder, register: Word) {
        let chip = recorder.chip
        bits = chip.column("shift")
        power = chip.column("power")
        restPower = chip.column("rest_power")
        let isLimb = chip.column("by_limb")
        let low = chip.column("amount")
        self.isLimb = isLimb
        self.low = low
        chip.send(
            "the powers are those of the amount", to: MachineBus.power, [low, bits, power, restPower, isLimb])
        recorder.range("the amount is the low five bits of rs2", 11, (register.low - low).shiftedRight(by: 5))
    }

    /// A word shifted by j, from the high parts of its limbs.
    func shifted(_ a: Word, split: [Expression], isLeft: Bool) -> Word {
        isLeft
            ? Word(low: power * a.low - 65536 * split[0], high: power * a.high - 65536 * split[1] + split[0])
            : Word(low: split[0] + restPower * a.high - 65536 * split[1], high: split[1])
    }

    /// Fills the cells of an amount from a register.
    func fill(_ register: UInt32, _ row: Row) {
        guard let low, let isLimb else { return }
        let amount = register & 31
        row[low] = amount
        row[bits] = amount & 15
        row[power] = 1 << (amount & 15)
        row[restPower] = 1 << (16 - amount & 15)
        row[isLimb] = amount >> 4
    }
}

/// Shifts by any amount: first by j < 16 within the word, then by a whole limb if k ≥ 16. With a register as the
/// amount, or an arithmetic shift by a constant.
struct ShiftBy: InstructionChip {
    enum Kind {
        case left, right, arithmetic
    }

    let layout: InstructionLayout
    private let operands: Operands
    private let amount: ShiftAmount
    private let split: LimbSplit
    private let sign: Sign?

    init(_ form: Form, _ shape: Operands.Shape, _ kind: Kind) {
        let recorder = InstructionRecorder(form, summary: "Shifts a word by any amount below 32.")
        var operands = Operands(recorder, shape)
        amount =
            operands.secondRegister.map { ShiftAmount(recorder, register: $0) }
            ?? ShiftAmount(fieldsOf: recorder, withLimb: true)
        split = LimbSplit(
            recorder, operands.a.limbs, isLeft: kind == .left, amount: amount.bits,
            power: kind == .left ? amount.restPower : amount.power)
        sign = kind == .arithmetic ? Sign(recorder) : nil
        sign?.require(recorder, high: operands.a.high)
        operands.write(recorder, Self.result(recorder, operands.a, amount, split, kind, sign?.bit))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        amount.fill(step.b, row)
        split.fill([step.a & 0xffff, step.a >> 16], amount: step.b & 15, row)
        sign?.fill(step.a, row)
    }

    private static func result(
        _ recorder: InstructionRecorder, _ a: Word, _ amount: ShiftAmount, _ split: LimbSplit, _ kind: Kind,
        _ sign: Expression?
    ) -> Word {
        guard let isLimb = amount.isLimb else {
            preconditionFailure("a shift by any amount may be by a limb")
        }
        let chip = recorder.chip
        let part = amount.shifted(a, split: split.high, isLeft: kind == .left)
        guard kind != .left else {
            let low = chip.derive("shifted[0]", part.low)
            let high = chip.derive("shifted[1]", part.high)
            return Word(low: (1 - isLimb) * low, high: high + isLimb * (low - high))
        }
        let fill = sign ?? chip.constant(0)
        let low = chip.derive("shifted[0]", part.low)
        let high = chip.derive("shifted[1]", part.high + fill * (65536 - amount.restPower))
        return Word(low: low + isLimb * (high - low), high: (1 - isLimb) * high + isLimb * (65535 * fill))
    }
}
