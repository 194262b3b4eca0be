import RISCV

/// What an instruction that the program does not have would do to a machine in a given state, by the manual
/// (RISC-V unprivileged manual, RV32I and M) and without any fault: calls are left out.
struct InstructionEffect {
    let instruction: Instruction
    let pc: UInt32
    /// The values of rs1 and rs2.
    let a: UInt32
    let b: UInt32
    /// The aligned word of memory at the address of a load or store.
    let memory: UInt32

    private var immediate: UInt32 { UInt32(bitPattern: instruction.immediate) }

    /// Where a load or store goes; 0 for other instructions.
    static func address(of instruction: Instruction, base: UInt32) -> UInt32 {
        instruction.opcode.memoryWidth == nil ? 0 : base &+ UInt32(bitPattern: instruction.immediate)
    }

    private var address: UInt32 { Self.address(of: instruction, base: a) }

    /// The address of the next instruction.
    var next: UInt32 {
        let opcode = instruction.opcode
        if opcode == .jalr { return (a &+ immediate) & ~1 }
        return opcode == .jal || opcode.isBranch && opcode.takesBranch(a, b) ? pc &+ immediate : pc &+ 4
    }

    /// What the destination register, or for a store the aligned word, is left with.
    var result: UInt32 {
        let (signedA, signedB) = (Int32(bitPattern: a), Int32(bitPattern: b))
        return switch instruction.opcode {
        case .lui: immediate
        case .auipc: pc &+ immediate
        case .jal, .jalr: pc &+ 4
        case .addi: a &+ immediate
        case .slti: signedA < instruction.immediate ? 1 : 0
        case .sltiu: a < immediate ? 1 : 0
        case .xori: a ^ immediate
        case .ori: a | immediate
        case .andi: a & immediate
        case .slli: a &<< immediate
        case .srli: a &>> immediate
        case .srai: UInt32(bitPattern: signedA &>> instruction.immediate)
        case .add: a &+ b
        case .sub: a &- b
        case .sll: a &<< b
        case .slt: signedA < signedB ? 1 : 0
        case .sltu: a < b ? 1 : 0
        case .xor: a ^ b
        case .srl: a &>> b
        case .sra: UInt32(bitPattern: signedA &>> signedB)
        case .or: a | b
        case .and: a & b
        case .mul, .mulh, .mulhsu, .mulhu: product
        case .div, .divu, .rem, .remu: division
        case .lb, .lh, .lw, .lbu, .lhu: loaded
        case .sb, .sh, .sw: stored
        default: 0
        }
    }

    private var product: UInt32 {
        let isFirstSigned = instruction.opcode == .mulh || instruction.opcode == .mulhsu
        let first = isFirstSigned ? Int64(Int32(bitPattern: a)) : Int64(a)
        let second = instruction.opcode == .mulh ? Int64(Int32(bitPattern: b)) : Int64(b)
        guard instruction.opcode != .mul else { return a &* b }
        return UInt32(truncatingIfNeeded: first.multipliedFullWidth(by: second).low >> 32)
    }

    private var division: UInt32 {
        let isRemainder = instruction.opcode == .rem || instruction.opcode == .remu
        guard b != 0 else { return isRemainder ? a : .max }
        let isSigned = instruction.opcode == .div || instruction.opcode == .rem
        let first = isSigned ? Int64(Int32(bitPattern: a)) : Int64(a)
        let second = isSigned ? Int64(Int32(bitPattern: b)) : Int64(b)
        return UInt32(truncatingIfNeeded: isRemainder ? first % second : first / second)
    }

    private var loaded: UInt32 {
        let bits = memory &>> (8 * (address & 3))
        return switch instruction.opcode {
        case .lb: UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: bits)))
        case .lbu: bits & 0xff
        case .lh: UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: bits)))
        case .lhu: bits & 0xffff
        default: memory
        }
    }

    private var stored: UInt32 {
        let width = UInt32(instruction.opcode.memoryWidth ?? 4)
        let mask: UInt32 = width == 4 ? .max : (1 << (8 * width) - 1) &<< (8 * (address & 3))
        return memory & ~mask | (b &<< (8 * (address & 3))) & mask
    }
}
