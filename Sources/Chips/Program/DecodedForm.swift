import Algebra
import RISCV

/// One way in which an instruction of the program may be proved: a row of the program table, with the registers
/// and constants that whoever fills rows needs beside the fields.
struct DecodedForm: Sendable {
    let form: Form
    let pc: UInt32
    let opcode: Opcode
    /// Register indices as the form uses them: operands may be exchanged, a discarded load has index 32.
    var rd: UInt32 = 0
    var rs1: UInt32 = 0
    var rs2: UInt32 = 0
    /// The immediate, sign-extended; the amount of a shift.
    var immediate: UInt32 = 0
    /// Where the form goes on, if the program knows.
    var next: UInt32 = 0
    /// The finished word that the form writes, if the program knows it.
    var value: UInt32 = 0

    /// The fields on the program bus; those that the form does not have are zero.
    var fields: InlineArray<8, UInt32> {
        var values = InlineArray<8, UInt32>(repeating: 0)
        let fields = ChipCatalogue.fields[form.number - 1]
        for index in fields.indices {
            guard let field = fields[index] else { break }
            values[index] = value(of: field)
        }
        return values
    }

    /// The one place that says what a field is.
    private func value(of field: Field) -> UInt32 {
        switch field {
        case .rd: rd
        case .rs1: rs1
        case .rs2: rs2
        case .immediate: M31(Int64(Int32(bitPattern: immediate))).value
        case .constantLow: immediate & 0xffff
        case .constantHigh: immediate >> 16
        case .biasedHigh: immediate >> 16 ^ 0x8000
        case .constantByte0: immediate & 0xff
        case .constantByte1: immediate >> 8 & 0xff
        case .next: next
        case .valueLow: value & 0xffff
        case .valueHigh: value >> 16
        case .sumFactor, .andFactor, .highFactor, .highOffset: logicFactor(field)
        case .power: 1 << immediate
        case .bytePower: immediate > 8 ? 0 : 1 << (8 - immediate)
        case .amount: immediate & 15
        case .amountPower: 1 << (immediate & 15)
        case .restPower: 1 << (16 - immediate & 15)
        case .isLimb: immediate >> 4
        case .isHalf: [.lh, .lhu, .sh].contains(opcode) ? 1 : 0
        case .lowFill: opcode == .lb ? 0xff00 : 0
        case .highFill: [.lb, .lh].contains(opcode) ? 0xffff : 0
        case .firstSigned: [.mulh, .mulhsu, .div, .rem].contains(opcode) ? 1 : 0
        case .secondSigned: opcode == .mulh ? 1 : 0
        case .isRemainder: [.rem, .remu].contains(opcode) ? 1 : 0
        }
    }

    /// Bitwise operations as linear functions: and = n, or = sum − n, xor = sum − 2n, with n the bitwise and.
    private func logicFactor(_ field: Field) -> UInt32 {
        let highIsOnes = immediate >> 16 != 0
        let factors: (sum: Int64, and: Int64, high: Int64, offset: Int64)
        switch opcode {
        case .and, .andi: factors = (0, 1, highIsOnes ? 1 : 0, 0)
        case .or, .ori: factors = (1, -1, highIsOnes ? 0 : 1, highIsOnes ? 0xffff : 0)
        default: factors = (1, -2, highIsOnes ? -1 : 1, highIsOnes ? 0xffff : 0)
        }
        return switch field {
        case .sumFactor: M31(factors.sum).value
        case .andFactor: M31(factors.and).value
        case .highFactor: M31(factors.high).value
        default: M31(factors.offset).value
        }
    }
}
