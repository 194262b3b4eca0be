/// An instruction as people read it: `addi` and `a0, a0, 1`.
public struct InstructionText: Sendable, Hashable {
    public var mnemonic: String
    /// The operands, comma-separated; empty when there are none.
    public var operands: String

    public init(_ mnemonic: String, _ operands: [String] = []) {
        self.mnemonic = mnemonic
        self.operands = operands.joined(separator: ", ")
    }

    /// Both in one line, a space between them.
    public var line: String { operands.isEmpty ? mnemonic : mnemonic + " " + operands }
}

/// Disassembly. The text assembles back to the same word when no symbols are given.
extension Instruction {
    /// The instruction as one line, with the usual abbreviations (`li`, `mv`, `ret`, `beqz`…).
    ///
    /// Targets of branches and jumps are `symbol+0x10` when a symbol contains them, else an address.
    public func text(at pc: UInt32, symbols: SymbolTable? = nil) -> String {
        disassembled(at: pc, symbols: symbols).line
    }

    /// The same, with the mnemonic and the operands apart.
    public func disassembled(at pc: UInt32, symbols: SymbolTable? = nil) -> InstructionText {
        abbreviated(at: pc, symbols: symbols) ?? plain(at: pc, symbols: symbols)
    }

    /// Without abbreviations, straight from the instruction table.
    private func plain(at pc: UInt32, symbols: SymbolTable?) -> InstructionText {
        let row = opcode.row
        let operands = row.operands.map { operand in
            switch operand {
            case .rd: Register.name(rd)
            case .rs1: Register.name(rs1)
            case .rs2: Register.name(rs2)
            case .immediate, .shiftAmount: String(immediate)
            case .upperImmediate: "0x" + String(UInt32(bitPattern: immediate) >> 12, radix: 16)
            case .target: target(at: pc, symbols: symbols)
            case .address: address
            case .ordering: FenceOrdering.text(UInt32(bitPattern: immediate))
            }
        }
        return InstructionText(row.mnemonic, operands)
    }

    /// The abbreviation that people write for this instruction, if there is one
    /// (RISC-V assembly programmer's manual, "Pseudoinstructions").
    private func abbreviated(at pc: UInt32, symbols: SymbolTable?) -> InstructionText? {
        let (d, s, t) = (Register.name(rd), Register.name(rs1), Register.name(rs2))
        switch opcode {
        case .addi where rd == 0 && rs1 == 0 && immediate == 0: return InstructionText("nop")
        case .addi where rs1 == 0: return InstructionText("li", [d, String(immediate)])
        case .addi where immediate == 0: return InstructionText("mv", [d, s])
        case .andi where immediate == 255: return InstructionText("zext.b", [d, s])
        case .xori where immediate == -1: return InstructionText("not", [d, s])
        case .sltiu where immediate == 1: return InstructionText("seqz", [d, s])
        case .sub where rs1 == 0: return InstructionText("neg", [d, t])
        case .sltu where rs1 == 0: return InstructionText("snez", [d, t])
        case .slt where rs2 == 0: return InstructionText("sltz", [d, s])
        case .slt where rs1 == 0: return InstructionText("sgtz", [d, t])
        case .jal where rd == 0: return InstructionText("j", [target(at: pc, symbols: symbols)])
        case .jal where rd == 1: return InstructionText("jal", [target(at: pc, symbols: symbols)])
        case .jalr where rd == 0 && rs1 == 1 && immediate == 0: return InstructionText("ret")
        case .jalr where rd == 0: return InstructionText("jr", [immediate == 0 ? s : address])
        case .jalr where rd == 1: return InstructionText("jalr", [immediate == 0 ? s : address])
        case .jalr where immediate == 0: return InstructionText("jalr", [d, s])
        case .fence: return FenceOrdering.abbreviation(UInt32(bitPattern: immediate))
        case _ where opcode.isBranch: return branchAgainstZero(at: pc, symbols: symbols)
        default: return nil
        }
    }

    private func branchAgainstZero(at pc: UInt32, symbols: SymbolTable?) -> InstructionText? {
        let mnemonic: String
        switch opcode {
        case .beq where rs2 == 0: mnemonic = "beqz"
        case .bne where rs2 == 0: mnemonic = "bnez"
        case .blt where rs2 == 0: mnemonic = "bltz"
        case .bge where rs2 == 0: mnemonic = "bgez"
        case .blt where rs1 == 0: mnemonic = "bgtz"
        case .bge where rs1 == 0: mnemonic = "blez"
        default: return nil
        }
        let register = Register.name(rs2 == 0 ? rs1 : rs2)
        return InstructionText(mnemonic, [register, target(at: pc, symbols: symbols)])
    }

    private var address: String { "\(immediate)(\(Register.name(rs1)))" }

    private func target(at pc: UInt32, symbols: SymbolTable?) -> String {
        let address = pc &+ UInt32(bitPattern: immediate)
        return symbols?.description(of: address) ?? HexText.word(address)
    }
}

/// The operand of `fence` (RISC-V unprivileged manual, "Memory Ordering Instructions").
enum FenceOrdering {
    private static let letters: [(letter: Character, bit: UInt32)] = [("i", 8), ("o", 4), ("r", 2), ("w", 1)]

    static func text(_ bits: UInt32) -> String {
        if bits >> 8 & 15 != 0 { return HexText.short(bits & 0xfff) }
        return set(bits >> 4) + ", " + set(bits)
    }

    static func abbreviation(_ bits: UInt32) -> InstructionText? {
        switch bits & 0xfff {
        case 0x0ff: InstructionText("fence")
        case 0x010: InstructionText("pause")
        case 0x833: InstructionText("fence.tso")
        default: nil
        }
    }

    /// The four bits of a set such as `rw`; nil when it is no such set.
    static func bits(ofSet text: String) -> UInt32? {
        if text == "0" { return 0 }
        var bits: UInt32 = 0
        for character in text {
            guard let match = letters.first(where: { $0.letter == character }), bits & match.bit == 0 else {
                return nil
            }
            bits |= match.bit
        }
        return text.isEmpty ? nil : bits
    }

    private static func set(_ bits: UInt32) -> String {
        let set = String(letters.filter { bits & $0.bit != 0 }.map(\.letter))
        return set.isEmpty ? "0" : set
    }
}
