/// The one place that knows how RV32IM is encoded and written.
///
/// Decoder, encoder, disassembler and assembler are derived from these rows. Source: RISC-V unprivileged manual,
/// "RV32/64G Instruction Set Listings". Every encoding that no row matches is illegal: reserved combinations of
/// funct3 and funct7, shifts with imm[5] set, `ecall` and `ebreak` with register fields, CSR and privileged
/// instructions (`unimp` excepted, which is a CSR write that never succeeds), and all 16-bit encodings.
public enum InstructionTable {
    /// One row an operation, in the order of `Opcode`.
    public static let rows: [InstructionRow] = [
        row(.lui, "lui", .u, 0x0000_0037, 0x0000_007f, [.rd, .upperImmediate], .compute),
        row(.auipc, "auipc", .u, 0x0000_0017, 0x0000_007f, [.rd, .upperImmediate], .compute),
        row(.jal, "jal", .j, 0x0000_006f, 0x0000_007f, [.rd, .target], .jump),
        row(.jalr, "jalr", .i, 0x0000_0067, 0x0000_707f, [.rd, .address], .jump),
        row(.beq, "beq", .b, 0x0000_0063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.bne, "bne", .b, 0x0000_1063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.blt, "blt", .b, 0x0000_4063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.bge, "bge", .b, 0x0000_5063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.bltu, "bltu", .b, 0x0000_6063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.bgeu, "bgeu", .b, 0x0000_7063, 0x0000_707f, [.rs1, .rs2, .target], .branch),
        row(.lb, "lb", .i, 0x0000_0003, 0x0000_707f, [.rd, .address], .load(bytes: 1, signed: true)),
        row(.lh, "lh", .i, 0x0000_1003, 0x0000_707f, [.rd, .address], .load(bytes: 2, signed: true)),
        row(.lw, "lw", .i, 0x0000_2003, 0x0000_707f, [.rd, .address], .load(bytes: 4, signed: false)),
        row(.lbu, "lbu", .i, 0x0000_4003, 0x0000_707f, [.rd, .address], .load(bytes: 1, signed: false)),
        row(.lhu, "lhu", .i, 0x0000_5003, 0x0000_707f, [.rd, .address], .load(bytes: 2, signed: false)),
        row(.sb, "sb", .s, 0x0000_0023, 0x0000_707f, [.rs2, .address], .store(bytes: 1)),
        row(.sh, "sh", .s, 0x0000_1023, 0x0000_707f, [.rs2, .address], .store(bytes: 2)),
        row(.sw, "sw", .s, 0x0000_2023, 0x0000_707f, [.rs2, .address], .store(bytes: 4)),
        row(.addi, "addi", .i, 0x0000_0013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.slti, "slti", .i, 0x0000_2013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.sltiu, "sltiu", .i, 0x0000_3013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.xori, "xori", .i, 0x0000_4013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.ori, "ori", .i, 0x0000_6013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.andi, "andi", .i, 0x0000_7013, 0x0000_707f, [.rd, .rs1, .immediate], .compute),
        row(.slli, "slli", .shift, 0x0000_1013, 0xfe00_707f, [.rd, .rs1, .shiftAmount], .compute),
        row(.srli, "srli", .shift, 0x0000_5013, 0xfe00_707f, [.rd, .rs1, .shiftAmount], .compute),
        row(.srai, "srai", .shift, 0x4000_5013, 0xfe00_707f, [.rd, .rs1, .shiftAmount], .compute),
        row(.add, "add", .r, 0x0000_0033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.sub, "sub", .r, 0x4000_0033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.sll, "sll", .r, 0x0000_1033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.slt, "slt", .r, 0x0000_2033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.sltu, "sltu", .r, 0x0000_3033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.xor, "xor", .r, 0x0000_4033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.srl, "srl", .r, 0x0000_5033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.sra, "sra", .r, 0x4000_5033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.or, "or", .r, 0x0000_6033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.and, "and", .r, 0x0000_7033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.fence, "fence", .i, 0x0000_000f, 0x0000_707f, [.ordering], .fence),
        row(.ecall, "ecall", .fixed, 0x0000_0073, 0xffff_ffff, [], .environmentCall),
        row(.ebreak, "ebreak", .fixed, 0x0010_0073, 0xffff_ffff, [], .trap),
        row(.unimp, "unimp", .fixed, 0xc000_1073, 0xffff_ffff, [], .trap),
        row(.mul, "mul", .r, 0x0200_0033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.mulh, "mulh", .r, 0x0200_1033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.mulhsu, "mulhsu", .r, 0x0200_2033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.mulhu, "mulhu", .r, 0x0200_3033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.div, "div", .r, 0x0200_4033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.divu, "divu", .r, 0x0200_5033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.rem, "rem", .r, 0x0200_6033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
        row(.remu, "remu", .r, 0x0200_7033, 0xfe00_707f, [.rd, .rs1, .rs2], .compute),
    ]

    /// Shorthand that keeps a row on one line.
    private static func row(
        _ opcode: Opcode, _ mnemonic: String, _ format: InstructionFormat, _ match: UInt32, _ mask: UInt32,
        _ operands: [InstructionRow.Operand], _ effect: InstructionRow.Effect
    ) -> InstructionRow {
        InstructionRow(
            opcode: opcode, mnemonic: mnemonic, format: format, match: match, mask: mask, operands: operands,
            effect: effect)
    }

    static let opcodesByMnemonic: [String: Opcode] = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.mnemonic, $0.opcode) })
}
