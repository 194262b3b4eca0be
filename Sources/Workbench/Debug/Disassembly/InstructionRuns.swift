import RISCV
import TerminalScreen

/// An instruction's text cut into pieces by meaning.
enum InstructionRuns {
    static func mnemonic(of instruction: Instruction, text: InstructionText) -> SceneRun {
        SceneRun(text.mnemonic, role(of: instruction.opcode))
    }

    /// What kind of instruction it is, as a role.
    static func role(of opcode: Opcode) -> Role {
        switch opcode.row.effect {
        case .branch, .jump: .assemblyJump
        case .load, .store: .assemblyMemory
        case .environmentCall, .trap: .assemblySystem
        case .compute, .fence: .assemblyMnemonic
        }
    }

    /// The operands: registers, numbers, symbols and the punctuation between them.
    static func operands(of text: InstructionText) -> [SceneRun] {
        var runs: [SceneRun] = []
        for (index, operand) in text.operands.components(by: ", ").enumerated() {
            if index > 0 { runs.append(SceneRun(", ", .assembly)) }
            if let open = operand.firstIndex(of: "("), operand.last == ")", open != operand.startIndex,
                Int(operand[..<open]) != nil
            {
                runs.append(SceneRun(String(operand[..<open]), .assemblyNumber))
                runs.append(SceneRun("(", .assembly))
                runs.append(
                    SceneRun(String(operand[operand.index(after: open)...].dropLast()), .assemblyRegister))
                runs.append(SceneRun(")", .assembly))
            } else {
                runs.append(SceneRun(String(operand), role(ofOperand: operand)))
            }
        }
        return runs
    }

    private static func role(ofOperand operand: Substring) -> Role {
        if Register.number(named: String(operand)) != nil { return .assemblyRegister }
        guard let first = operand.utf8.first else { return .assembly }
        let isNumber = first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        return isNumber ? .assemblyNumber : .assemblySymbol
    }
}

extension String {
    /// The pieces between separators; a symbol's own `, ` inside brackets does not separate.
    fileprivate func components(by separator: String) -> [Substring] {
        var pieces: [Substring] = []
        var depth = 0
        var start = startIndex
        var index = startIndex
        while index < endIndex {
            switch self[index] {
            case "(", "<", "[": depth += 1
            case ")", ">", "]": depth -= 1
            case "," where depth <= 0 && self[index...].hasPrefix(separator):
                pieces.append(self[start..<index])
                index = self.index(index, offsetBy: separator.count)
                start = index
                continue
            default: break
            }
            index = self.index(after: index)
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
