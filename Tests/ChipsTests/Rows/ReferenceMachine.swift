import RISCV

@testable import Chips

/// What an instruction does to given operands, written from the manual and independently of the executor and the
/// chips (RISC-V unprivileged manual, RV32I and M).
struct ReferenceMachine {
    let instruction: Instruction
    let pc: UInt32
    /// The value of rs1 and rs2; 0 for x0.
    let a: UInt32
    let b: UInt32
    /// The aligned word of memory at the address of a load or store.
    var memory: UInt32 = 0

    private var immediate: UInt32 { UInt32(bitPattern: instruction.immediate) }
    private var signedA: Int32 { Int32(bitPattern: a) }
    private var signedB: Int32 { Int32(bitPattern: b) }
    private var signedImmediate: Int32 { instruction.immediate }

    /// The address of a load or store.
    var address: UInt32 { a &+ immediate }

    /// What rd receives.
    var result: UInt32 {
        switch instruction.opcode {
        case .lui: immediate
        case .auipc: pc &+ immediate
        case .jal, .jalr: pc &+ 4
        case .addi: a &+ immediate
        case .add: a &+ b
        case .sub: a &- b
        case .andi: a & immediate
        case .and: a & b
        case .ori: a | immediate
        case .or: a | b
        case .xori: a ^ immediate
        case .xor: a ^ b
        case .slti: signedA < signedImmediate ? 1 : 0
        case .slt: signedA < signedB ? 1 : 0
        case .sltiu: a < immediate ? 1 : 0
        case .sltu: a < b ? 1 : 0
        case .slli: a << (immediate & 31)
        case .sll: a << (b & 31)
        case .srli: a >> (immediate & 31)
        case .srl: a >> (b & 31)
        case .srai: UInt32(bitPattern: signedA >> Int32(immediate & 31))
        case .sra: UInt32(bitPattern: signedA >> Int32(b & 31))
        case .mul, .mulh, .mulhsu, .mulhu, .div, .divu, .rem, .remu: multiplication
        case .lb, .lh, .lw, .lbu, .lhu: loaded
        default: 0
        }
    }

    private var multiplication: UInt32 {
        let wideA = Int64(signedA)
        let wideB = Int64(signedB)
        return switch instruction.opcode {
        case .mul: a &* b
        case .mulh: UInt32(truncatingIfNeeded: (wideA * wideB) >> 32)
        case .mulhsu: UInt32(truncatingIfNeeded: (wideA * Int64(b)) >> 32)
        case .mulhu: UInt32(truncatingIfNeeded: (UInt64(a) * UInt64(b)) >> 32)
        case .divu: b == 0 ? .max : a / b
        case .remu: b == 0 ? a : a % b
        case .div: b == 0 ? .max : UInt32(truncatingIfNeeded: wideA / wideB)
        default: b == 0 ? a : UInt32(truncatingIfNeeded: wideA % wideB)
        }
    }

    private var loaded: UInt32 {
        let bits = memory >> (8 * (address & 3))
        return switch instruction.opcode {
        case .lb: UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: bits)))
        case .lbu: bits & 0xff
        case .lh: UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: bits)))
        case .lhu: bits & 0xffff
        default: memory
        }
    }

    /// The aligned word after a store.
    var stored: UInt32 {
        let shift = 8 * (address & 3)
        let mask: UInt32
        switch instruction.opcode {
        case .sb: mask = 0xff << shift
        case .sh: mask = 0xffff << shift
        case .sw: mask = .max
        default: return memory
        }
        return memory & ~mask | b << shift & mask
    }

    /// Whether a branch is taken.
    var isTaken: Bool {
        switch instruction.opcode {
        case .beq: a == b
        case .bne: a != b
        case .blt: signedA < signedB
        case .bge: signedA >= signedB
        case .bltu: a < b
        case .bgeu: a >= b
        default: false
        }
    }

    /// The address of the next instruction.
    var next: UInt32 {
        switch instruction.opcode {
        case .jal: pc &+ immediate
        case .jalr: (a &+ immediate) & ~1
        default: isTaken ? pc &+ immediate : pc &+ 4
        }
    }
}
