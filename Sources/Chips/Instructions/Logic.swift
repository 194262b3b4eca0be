import Constraints

/// and, or and xor of two registers, byte by byte: each is s · (a + b) + k · (a and b), since
/// a + b = (a xor b) + 2 · (a and b).
struct Logic: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    /// Low bytes of the limbs of a and b, and the ands of their low and high bytes.
    private let aBytes: [Expression]
    private let bBytes: [Expression]
    private let lowAnds: [Expression]
    private let highAnds: [Expression]

    init(_ form: Form, _ shape: Operands.Shape) {
        let recorder = InstructionRecorder(form, summary: "Combines two words bit by bit: and, or, xor.")
        let chip = recorder.chip
        var operands = Operands(recorder, shape)
        let sumFactor = recorder.field(.sumFactor)
        let andFactor = recorder.field(.andFactor)
        aBytes = chip.columns("a.byte", count: 2)
        bBytes = chip.columns("b.byte", count: 2)
        lowAnds = chip.columns("and.low", count: 2)
        highAnds = chip.columns("and.high", count: 2)
        var limbs: [Expression] = []
        for (index, (a, b)) in zip(operands.a.limbs, operands.b.limbs).enumerated() {
            let (aByte, bByte) = (aBytes[index], bBytes[index])
            chip.send(
                "the low bytes of limb \(index) have this and", to: MachineBus.and,
                [aByte, bByte, lowAnds[index]])
            chip.send(
                "the high bytes of limb \(index) have this and", to: MachineBus.and,
                [(a - aByte).shiftedRight(by: 8), (b - bByte).shiftedRight(by: 8), highAnds[index]])
            let and = lowAnds[index] + 256 * highAnds[index]
            limbs.append(chip.derive("result[\(index)]", sumFactor * (a + b) + andFactor * and))
        }
        operands.write(recorder, Word(low: limbs[0], high: limbs[1]))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        let and = step.a & step.b
        for limb in 0..<2 {
            let shift = UInt32(16 * limb)
            row[aBytes[limb]] = step.a >> shift & 0xff
            row[bBytes[limb]] = step.b >> shift & 0xff
            row[lowAnds[limb]] = and >> shift & 0xff
            row[highAnds[limb]] = and >> (shift + 8) & 0xff
        }
    }
}

/// and, or and xor with a 12-bit constant: the low limb byte by byte; the constant's high limb is 0 or ffff, so the
/// high limb of the result is a linear function of the operand's.
struct LogicConstant: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let byte: Expression
    private let ands: [Expression]

    init(_ form: Form, _ shape: Operands.Shape) {
        let recorder = InstructionRecorder(form, summary: "Combines a word with a constant bit by bit.")
        let chip = recorder.chip
        var operands = Operands(recorder, shape)
        let constant = [recorder.field(.constantByte0), recorder.field(.constantByte1)]
        let sumFactor = recorder.field(.sumFactor)
        let andFactor = recorder.field(.andFactor)
        let highFactor = recorder.field(.highFactor)
        let highOffset = recorder.field(.highOffset)
        byte = chip.column("a.byte")
        ands = chip.columns("and", count: 2)
        let high = (operands.a.low - byte).shiftedRight(by: 8)
        chip.send("the low bytes have this and", to: MachineBus.and, [byte, constant[0], ands[0]])
        chip.send("the high bytes have this and", to: MachineBus.and, [high, constant[1], ands[1]])
        let both = operands.a.low + constant[0] + 256 * constant[1]
        let low = chip.derive("result[0]", sumFactor * both + andFactor * (ands[0] + 256 * ands[1]))
        let top = chip.derive("result[1]", highFactor * operands.a.high + highOffset)
        operands.write(recorder, Word(low: low, high: top))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row[byte] = step.a & 0xff
        row[ands[0]] = step.a & step.b & 0xff
        row[ands[1]] = (step.a & step.b) >> 8 & 0xff
    }
}
