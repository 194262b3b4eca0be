import Constraints

/// The low word of a product.
struct Multiply: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let product: Product

    init(_ form: Form, _ shape: Operands.Shape) {
        let recorder = InstructionRecorder(form, summary: "Multiplies two words modulo 2^32.")
        var operands = Operands(recorder, shape)
        product = Product(recorder, operands.a, operands.b)
        operands.write(recorder, product.low)
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        product.fill(step.a, step.b, low: step.result, row)
    }
}

/// The high word of a product of signed or unsigned words: the unsigned high word, less b if a is negative, less a
/// if b is negative.
struct MultiplyHigh: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let product: Product
    private let aIsSigned: Expression
    private let bIsSigned: Expression
    private let aSign: Sign
    private let bSign: Sign
    private let lastSplit: SplitProduct
    private let low: Expression
    private let lowBits: NineBits
    private let wrap: Expression

    init() {
        let recorder = InstructionRecorder(.multiplyHigh, summary: "The high word of a product.")
        let chip = recorder.chip
        var operands = Operands(recorder, .registers)
        let (a, b) = (operands.a, operands.b)
        aIsSigned = recorder.field(.firstSigned)
        bIsSigned = recorder.field(.secondSigned)
        product = Product(recorder, a, b, topSign: true)
        lastSplit = SplitProduct(recorder, low: "last_byte")
        aSign = Sign(recorder, of: "a")
        bSign = Sign(recorder, of: "b")
        low = chip.column("high_word[0]")
        wrap = chip.column("wrap")
        lowBits = NineBits(recorder, top: "low_top")
        let (b1, h1) = (product.bytes[2], product.bytes[3])
        chip.send(
            "the high limb of b is two bytes, and this is its sign", to: MachineBus.sign, [h1, b1, bSign.bit])
        aSign.require(recorder, high: a.high)
        let aNegative = chip.derive("a_is_negative", aIsSigned * aSign.bit)
        let bNegative = chip.derive("b_is_negative", bIsSigned * bSign.bit)

        // No lookup: the high limb of the result is `last` plus what is below 2^19, so `last` is small too.
        let last = lastSplit.unchecked(recorder, called: "last", of: a.high * h1)
        let unsigned = product.carry + product.crossHigh + a.high * b1 + 256 * lastSplit.low
        let corrected = unsigned - aNegative * b.low - bNegative * a.low
        let lowCarry = chip.derive("high_carry", (corrected - low).shiftedRight(by: 16))
        lowBits.require(
            recorder, lowCarry + 2, called: "the carry of the high word",
            "the carry of the high word, from -2 up, has 9 bits", beside: lastSplit.low)
        recorder.range("the low limb of the high word is a limb", 16, low)
        chip.require("the high word wraps at most twice", wrap * (wrap - 1) * (wrap - 2))
        let top = last + lowCarry - aNegative * b.high - bNegative * a.high
        let high = chip.derive("high_word[1]", top + 65536 * wrap)
        recorder.range("the high limb of the high word is a limb", 16, high)
        operands.write(recorder, Word(low: low, high: high))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        product.fill(step.a, step.b, low: step.a &* step.b, row)
        aSign.fill(step.a, row)
        bSign.fill(step.b, row)
        let aNegative = row[aIsSigned] == 1 && step.a >> 31 == 1
        let bNegative = row[bIsSigned] == 1 && step.b >> 31 == 1
        let (a0, a1) = (Int64(step.a & 0xffff), Int64(step.a >> 16))
        let (b0, b1) = (Int64(step.b & 0xffff), Int64(step.b >> 16))
        lastSplit.fill(a1 * (b1 >> 8), row)
        // What stands at weight 2^32 in the unsigned product without the last one, and the corrections.
        let unsigned = Int64(bitPattern: (UInt64(step.a) * UInt64(step.b)) >> 32)
        let last = (a1 * (b1 >> 8)) >> 8
        var corrected = unsigned - last << 16
        if aNegative { corrected -= b0 }
        if bNegative { corrected -= a0 }
        row[low] = step.result & 0xffff
        let carry = corrected >> 16
        lowBits.fill(carry + 2, row)
        var top = last + carry
        if aNegative { top -= b1 }
        if bNegative { top -= a1 }
        row.set(wrap, signed: top < 0 ? (-top + 0xffff) >> 16 : 0)
    }
}
