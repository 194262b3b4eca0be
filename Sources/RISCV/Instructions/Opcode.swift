/// The operations of RV32IM, one case each; the order is the order of the instruction table.
///
/// `unimp` is the one encoding 0xC0001073 that Swift and clang emit for a trap.
public enum Opcode: UInt8, CaseIterable, Sendable, Hashable {
    case lui, auipc, jal, jalr
    case beq, bne, blt, bge, bltu, bgeu
    case lb, lh, lw, lbu, lhu
    case sb, sh, sw
    case addi, slti, sltiu, xori, ori, andi, slli, srli, srai
    case add, sub, sll, slt, sltu, xor, srl, sra, or, and
    case fence, ecall, ebreak, unimp
    case mul, mulh, mulhsu, mulhu, div, divu, rem, remu
}

/// What the table says about an operation, in the questions that its readers ask.
extension Opcode {
    /// This operation's row of the instruction table.
    public var row: InstructionRow { InstructionTable.rows[Int(rawValue)] }

    /// The name in assembly text, without abbreviations such as `mv`.
    public var mnemonic: String { row.mnemonic }

    /// The operation with this mnemonic; nil for pseudo-instructions and unknown names.
    public init?(mnemonic: String) {
        guard let opcode = InstructionTable.opcodesByMnemonic[mnemonic] else { return nil }
        self = opcode
    }

    /// Whether the operation has a destination register (writes to `x0` are dropped by the machine).
    public var writesRegister: Bool { row.operands.contains(.rd) }
    public var readsFirstSource: Bool { row.readsFirstSource }
    public var readsSecondSource: Bool { row.operands.contains(.rs2) }

    /// A conditional branch.
    public var isBranch: Bool { row.effect == .branch }
    /// `jal` or `jalr`.
    public var isJump: Bool { row.effect == .jump }
    public var isLoad: Bool { if case .load = row.effect { true } else { false } }
    public var isStore: Bool { if case .store = row.effect { true } else { false } }

    /// The number of bytes that a load or store moves; nil for everything else.
    public var memoryWidth: Int? {
        switch row.effect {
        case .load(let bytes, _), .store(let bytes): bytes
        default: nil
        }
    }

    /// Whether the operation is a load that copies the sign bit upwards.
    public var extendsSign: Bool { if case .load(_, signed: true) = row.effect { true } else { false } }
}
