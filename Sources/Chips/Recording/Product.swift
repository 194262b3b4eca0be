import Constraints

/// The low word of a · b and what is left for the high word: schoolbook multiplication of the limbs of a with the
/// bytes of b. Every identity stays below 2^26, so it holds over the integers.
struct Product {
    /// The low word of the product.
    let low: Word
    /// The bytes of b: low and high byte of the low limb, then of the high limb.
    let bytes: [Expression]
    /// What the low word leaves over for the high one, at weight 2^32.
    let carry: Expression
    let crossHigh: Expression

    private let lowBytes: [Expression]
    private let firstSplit: SplitProduct
    private let crossByte: Expression
    private let crossTop: Expression
    private let carryBits: NineBits

    /// With `topSign`, the bytes of b's high limb are not checked here: the caller looks them up with their sign.
    init(_ recorder: InstructionRecorder, _ a: Word, _ b: Word, topSign: Bool = false) {
        let chip = recorder.chip
        lowBytes = chip.columns("b.byte", count: 2)
        low = recorder.word("product")
        firstSplit = SplitProduct(recorder, low: "first_byte")
        crossByte = chip.column("cross_byte")
        crossTop = chip.column("cross_top")
        carryBits = NineBits(recorder, top: "carry_top")
        let b0 = lowBytes[0]
        let b1 = lowBytes[1]
        let h0 = chip.derive("b.high_byte[0]", (b.low - b0).shiftedRight(by: 8))
        let h1 = chip.derive("b.high_byte[1]", (b.high - b1).shiftedRight(by: 8))
        bytes = [b0, h0, b1, h1]
        recorder.bytes("the low limb of b is two bytes", b0, h0)
        if !topSign { recorder.bytes("the high limb of b is two bytes", b1, h1) }

        let first = firstSplit.rest(
            recorder, called: "first", of: a.low * h0,
            "the upper part of a[0] times the high byte of b[0] is a limb")
        let lowCarry = chip.derive(
            "low_carry", (a.low * b0 + 256 * firstSplit.low - low.low).shiftedRight(by: 16))
        recorder.bytes("the carry of the low limb is a byte", firstSplit.low, lowCarry)
        recorder.range("the low limb of the product is a limb", 16, low.low)

        let cross = a.high * h0 + a.low * h1
        crossHigh = chip.derive("cross", (cross - crossByte).shiftedRight(by: 8))
        chip.requireBoolean("the top bit of the crossed products is a bit", crossTop)
        recorder.range("the crossed products have 17 bits", 16, crossHigh - 65536 * crossTop)
        let sum = lowCarry + first + a.high * b0 + a.low * b1 + 256 * crossByte
        carry = chip.derive("carry", (sum - low.high).shiftedRight(by: 16))
        carryBits.require(
            recorder, carry, called: "the carry", "the carry of the high limb has 9 bits", beside: crossByte)
        recorder.range("the high limb of the product is a limb", 16, low.high)
    }

    func fill(_ a: UInt32, _ b: UInt32, low product: UInt32, _ row: Row) {
        let (a0, a1) = (Int64(a & 0xffff), Int64(a >> 16))
        let (b0, h0) = (Int64(b & 0xff), Int64(b >> 8 & 0xff))
        let (b1, h1) = (Int64(b >> 16 & 0xff), Int64(b >> 24))
        row[lowBytes[0]] = b & 0xff
        row[lowBytes[1]] = b >> 16 & 0xff
        row[low] = product
        let first = a0 * h0
        firstSplit.fill(first, row)
        let lowCarry = (a0 * b0 + (first & 0xff) << 8) >> 16
        let cross = a1 * h0 + a0 * h1
        row.set(crossByte, signed: cross & 0xff)
        row.set(crossTop, signed: cross >> 24)
        let sum = lowCarry + first >> 8 + a1 * b0 + a0 * b1 + (cross & 0xff) << 8
        carryBits.fill(sum >> 16, row)
    }
}
