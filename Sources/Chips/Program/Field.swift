/// What a form's row of the program table says besides its address and form.
public enum Field: String, CaseIterable, Sendable, Hashable {
    /// Register indices.
    case rd, rs1, rs2
    /// The immediate as a signed number.
    case immediate
    /// The immediate as a word.
    case constantLow = "constant[0]", constantHigh = "constant[1]"
    /// The high limb of the immediate with its sign bit flipped, for signed comparison.
    case biasedHigh = "biased[1]"
    /// The immediate's low limb as two bytes.
    case constantByte0 = "byte[0]", constantByte1 = "byte[1]"
    /// The address of the next instruction.
    case next
    /// A finished word: a constant, or the link of a jump.
    case valueLow = "value[0]", valueHigh = "value[1]"
    /// Bitwise operations as sum and and: result = s · (a + b) + k · (a and b).
    case sumFactor = "sum_factor", andFactor = "and_factor"
    /// The high limb of a bitwise operation with a constant, as a linear function of the operand's.
    case highFactor = "high_factor", highOffset = "high_offset"
    /// Shift amount k: 2^k, 2^(8-k), j = k mod 16, 2^j, 2^(16-j), and k ≥ 16.
    case power = "factor", bytePower = "byte_factor", amount = "shift", amountPower = "power"
    case restPower = "rest_power", isLimb = "by_limb"
    /// Loads and stores of bytes and half-words: half-word, and what a sign fills in.
    case isHalf = "is_half", lowFill = "fill[0]", highFill = "fill[1]"
    /// Signedness of the operands of a multiplication or division.
    case firstSigned = "signed[0]", secondSigned = "signed[1]"
    /// Remainder rather than quotient.
    case isRemainder = "is_remainder"
}
