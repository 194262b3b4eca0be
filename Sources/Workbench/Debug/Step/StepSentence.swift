import Execution
import RISCV
import TerminalScreen

/// What one step does, in words: `addi sp, sp, -16 → sp 0x7fff_fff0, was 0x8000_0000`.
struct StepSentence {
    let record: StepRecord
    /// The registers before the step. For the operands of a step already done the registers after it serve as well,
    /// where the step did not overwrite them; `StepRecord` holds what it overwrote.
    let registers: [UInt32]
    let symbols: SymbolTable

    /// The instruction and its effect.
    var runs: [SceneRun] {
        let text = record.instruction.disassembled(at: record.pc, symbols: symbols)
        var runs = [InstructionRuns.mnemonic(of: record.instruction, text: text)]
        if !text.operands.isEmpty { runs += [SceneRun(" ")] + InstructionRuns.operands(of: text) }
        let effect = effect
        if !effect.isEmpty { runs += [SceneRun(" → ", .textDim)] + effect }
        return runs
    }

    /// What the step changes or decides.
    var effect: [SceneRun] {
        let opcode = record.instruction.opcode
        switch opcode.row.effect {
        case .load: return load
        case .store: return store
        case .branch: return branch
        case .jump: return jump
        case .environmentCall: return environmentCall
        case .trap: return [SceneRun("the run ends here with a fault", .fail)]
        case .fence: return [SceneRun("nothing to do", .textDim)]
        case .compute: return written ?? [SceneRun("nothing changes", .textDim)]
        }
    }

    /// The value of a register before the step.
    private func operand(_ number: UInt8) -> UInt32 {
        if let change = record.register, change.index == number { return change.old }
        return number == 0 || Int(number) >= registers.count ? 0 : registers[Int(number)]
    }

    private var written: [SceneRun]? {
        guard let change = record.register else { return nil }
        var runs = [
            SceneRun(Register.name(change.index) + " ", .name),
            SceneRun(ValueText.hex(change.new), change.new == change.old ? .value : .valueChanged),
        ]
        runs +=
            change.new == change.old
            ? [SceneRun(", as before", .textDim)]
            : [SceneRun(", was ", .textDim), SceneRun(ValueText.hex(change.old), .valueOld)]
        return runs
    }

    private var load: [SceneRun] {
        guard let memory = record.memory else { return written ?? [] }
        var runs = written ?? [SceneRun("nothing changes", .textDim)]
        runs += [SceneRun(", read from ", .textDim)] + place(memory.address)
        return runs
    }

    private var store: [SceneRun] {
        guard let memory = record.memory else { return [] }
        var runs = place(memory.address)
        let hex = { (value: UInt32) in
            memory.width == 4
                ? ValueText.hex(value) : "0x" + ValueText.digits(value, count: Int(memory.width) * 2)
        }
        let new = SceneRun(hex(memory.new), .valueChanged)
        let old = SceneRun(hex(memory.old), .valueOld)
        runs += [SceneRun(" becomes ", .textDim), new]
        runs +=
            memory.new == memory.old
            ? [SceneRun(", as before", .textDim)] : [SceneRun(", was ", .textDim), old]
        return runs
    }

    private var branch: [SceneRun] {
        let instruction = record.instruction
        let (left, right) = (operand(instruction.rs1), operand(instruction.rs2))
        let isSigned = instruction.opcode == .blt || instruction.opcode == .bge
        let isTaken = record.nextPC != record.pc &+ 4
        let sign = Self.comparison(left, right, isSigned: isSigned)
        var runs = [
            SceneRun(isTaken ? "taken" : "not taken", isTaken ? .pass : .textStrong),
            SceneRun(": ", .textDim),
        ]
        runs += value(instruction.rs1, left, isSigned) + [SceneRun(" \(sign) ", .text)]
        runs += value(instruction.rs2, right, isSigned)
        return runs
    }

    private static func comparison(_ left: UInt32, _ right: UInt32, isSigned: Bool) -> String {
        if left == right { return "=" }
        let isLess = isSigned ? Int32(bitPattern: left) < Int32(bitPattern: right) : left < right
        return isLess ? "<" : ">"
    }

    private func value(_ register: UInt8, _ value: UInt32, _ isSigned: Bool) -> [SceneRun] {
        if register == 0 { return [SceneRun("0", .value)] }
        let isSmall = value < 1_000_000 || value > UInt32.max - 1_000_000
        let number = isSigned || value > UInt32.max - 1000 ? Int64(Int32(bitPattern: value)) : Int64(value)
        return [
            SceneRun(Register.name(register) + " ", .name),
            SceneRun(isSmall ? ValueText.count(number) : ValueText.hex(value), .value),
        ]
    }

    private var jump: [SceneRun] {
        let instruction = record.instruction
        let target = place(record.nextPC)
        if record.register != nil {
            let back = record.pc &+ 4
            let after = [SceneRun(", to return to ", .textDim)] + place(back)
            return [SceneRun("calls ", .textDim)] + target + after
        }
        let isReturn = instruction.opcode == .jalr && instruction.rs1 == 1
        return [SceneRun(isReturn ? "returns to " : "goes to ", .textDim)] + target
    }

    /// The host call that `a7` names, with its arguments.
    private var environmentCall: [SceneRun] {
        let argument = operand(10)
        let result = record.register.map { $0.new }
        let words: String
        switch operand(17) {
        case 93: words = "exit with code \(ValueText.count(argument))"
        case 64: words = "log \(ValueText.count(operand(12))) bytes from \(ValueText.hex(operand(11)))"
        case 1024: words = "read a word of the public input" + (result.map { ": \(ValueText.hex($0))" } ?? "")
        case 1025:
            words = "read a word of the private input" + (result.map { ": \(ValueText.hex($0))" } ?? "")
        case 1026: words = "commit \(ValueText.hex(argument)) to the public output"
        case 1027:
            let which = argument == 0 ? "public" : "private"
            words = "length of the \(which) input" + (result.map { ": \(ValueText.count($0)) bytes" } ?? "")
        default: words = "call \(operand(17)), which the host does not know"
        }
        return [SceneRun(words, .assemblySystem)]
    }

    private func place(_ address: UInt32) -> [SceneRun] {
        if let name = symbols.description(of: address) { return [SceneRun(name, .assemblySymbol)] }
        let sp = operand(2)
        let isOnStack = address >= sp && address &- sp < 4096 && sp != 0
        let offset = isOnStack && record.memory != nil ? " (sp+\(address &- sp))" : ""
        return [SceneRun(ValueText.hex(address), .valuePointer), SceneRun(offset, .textDim)].filter {
            !$0.text.isEmpty
        }
    }
}
