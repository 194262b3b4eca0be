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
