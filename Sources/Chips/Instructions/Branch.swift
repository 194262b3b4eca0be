import Algebra
import Constraints

/// The common part of the branches: one chip for each outcome, each going on where its outcome leads.
struct BranchOperands {
    let a: Word
    private let aTime: Expression
    private let b: Word?
    private let bTime: Expression?
    let next: Expression

    /// What the second operand is.
    enum Second {
        /// Another register.
        case register
        /// A register that holds the same word as the first.
        case equalRegister
        /// Nothing: the comparison is with zero.
        case zero
    }

    /// `first` stands for the first operand where the outcome determines it.
    init(_ recorder: InstructionRecorder, _ second: Second, first: Word? = nil) {
        let rs1 = recorder.field(.rs1)
        let rs2 = second == .zero ? nil : recorder.field(.rs2)
        next = recorder.field(.next)
        let a = first ?? recorder.word("a")
        self.a = a
        aTime = recorder.access("rs1", register: rs1, at: .first, old: a, new: a)
        guard let rs2 else {
            (b, bTime) = (nil, nil)
            return
        }
        let word = second == .equalRegister ? a : recorder.word("b")
        b = word
        bTime = recorder.access("rs2", register: rs2, at: .second, old: word, new: word)
    }

    /// The second register's word.
    var second: Word {
        guard let b else { preconditionFailure("a comparison with zero has no second register") }
        return b
    }

    func fill(_ step: Step, _ row: Row) {
        if a.low.column != nil { row[a] = step.a }
        row[aTime] = step.aTime
        if let b, b.low.column != nil { row[b] = step.b }
        if let bTime { row[bTime] = step.bTime }
    }
}

/// Equal operands: both reads use the same cells, or both limbs are zero.
struct BranchEqual: InstructionChip {
    let layout: InstructionLayout
    private let operands: BranchOperands

    init(_ form: Form, withZero: Bool) {
        let recorder = InstructionRecorder(form, summary: "Goes on where equal operands lead.")
        operands =
            withZero
            ? BranchOperands(recorder, .zero, first: recorder.zero) : BranchOperands(recorder, .equalRegister)
        layout = recorder.finish(next: operands.next)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
    }
}

/// Different operands: the sum of the squares of the differences of the limbs has an inverse.
///
/// −1 is not a square modulo p = 2^31 − 1 ≡ 3 (mod 4), so the sum of two squares vanishes only if both do. With
/// zero, the sum of the limbs, below 2^17, vanishes only if both do.
struct BranchNotEqual: InstructionChip {
    let layout: InstructionLayout
    private let operands: BranchOperands
    private let inverse: Expression
    private let withZero: Bool

    init(_ form: Form, withZero: Bool) {
        let recorder = InstructionRecorder(form, summary: "Goes on where different operands lead.")
        operands = BranchOperands(recorder, withZero ? .zero : .register)
        inverse = recorder.chip.column("inverse")
        self.withZero = withZero
        let a = operands.a
        if withZero {
            recorder.chip.require(
                "the word is not zero: the sum of its limbs has an inverse",
                (a.low + a.high) * inverse, equals: recorder.chip.constant(1))
        } else {
            let low = a.low - operands.second.low
            let high = a.high - operands.second.high
            recorder.chip.require(
                "the words differ: the sum of the squared differences has an inverse",
                (low * low + high * high) * inverse, equals: recorder.chip.constant(1))
        }
        layout = recorder.finish(next: operands.next)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        let low = M31(step.a & 0xffff) - M31(withZero ? 0 : step.b & 0xffff)
        let high = M31(step.a >> 16) - M31(withZero ? 0 : step.b >> 16)
        let sum = withZero ? low + high : low * low + high * high
        row[inverse] = sum.inverse?.value ?? 0
    }
}

/// Less, or not less, as the form says: one limb decides.
struct BranchCompare: InstructionChip {
    let layout: InstructionLayout
    private let operands: BranchOperands
    private let comparison: Comparison

    init(_ form: Form, isLess: Bool, isSigned: Bool) {
        let recorder = InstructionRecorder(form, summary: "Goes on where this order of the operands leads.")
        operands = BranchOperands(recorder, .register)
        comparison = Comparison(recorder, operands.a, operands.second, isSigned: isSigned)
        recorder.range(
            isLess ? "the first word is less" : "the first word is not less", 16,
            isLess ? comparison.ifLess : comparison.ifNotLess)
        layout = recorder.finish(next: operands.next)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        comparison.fill(step.a, step.b, row)
    }
}

/// The sign of one word: the top bit of its high limb.
struct BranchSign: InstructionChip {
    let layout: InstructionLayout
    private let operands: BranchOperands

    init(_ form: Form, isNegative: Bool) {
        let recorder = InstructionRecorder(form, summary: "Goes on where this sign of the operand leads.")
        operands = BranchOperands(recorder, .zero)
        let high = operands.a.high
        recorder.range(
            isNegative ? "the top bit of the word is 1" : "the top bit of the word is 0", 15,
            isNegative ? high - (1 << 15) : high)
        layout = recorder.finish(next: operands.next)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
    }
}
