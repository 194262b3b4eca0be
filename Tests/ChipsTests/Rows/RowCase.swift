import RISCV
import TestSupport

@testable import Chips

/// One instruction with operands, as a chip's row sees it.
struct Case {
    static let pc: UInt32 = 0x0020_0100

    let instruction: Instruction
    let machine: ReferenceMachine
    let step: Step

    /// A case with random registers and operands, corners more often than others.
    init(_ opcode: Opcode, _ random: inout SeededRandom) {
        let registers = (0..<3).map { _ in UInt8.random(in: 1...31, using: &random) }
        let same = Int.random(in: 0..<6, using: &random)
        let rd = same == 1 ? registers[0] : same == 2 ? registers[1] : registers[2]
        let rs2 = same == 3 || opcode.isBranch && same == 1 ? registers[0] : registers[1]
        var instruction = Instruction(
            opcode, rd: rd, rs1: registers[0], rs2: rs2, immediate: Self.immediate(opcode, &random))
        if opcode.isBranch, same == 4 { instruction.rs2 = 0 }
        let a = Self.word(&random)
        var b = instruction.rs2 == 0 ? 0 : Int.random(in: 0..<5, using: &random) == 0 ? a : Self.word(&random)
        if instruction.rs1 == instruction.rs2 { b = a }
        self.init(instruction, a: Self.base(a, instruction), b: b, &random)
    }

    init(_ instruction: Instruction, a: UInt32, b: UInt32, _ random: inout SeededRandom) {
        self.instruction = instruction
        let memory = Self.word(&random)
        let machine = ReferenceMachine(
            instruction: instruction, pc: Self.pc, a: a, b: instruction.rs1 == instruction.rs2 ? a : b,
            memory: memory)
        self.machine = machine
        var step = Step()
        step.cycle = .random(in: 100_000...(1 << 26), using: &random)
        step.pc = Self.pc
        step.next = machine.next
        step.a = machine.a
        step.b = machine.b
        step.aTime = 3 * step.cycle - 1 - .random(in: 0...255, using: &random)
        step.bTime = 3 * step.cycle - .random(in: 0...255, using: &random)
        step.old = Self.word(&random)
        step.oldTime = 3 * step.cycle + 1 - .random(in: 0...255, using: &random)
        step.result = machine.result
        step.address = machine.address
        step.memoryOld = memory
        step.memoryNew = machine.stored
        step.memoryTime = step.cycle - 1 - .random(in: 0...65535, using: &random)
        self.step = step
    }

    /// The forms that the decoder allows, with the step as each sees it.
    var forms: [(DecodedForm, Step)] {
        FormDecoder { $0 < 0x8000_0000 && $0 >= 0x1000 }.forms(of: instruction, at: Self.pc).map { form in
            var seen = step
            let isExchanged = form.rs1 == UInt32(instruction.rs2) && form.rs1 != UInt32(instruction.rs1)
            if isExchanged { (seen.a, seen.b) = (seen.b, seen.a) }
            let readsConstant = !form.form.layoutHasSecondRegister
            if readsConstant { seen.b = form.immediate }
            return (form, seen)
        }
    }

    /// Corner values, or any.
    static func word(_ random: inout SeededRandom) -> UInt32 {
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

    /// A base that makes the address of a load, store or jump one that a proof can have.
    private static func base(_ word: UInt32, _ instruction: Instruction) -> UInt32 {
        let width: UInt32
        switch instruction.opcode {
        case .lw, .sw: width = 4
        case .lh, .lhu, .sh: width = 2
        case .lb, .lbu, .sb: width = 1
        case .jalr: width = 4
        default: return word
        }
        let target = (0x0001_0000 + word % 0x7ffe_0000) / width * width
        return target &- UInt32(bitPattern: instruction.immediate)
    }
}

extension Form {
    /// Whether the form reads a second register.
    var layoutHasSecondRegister: Bool {
        ChipCatalogue.instruction(self).layout.fields.contains(.rs2)
    }
}
