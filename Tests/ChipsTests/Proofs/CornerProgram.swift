import RISCV

/// A program that executes every operation on all pairs of some words, into a third register and in place, and every
/// load and store of those words at every lane.
struct CornerProgram {
    /// Zero, one, minus one, the signed extremes, the border between the limbs, and shift amounts up to 32.
    static let words: [UInt32] = [
        0, 1, .max, 0x8000_0000, 0x7fff_ffff, 0xffff, 0x0001_0000, 31, 32, 0xffff_fffe,
    ]
    /// Those where most goes wrong, for debug builds.
    static let fewWords: [UInt32] = [0, .max, 0x8000_0000, 0x0001_001f]

    private static let binary = [
        "add", "sub", "and", "or", "xor", "slt", "sltu", "sll", "srl", "sra", "mul", "mulh", "mulhsu",
        "mulhu",
        "div", "divu", "rem", "remu",
    ]
    private static let branches = ["beq", "bne", "blt", "bge", "bltu", "bgeu"]
    private static let constants = ["addi", "slti", "sltiu", "xori", "ori", "andi"]
    private static let shifts = ["slli", "srli", "srai"]

    /// The source; the words are in s0 …, one each.
    static func source(_ words: [UInt32]) -> String {
        let registers = words.indices.map { "s\($0)" }
        var lines = ["la t3, place"]
        lines += zip(registers, words).map { "li \($0), 0x\(String($1, radix: 16))" }
        for left in registers {
            for right in registers {
                for operation in binary {
                    lines += ["\(operation) t0, \(left), \(right)", "mv t1, \(left)"]
                    lines += ["\(operation) t1, t1, \(right)", "beq t0, t1, 1f", "ebreak", "1:"]
                }
                for (number, branch) in branches.enumerated() {
                    let label = "\(branch)_\(left)_\(right)"
                    lines += ["\(branch) \(left), \(right), \(label)", "addi t2, t2, \(number)", "\(label):"]
                }
            }
            for operation in constants {
                lines += [-2048, -1, 0, 1, 2047].map { "\(operation) t0, \(left), \($0)" }
            }
            for operation in shifts {
                lines += [0, 1, 8, 15, 16, 17, 31].map { "\(operation) t0, \(left), \($0)" }
            }
            lines += ["sw \(left), 0(t3)", "lw t0, 0(t3)", "beq t0, \(left), 1f", "ebreak", "1:"]
            for lane in 0..<4 {
                lines += ["sb \(left), \(lane)(t3)", "lb t0, \(lane)(t3)", "lbu t1, \(lane)(t3)"]
            }
            for lane in [0, 2] {
                lines += ["sh \(left), \(lane)(t3)", "lh t0, \(lane)(t3)", "lhu t1, \(lane)(t3)"]
            }
        }
        return lines.joined(separator: "\n") + "\n" + .exit() + "\n.bss\nplace: .space 4\n"
    }
}
