import RISCV
import TestSupport

@testable import Chips

/// One instruction with operands, as a chip's row sees it; every case has a name by which it can be made again.
struct RowCase: Sendable {
    static let pc: UInt32 = 0x0020_0100
    /// What has a row at all: everything but calls, which are named by their forms, and what always faults.
    static let opcodes = Opcode.allCases.filter { ![.ecall, .ebreak, .unimp].contains($0) }
    static let calls: [Form] = [.exit, .readPublic, .readPrivate, .commit, .inputLength, .writeLog]

    /// The operation or the call, and a number or the operands: `add #17`, `div a=7 b=0x2`.
    let name: String
    let instruction: Instruction
    let machine: ReferenceMachine
    /// The call that the number in a7 asks for; nil if the instruction is no call.
    let call: Form?
    var step: Step

    /// A case of an operation with random registers and operands, corners more often than others.
    init(_ opcode: Opcode, _ number: Int) {
        var random = SeededRandom(seed: UInt64(opcode.rawValue) << 32 | UInt64(number))
        let registers = (0..<3).map { _ in UInt8.random(in: 1...31, using: &random) }
        let same = Int.random(in: 0..<6, using: &random)
        let rd = same == 1 ? registers[0] : same == 2 ? registers[1] : registers[2]
        let rs2 = same == 3 || opcode.isBranch && same == 1 ? registers[0] : registers[1]
        var instruction = Instruction(
            opcode, rd: rd, rs1: registers[0], rs2: rs2, immediate: Self.immediate(opcode, &random))
        if opcode.isBranch, same == 4 { instruction.rs2 = 0 }
        if opcode == .jalr, same == 5 { instruction.rd = 0 }
        let a = Self.word(&random)
        let isEqual = Int.random(in: 0..<5, using: &random) == 0 || instruction.rs1 == instruction.rs2
        let first = Self.base(a, instruction, &random)
        let b = instruction.rs2 == 0 ? 0 : isEqual ? first : Self.word(&random)
        self.init("\(opcode) #\(number)", instruction, a: first, b: b, &random)
    }

    /// A case of an instruction with given operands.
    init(_ instruction: Instruction, a: UInt32, b: UInt32) {
        var random = SeededRandom(seed: 1)
        let place = instruction.rd == instruction.rs1 ? " in place" : ""
        self.init("\(instruction.opcode) a=\(a) b=\(b)\(place)", instruction, a: a, b: b, &random)
    }

    private init(
        _ name: String, _ instruction: Instruction, a: UInt32, b: UInt32, _ random: inout SeededRandom
    ) {
        self.name = name
        call = nil
        self.instruction = instruction
        let memory = Self.word(&random)
        machine = ReferenceMachine(
            instruction: instruction, pc: Self.pc, a: a, b: instruction.rs1 == instruction.rs2 ? a : b,
            memory: memory)
        step = Self.step(&random)
        step.next = machine.next
        step.a = machine.a
        step.b = machine.b
        step.old = Self.word(&random)
        step.result = machine.result
        step.address = machine.address
        step.memoryOld = memory
        step.memoryNew = machine.stored
    }

    /// A case of a call.
    init(_ call: Form, _ number: Int) {
        var random = SeededRandom(seed: UInt64(call.number + 1000) << 32 | UInt64(number))
        name = "\(call.name) #\(number)"
        self.call = call
        instruction = Instruction(.ecall)
        machine = ReferenceMachine(instruction: instruction, pc: Self.pc, a: 0, b: 0)
        step = Self.step(&random)
        step.next = Self.pc + 4
        step.old = Self.word(&random)
        step.cursor = .random(in: 0..<UInt32(CallTables.words), using: &random)
        switch call {
        case .readPublic: step.result = CallTables.publicWord(step.cursor)
        case .readPrivate: step.result = CallTables.privateWord(step.cursor)
        case .inputLength:
            step.old = .random(in: 0...1, using: &random)
            step.result = CallTables.lengths[Int(step.old)]
        case .writeLog:
            step.b = Self.word(&random)
            step.result = step.b
        default: step.result = step.old
        }
    }

    /// Makes a case again by its name.
    init?(named name: String) {
        let parts = name.split(separator: " ")
        if parts.count >= 3, let opcode = Self.opcodes.first(where: { "\($0)" == parts[0] }),
            let a = Self.operand(parts[1], "a="), let b = Self.operand(parts[2], "b=")
        {
            let destination: UInt8 = name.hasSuffix(" in place") ? 1 : 3
            self.init(Instruction(opcode, rd: destination, rs1: 1, rs2: 2), a: a, b: b)
            return
        }
        guard parts.count == 2, let number = Int(parts[1].dropFirst()) else { return nil }
        if let call = Self.calls.first(where: { $0.name == parts[0] }) {
            self.init(call, number)
        } else if let opcode = Self.opcodes.first(where: { "\($0)" == parts[0] }) {
            self.init(opcode, number)
        } else {
            return nil
        }
    }

    /// Whether the machine stops with a fault instead of executing the instruction.
    var faults: Bool {
        let address = machine.address
        let opcode = instruction.opcode
        if opcode.isLoad || opcode.isStore {
            let width = UInt32(opcode.memoryWidth ?? 1)
            return address % width != 0 || address < 0x1000 || address >= 0x8000_0000
        }
        return !Self.isText(machine.next)
    }

    /// The forms that the decoder allows, with the step as each sees it.
    var forms: [(form: DecodedForm, step: Step)] {
        FormDecoder(isText: Self.isText).forms(of: instruction, at: Self.pc).map { form in
            var seen = step
            let isExchanged = form.rs1 == UInt32(instruction.rs2) && form.rs1 != UInt32(instruction.rs1)
            if isExchanged { (seen.a, seen.b) = (seen.b, seen.a) }
            let readsConstant = !ChipCatalogue.instruction(form.form).layout.fields.contains(.rs2)
            if readsConstant, call == nil { seen.b = form.immediate }
            seen.fields = form.fields
            return (form, seen)
        }
    }

    // MARK: - Operands

    private static func operand(_ text: Substring, _ prefix: String) -> UInt32? {
        guard text.hasPrefix(prefix) else { return nil }
        let digits = text.dropFirst(prefix.count)
        return digits.hasPrefix("0x") ? UInt32(digits.dropFirst(2), radix: 16) : UInt32(digits)
    }

    private static func isText(_ address: UInt32) -> Bool {
        address % 4 == 0 && address < 0x8000_0000 && address >= 0x1000
    }

    /// Times and cycle of a step.
    private static func step(_ random: inout SeededRandom) -> Step {
        var step = Step()
        step.cycle = .random(in: 100_000...(1 << 26), using: &random)
        step.pc = Self.pc
        step.aTime = 3 * step.cycle - 1 - .random(in: 0...255, using: &random)
        step.bTime = 3 * step.cycle - .random(in: 0...255, using: &random)
        step.oldTime = 3 * step.cycle - .random(in: 0...254, using: &random)
        step.cursorTime = 3 * step.cycle - .random(in: 0...255, using: &random)
        step.memoryTime = step.cycle - 1 - .random(in: 0...65535, using: &random)
        return step
    }

    /// Corner values, or any.
    private static func word(_ random: inout SeededRandom) -> UInt32 {
        let corners: [UInt32] = [
            0, 1, 2, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0x8000_0001,
            0xffff_0000, 0xffff_fffe, 0xffff_ffff,
        ]
        return Bool.random(using: &random)
            ? corners.randomElement(using: &random)! : .random(in: 0 ... .max, using: &random)
    }

    private static func immediate(_ opcode: Opcode, _ random: inout SeededRandom) -> Int32 {
        let short = [-2048, -1, 0, 1, 2047, Int32.random(in: -2048...2047, using: &random)]
            .randomElement(using: &random)!
        return switch opcode {
        case .slli, .srli, .srai: .random(in: 0...31, using: &random)
        case .lui, .auipc: Int32(bitPattern: UInt32.random(in: 0 ... .max, using: &random) & 0xffff_f000)
        case .jal, .beq, .bne, .blt, .bge, .bltu, .bgeu: 4 * .random(in: -63...1000, using: &random)
        default: short
        }
    }

    /// For a load, store or jump most often an address that is allowed, else one that faults: misaligned, out of
    /// range, or congruent to one that is allowed.
    private static func base(
        _ word: UInt32, _ instruction: Instruction, _ random: inout SeededRandom
    ) -> UInt32 {
        let width: UInt32
        switch instruction.opcode {
        case .lw, .sw, .jalr: width = 4
        case .lh, .lhu, .sh: width = 2
        case .lb, .lbu, .sb: width = 1
        default: return word
        }
        let allowed = (0x0001_0000 + word % 0x7ffe_0000) / width * width
        let address: UInt32 =
            switch Int.random(in: 0..<12, using: &random) {
            case 0: word
            case 1: allowed + UInt32.random(in: 1...3, using: &random)
            case 2: allowed &+ 0x7fff_ffff
            case 3: 0x8000_0000 + UInt32.random(in: 0...8, using: &random)
            default: allowed
            }
        return address &- UInt32(bitPattern: instruction.immediate)
    }
}

/// What calls find in the inputs.
enum CallTables {
    static let words = 100
    static let lengths: [UInt32] = [397, 0x0012_3456]

    static func publicWord(_ index: UInt32) -> UInt32 { (index + 1) &* 0x9e37_79b9 }
    static func privateWord(_ index: UInt32) -> UInt32 { (index + 7) &* 0x85eb_ca6b }

    /// The tuples that a table of words offers.
    static func tuples(_ word: (UInt32) -> UInt32) -> [[UInt32]] {
        (0..<UInt32(words)).map { [$0, word($0) & 0xffff, word($0) >> 16] }
    }
}
