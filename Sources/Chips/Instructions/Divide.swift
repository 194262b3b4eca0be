import Constraints

/// Quotient and remainder, signed and unsigned: magnitudes first, |a| = Q · |b| + R with R < |b|, then signs.
///
/// INT_MIN / −1 needs no case: Q = 2^31 has sign + and is INT_MIN as a word. By zero, Q is all ones and R is |a|.
struct Divide: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let isSigned: Expression
    private let isRemainder: Expression
    private let cells: DivideCells

    init() {
        let recorder = InstructionRecorder(.divide, summary: "Quotient or remainder of two words.")
        var operands = Operands(recorder, .registers)
        isSigned = recorder.field(.firstSigned)
        isRemainder = recorder.field(.isRemainder)
        cells = DivideCells(recorder)
        cells.requireSigns(recorder, operands, isSigned: isSigned)
        cells.requireMagnitudes(recorder, operands)
        cells.requireRemainder(recorder)
        operands.write(recorder, cells.result(recorder, isRemainder: isRemainder))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        cells.fill(step, row, isSigned: row[isSigned] == 1, isRemainder: row[isRemainder] == 1)
    }
}

/// The cells of a division beside its operands, and the rules that tie them.
struct DivideCells {
    private let aSign: Sign
    private let bSign: Sign
    private let bBorrow: Expression
    /// |b| in bytes, Q and R in limbs.
    private let bytes: [Expression]
    private let quotient: Word
    private let remainder: Word
    private let firstSplit: SplitProduct
    private let carryBits: NineBits
    /// The low limbs decide that R < |b|.
    private let byLow: Expression
    private let isZero: Expression
    private let quotientSign: Expression
    private let resultSign: Expression
    private let resultBorrow: Expression
    private let resultWrap: Expression

    init(_ recorder: InstructionRecorder) {
        let chip = recorder.chip
        aSign = Sign(recorder, of: "a")
        bSign = Sign(recorder, of: "b")
        bBorrow = chip.column("b.borrow")
        bytes = chip.columns("abs_b.byte", count: 4)
        quotient = recorder.word("quotient")
        remainder = recorder.word("remainder")
        firstSplit = SplitProduct(recorder, low: "first_byte")
        carryBits = NineBits(recorder, top: "carry_top")
        byLow = chip.column("by_low")
        isZero = chip.column("b_is_zero")
        quotientSign = chip.column("quotient_sign")
        resultSign = chip.column("result_sign")
        resultBorrow = chip.column("result_borrow")
        resultWrap = chip.column("result_wrap")
    }

    /// Signs are the top bits of signed words and 0 of unsigned ones.
    func requireSigns(_ recorder: InstructionRecorder, _ operands: Operands, isSigned: Expression) {
        let chip = recorder.chip
        aSign.require(recorder, high: operands.a.high, ifSigned: isSigned)
        bSign.require(recorder, high: operands.b.high, ifSigned: isSigned)
        let b = operands.b
        chip.requireBoolean("the borrow of |b| is a bit", bBorrow)
        chip.require(
            "the low bytes of |b| are those of b or -b", bytes[0] + 256 * bytes[1],
            equals: (1 - 2 * bSign.bit) * b.low + 65536 * bBorrow)
        chip.require(
            "the high bytes of |b| are those of b or -b", bytes[2] + 256 * bytes[3],
            equals: (1 - 2 * bSign.bit) * b.high + 65536 * bSign.bit - bBorrow)
        recorder.bytes("the low bytes of |b| are bytes", bytes[0], bytes[1])
        recorder.bytes("the high bytes of |b| are bytes", bytes[2], bytes[3])
    }

    /// |a| = Q · |b| + R, without overflow.
    func requireMagnitudes(_ recorder: InstructionRecorder, _ operands: Operands) {
        let chip = recorder.chip
        let (q0, q1) = (quotient.low, quotient.high)
        recorder.limbs("the quotient", quotient)
        recorder.limbs("the remainder", remainder)
        let first = firstSplit.rest(
            recorder, called: "first", of: q0 * bytes[1],
            "the upper part of Q[0] times the second byte of |b| is a limb")
        let topProduct = q0 * bytes[3]
        let crossProduct = q1 * bytes[1]
        chip.require("the high limbs of Q and |b| are not both in use", q1 * (bytes[2] + 256 * bytes[3]))
        recorder.bytes("the products at weight 2^24 are bytes", topProduct, crossProduct)
        let sign = 1 - 2 * aSign.bit
        let low = q0 * bytes[0] + 256 * firstSplit.low + remainder.low
        let carry = chip.derive("low_carry", (low - sign * operands.a.low).shiftedRight(by: 16))
        carryBits.require(
            recorder, carry, called: "the carry", "the carry of the low limb has 9 bits",
            beside: firstSplit.low)
        let high = first + carry + q0 * bytes[2] + q1 * bytes[0] + 256 * (topProduct + crossProduct)
        chip.require(
            "the high limbs of Q times |b| plus R are those of |a|", high + remainder.high,
            equals: sign * operands.a.high + 65536 * aSign.bit)
    }

    /// R < |b|, or else Q is all ones, and then b is zero: all ones times a greater |b| exceed every |a|, and with 1 for
    /// |b| that Q is right and leaves 0.
    func requireRemainder(_ recorder: InstructionRecorder) {
        let chip = recorder.chip
        for (label, bit) in [("the low limbs decide", byLow), ("b is zero", isZero)] {
            chip.requireBoolean("whether \(label) is a bit", bit)
        }
        let high = bytes[2] + 256 * bytes[3] - remainder.high
        let low = bytes[0] + 256 * bytes[1] - remainder.low
        chip.require("the low limbs decide only if the high limbs of R and |b| are equal", byLow * high)
        recorder.range(
            "the remainder is less than |b|", 16,
            (1 - isZero) * ((1 - byLow) * high + byLow * low - 1))
        chip.require("by zero, the low limb of the quotient is all ones", isZero * (quotient.low - 65535))
        chip.require("by zero, the high limb of the quotient is all ones", isZero * (quotient.high - 65535))
    }

    /// Quotient or remainder with its sign.
    func result(_ recorder: InstructionRecorder, isRemainder: Expression) -> Word {
        let chip = recorder.chip
        let differ = aSign.bit + bSign.bit - 2 * aSign.bit * bSign.bit
        chip.require(
            "the quotient is negative if the signs differ and b is not zero", quotientSign,
            equals: differ * (1 - isZero))
        chip.require(
            "a remainder has the sign of a, a quotient its own", resultSign,
            equals: quotientSign + isRemainder * (aSign.bit - quotientSign))
        for (label, bit) in [("borrow", resultBorrow), ("wrap", resultWrap)] {
            chip.requireBoolean("the \(label) of the result is a bit", bit)
        }
        let sign = 1 - 2 * resultSign
        let low = quotient.low + isRemainder * (remainder.low - quotient.low)
        let high = quotient.high + isRemainder * (remainder.high - quotient.high)
        let result = Word(
            low: chip.derive("result[0]", sign * low + 65536 * resultBorrow),
            high: chip.derive("result[1]", sign * high + 65536 * resultWrap - resultBorrow))
        recorder.limbs("the result", result)
        return result
    }

    func fill(_ step: Step, _ row: Row, isSigned: Bool, isRemainder: Bool) {
        let aNegative = isSigned && step.a >> 31 == 1
        let bNegative = isSigned && step.b >> 31 == 1
        let a = aNegative ? 0 &- step.a : step.a
        let b = bNegative ? 0 &- step.b : step.b
        let quotientIsNegative = aNegative != bNegative && b != 0
        let isNegative = isRemainder ? aNegative : quotientIsNegative
        // From the result, so that whoever lies about it lies consistently: a = q·b + r holds whatever it is.
        let magnitude = isNegative ? 0 &- step.result : step.result
        let q = !isRemainder ? magnitude : b == 0 ? .max : (a &- magnitude) / b
        let r = isRemainder ? magnitude : a &- q &* b
        aSign.fill(isSigned ? step.a : 0, row)
        bSign.fill(isSigned ? step.b : 0, row)
        row.set(bBorrow, bNegative && step.b & 0xffff != 0)
        for (index, cell) in bytes.enumerated() { row[cell] = b >> UInt32(8 * index) & 0xff }
        row[quotient] = q
        row[remainder] = r
        let first = Int64(q & 0xffff) * Int64(b >> 8 & 0xff)
        firstSplit.fill(first, row)
        let low = Int64(q & 0xffff) * Int64(b & 0xff) + (first & 0xff) << 8 + Int64(r & 0xffff)
        let a0 = Int64(step.a & 0xffff)
        carryBits.fill((low - (aNegative ? -a0 : a0)) >> 16, row)
        row.set(byLow, b != 0 && b >> 16 == r >> 16)
        row.set(isZero, b == 0)
        row.set(quotientSign, quotientIsNegative)
        row.set(resultSign, isNegative)
        row.set(resultBorrow, isNegative && magnitude & 0xffff != 0)
        row.set(resultWrap, isNegative && magnitude != 0)
    }
}
