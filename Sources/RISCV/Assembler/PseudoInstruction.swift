/// Instructions that people write and the table does not have, each standing for one that it has
/// (RISC-V assembly programmer's manual, "Pseudoinstructions").
enum PseudoInstruction {
    /// By name and operand count: the real instruction and its operands, where `%0` is the first operand written.
    private static let templates: [String: [String]] = [
        "nop/0": ["addi", "zero", "zero", "0"], "ret/0": ["jalr", "zero", "0(ra)"],
        "fence/0": ["fence", "iorw", "iorw"], "pause/0": ["fence", "0x010"],
        "fence.tso/0": ["fence", "0x833"],
        "mv/2": ["addi", "%0", "%1", "0"], "not/2": ["xori", "%0", "%1", "-1"],
        "neg/2": ["sub", "%0", "zero", "%1"], "seqz/2": ["sltiu", "%0", "%1", "1"],
        "snez/2": ["sltu", "%0", "zero", "%1"], "sltz/2": ["slt", "%0", "%1", "zero"],
        "sgtz/2": ["slt", "%0", "zero", "%1"], "zext.b/2": ["andi", "%0", "%1", "255"],
        "beqz/2": ["beq", "%0", "zero", "%1"], "bnez/2": ["bne", "%0", "zero", "%1"],
        "bltz/2": ["blt", "%0", "zero", "%1"], "bgez/2": ["bge", "%0", "zero", "%1"],
        "bgtz/2": ["blt", "zero", "%0", "%1"], "blez/2": ["bge", "zero", "%0", "%1"],
        "bgt/3": ["blt", "%1", "%0", "%2"], "ble/3": ["bge", "%1", "%0", "%2"],
        "bgtu/3": ["bltu", "%1", "%0", "%2"], "bleu/3": ["bgeu", "%1", "%0", "%2"],
        "j/1": ["jal", "zero", "%0"], "jal/1": ["jal", "ra", "%0"], "call/1": ["jal", "ra", "%0"],
        "tail/1": ["jal", "zero", "%0"], "jr/1": ["jalr", "zero", "%0"],
        "jalr/1": ["jalr", "ra", "%0"],
        "jalr/3": ["jalr", "%0", "%2(%1)"],
    ]

    /// The statement with the real instruction in place of the abbreviation; others are returned unchanged.
    static func expanded(_ statement: AssemblyStatement) -> AssemblyStatement {
        guard let template = templates["\(statement.name)/\(statement.operands.count)"] else {
            return statement
        }
        let operands = template.dropFirst().map { part in
            var text = part
            for (index, operand) in statement.operands.enumerated() {
                text = text.split(separator: "%\(index)", omittingEmptySubsequences: false).joined(
                    separator: operand)
            }
            return text
        }
        return AssemblyStatement(line: statement.line, name: template[0], operands: operands)
    }

    /// The names that stand for one or two instructions, depending on the value.
    static let constants: Set<String> = ["li", "la", "lla"]

    /// Puts a 32-bit value into a register.
    ///
    /// - Parameter words: 1 or 2; one is enough for small values and for multiples of 4096.
    static func load(_ value: Int64, into rd: UInt8, words: Int) -> [Instruction] {
        let low = Instruction(
            .addi, rd: rd, rs1: words == 2 ? rd : 0, immediate: Int32(AssemblyExpression.low(value)))
        let upper = Int32(truncatingIfNeeded: AssemblyExpression.high(value) << 12)
        let high = Instruction(.lui, rd: rd, immediate: upper)
        if words == 2 { return [high, low] }
        return upper == 0 ? [low] : [high]
    }

    /// How many instructions `load` needs for a value.
    static func wordCount(toLoad value: Int64) -> Int {
        let wrapped = Int32(truncatingIfNeeded: value)
        return (-2048...2047).contains(wrapped) || wrapped & 0xfff == 0 ? 1 : 2
    }
}
