import Constraints

/// The address of a load or store: register plus constant, less the offset in the word, as the two parts of the
/// word's address.
///
/// No lookup: the memory bus holds only words that the boundary opened, whose low part is a multiple of 4 below
/// 2^16 and whose high part is below 2^15. Both parts here are small integers, so equality with such a word is
/// exact, and misaligned, wrapping, low and high addresses find no partner.
struct Address {
    let low: Expression
    let high: Expression
    private let carry: Expression

    init(_ recorder: InstructionRecorder, base: Word, immediate: Expression, offset: Expression?) {
        let chip = recorder.chip
        carry = chip.column("carry")
        chip.require("the carry of the address is -1, 0 or 1", (carry - 1) * carry * (carry + 1))
        let sum = base.low + immediate - 65536 * carry
        low = chip.derive("address[0]", offset.map { sum - $0 } ?? sum)
        high = chip.derive("address[1]", base.high + carry)
    }

    /// Fills the carry: what the high part exceeds the base's high limb by.
    func fill(base: UInt32, immediate: UInt32, _ row: Row) {
        let low = Int64(base & 0xffff) + Int64(Int32(bitPattern: immediate))
        row.set(carry, signed: low >> 16)
    }
}

/// Which part of a word a load or store of a byte or half-word concerns.
struct Lane {
    /// The half of the word.
    let half: Expression
    /// The byte of the half; 0 for a half-word.
    let byte: Expression

    init(_ recorder: InstructionRecorder, isHalf: Expression) {
        let chip = recorder.chip
        half = chip.column("lane.half")
        byte = chip.column("lane.byte")
        chip.requireBoolean("the half is a bit", half)
        chip.requireBoolean("the byte is a bit", byte)
        chip.require("a half-word starts at its half", isHalf * byte)
    }

    /// The offset in bytes.
    var offset: Expression { 2 * half + byte }

    /// The limb of a word at the half.
    func limb(of word: Word) -> Expression { word.low + half * (word.high - word.low) }

    func fill(_ address: UInt32, isHalf: Bool, _ row: Row) {
        row[half] = address >> 1 & 1
        row[byte] = isHalf ? 0 : address & 1
    }
}
