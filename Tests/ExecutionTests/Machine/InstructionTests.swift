import Execution
import RISCV
import Testing

@Suite("Instructions")
struct InstructionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var opcode: Opcode
        var a: UInt32
        var b: UInt32
        var result: UInt32
        init(_ opcode: Opcode, _ a: UInt32, _ b: UInt32, _ result: UInt32) {
            (self.opcode, self.a, self.b, self.result) = (opcode, a, b, result)
        }
        var testDescription: String { "\(opcode) \(a) \(b)" }
    }

    static let minimum: UInt32 = 0x8000_0000
    static let minusOne: UInt32 = .max

    static let corners: [Case] = [
        Case(.mulh, minimum, minimum, 0x4000_0000), Case(.mulh, minusOne, minusOne, 0),
        Case(.mulh, minimum, minusOne, 0), Case(.mulh, minusOne, 1, minusOne),
        Case(.mulh, 0x7fff_ffff, minimum, 0xc000_0000),
        Case(.mulhsu, minusOne, minusOne, minusOne), Case(.mulhsu, 1, minusOne, 0),
        Case(.mulhsu, minimum, minusOne, 0x8000_0000), Case(.mulhsu, minusOne, 1, minusOne),
        Case(.mulhu, minusOne, minusOne, 0xffff_fffe), Case(.mulhu, minimum, 2, 1),
        Case(.mul, minusOne, minusOne, 1), Case(.mul, minimum, minusOne, minimum),
        Case(.div, 7, 0, minusOne), Case(.div, minimum, minusOne, minimum),
        Case(.div, 0xffff_fff9, 2, 0xffff_fffd), Case(.div, 7, 0xffff_fffe, 0xffff_fffd),
        Case(.div, minimum, 0, minusOne), Case(.divu, 7, 0, minusOne),
        Case(.divu, minimum, minusOne, 0), Case(.divu, minusOne, 2, 0x7fff_ffff),
        Case(.rem, 7, 0, 7), Case(.rem, minimum, minusOne, 0), Case(.rem, 0xffff_fff9, 2, minusOne),
        Case(.rem, 7, 0xffff_fffe, 1), Case(.rem, minimum, 0, minimum),
        Case(.remu, 7, 0, 7), Case(.remu, minimum, minusOne, minimum),
        Case(.sll, 1, 31, minimum), Case(.sll, 0x1234, 0, 0x1234), Case(.sll, 1, 32, 1),
        Case(.srl, minimum, 31, 1), Case(.srl, minusOne, 0, minusOne), Case(.srl, 4, 33, 2),
        Case(.sra, minimum, 31, minusOne), Case(.sra, minimum, 0, minimum), Case(.sra, 0x7fff_ffff, 31, 0),
        Case(.slt, minimum, 0, 1), Case(.slt, 0, minimum, 0), Case(.slt, 5, 5, 0),
        Case(.sltu, minimum, 0, 0), Case(.sltu, 0, minimum, 1),
        Case(.add, minusOne, 1, 0), Case(.sub, 0, 1, minusOne), Case(.sub, minimum, 1, 0x7fff_ffff),
        Case(.xor, 0xff00_ff00, 0x0ff0_0ff0, 0xf0f0_f0f0), Case(.or, 0xf0, 0x0f, 0xff),
        Case(.and, 0xf0, 0x3c, 0x30),
    ]

    @Test("a register operation gives the manual's result at its corners", arguments: corners)
    func registerOperation(_ corner: Case) throws {
        let instruction = Instruction(corner.opcode, rd: 7, rs1: 5, rs2: 6)
        #expect(try Guests.result(of: instruction, corner.a, corner.b) == corner.result)
    }

    static let immediates: [Case] = [
        Case(.addi, 0, 0xffff_f800, 0xffff_f800), Case(.addi, 0x7fff_ffff, 2047, 0x8000_07fe),
        Case(.slti, 0xffff_f7ff, 0xffff_f800, 1), Case(.slti, 2046, 2047, 1),
        Case(.sltiu, 5, minusOne, 1), Case(.sltiu, minusOne, minusOne, 0),
        Case(.xori, 0x1234_5678, minusOne, 0xedcb_a987), Case(.ori, 0, 0xffff_f800, 0xffff_f800),
        Case(.andi, minusOne, 2047, 2047), Case(.slli, 1, 31, minimum), Case(.slli, 3, 0, 3),
        Case(.srli, minimum, 31, 1), Case(.srli, minusOne, 0, minusOne),
        Case(.srai, minimum, 31, minusOne), Case(.srai, minimum, 0, minimum),
        Case(.lui, 1, 0xffff_f000, 0xffff_f000), Case(.auipc, 1, 0xffff_f000, 0x0000_0010),
        Case(.auipc, 1, 0, 0x0000_1010),
    ]

    @Test("an immediate operation gives the manual's result at its extremes", arguments: immediates)
    func immediateOperation(_ corner: Case) throws {
        let rs1: UInt8 = corner.opcode.readsFirstSource ? 5 : 0
        let instruction = Instruction(
            corner.opcode, rd: 7, rs1: rs1, immediate: Int32(bitPattern: corner.b))
        #expect(try Guests.result(of: instruction, corner.a) == corner.result)
    }

    @Test("every operation that writes a register leaves x0 zero", arguments: Opcode.allCases)
    func writesToZero(_ opcode: Opcode) throws {
        guard opcode.writesRegister else { return }
        var instruction = Instruction(opcode)
        if opcode.readsFirstSource { instruction.rs1 = 5 }
        if opcode.readsSecondSource { instruction.rs2 = 6 }
        // x5 holds a data address for loads, and for jalr the address of the instruction behind it.
        let pc = Guests.text + 20
        let base: UInt32 = opcode == .jalr ? pc + 4 : 0x2000
        if opcode == .jal { instruction.immediate = 4 }
        if opcode == .lui || opcode == .auipc { instruction.immediate = 0x1000 }
        let data = Segment(address: 0x2000, bytes: [0xff, 0xff, 0xff, 0xff], isExecutable: false)
        let instructions =
            Guests.load(base, into: 5) + Guests.load(3, into: 6)
            + [Instruction(.addi, rd: 8, rs1: 0, immediate: 1), instruction]
            + [Instruction(.addi, rd: 9, rs1: 0, immediate: 7), Instruction(.ebreak)]
        var machine = try Machine(program: Guests.program(instructions, data: [data]), input: GuestInput())
        _ = machine.run(cycles: 100)
        #expect(machine.cycle == 7)
        #expect(machine.registers[0] == 0)
        #expect(machine.registers[9] == 7)
        #expect(machine.registers.filter { $0 != 0 }.count == 4)
    }

    @Test("an operation may use one register for everything")
    func aliasing() throws {
        let setup = Guests.load(0x8000_0003, into: 7)
        let double = Instruction(.add, rd: 7, rs1: 7, rs2: 7)
        var machine = try Machine(program: Guests.program(setup + [double]), input: GuestInput())
        _ = machine.run(cycles: 3)
        #expect(machine.registers[7] == 6)
    }

    static let loads: [Case] = [
        Case(.lb, 0, 0, 0xffff_ff81), Case(.lb, 3, 0, 0x7f), Case(.lbu, 0, 0, 0x81), Case(.lbu, 1, 0, 0x92),
        Case(.lh, 0, 0, 0xffff_9281), Case(.lh, 2, 0, 0x7f03), Case(.lhu, 0, 0, 0x9281),
        Case(.lhu, 2, 0, 0x7f03), Case(.lw, 0, 0, 0x7f03_9281),
    ]

    @Test("a load extends as its name says, at every lane", arguments: loads)
    func load(_ corner: Case) throws {
        let data = Segment(address: 0x2000, bytes: [0x81, 0x92, 0x03, 0x7f], isExecutable: false)
        let setup = Guests.load(0x2000, into: 5)
        let load = Instruction(corner.opcode, rd: 7, rs1: 5, immediate: Int32(corner.a))
        var machine = try Machine(
            program: Guests.program(setup + [load], data: [data]), input: GuestInput())
        _ = machine.run(cycles: 3)
        #expect(machine.registers[7] == corner.result)
    }

    @Test("a store changes its lanes and leaves the neighbours")
    func stores() throws {
        let data = Segment(
            address: 0x2000, bytes: Guests.words(0x1111_1111, 0x2222_2222), isExecutable: false)
        let setup = Guests.load(0x2000, into: 5) + Guests.load(0xaabb_ccdd, into: 6)
        let stores = [
            Instruction(.sb, rs1: 5, rs2: 6, immediate: 3), Instruction(.sh, rs1: 5, rs2: 6, immediate: 4),
        ]
        var machine = try Machine(program: Guests.program(setup + stores, data: [data]), input: GuestInput())
        _ = machine.run(cycles: 6)
        #expect(machine.readMemory(0x2000, count: 8) == Guests.words(0xdd11_1111, 0x2222_ccdd))
    }

    @Test("jalr reads its base before it writes the link, and clears bit 0 of the target")
    func jalrAliased() throws {
        let setup = Guests.load(Guests.text + 16, into: 5)
        let jump = Instruction(.jalr, rd: 5, rs1: 5, immediate: 1)
        var machine = try Machine(
            program: Guests.program(setup + [jump, Instruction(.ebreak), Instruction(.fence)]),
            input: GuestInput())
        _ = machine.run(cycles: 3)
        #expect(machine.pc == Guests.text + 16)
        #expect(machine.registers[5] == Guests.text + 12)
    }

    static let branches: [Case] = [
        Case(.beq, 1, 1, 1), Case(.beq, 1, 2, 0), Case(.bne, 1, 2, 1), Case(.bne, 2, 2, 0),
        Case(.blt, minusOne, 0, 1), Case(.blt, 0, minusOne, 0), Case(.blt, 3, 3, 0),
        Case(.bge, 0, minusOne, 1), Case(.bge, 3, 3, 1), Case(.bge, minimum, 0, 0),
        Case(.bltu, 0, minusOne, 1), Case(.bltu, minusOne, 0, 0), Case(.bgeu, minusOne, 0, 1),
        Case(.bgeu, 0, 0, 1), Case(.bgeu, 0, 1, 0),
    ]

    @Test("a branch compares with the right signs", arguments: branches)
    func branch(_ corner: Case) throws {
        let setup = Guests.load(corner.a, into: 5) + Guests.load(corner.b, into: 6)
        let branch = Instruction(corner.opcode, rs1: 5, rs2: 6, immediate: 8)
        var machine = try Machine(
            program: Guests.program(setup + [branch, Instruction(.fence), Instruction(.fence)]),
            input: GuestInput())
        _ = machine.run(cycles: 5)
        #expect(machine.pc == Guests.text + (corner.result == 1 ? 24 : 20))
    }

    @Test("reserved fences write nothing, whatever their fields say")
    func fences() throws {
        let words: [UInt32] = [0x0ff0_000f, 0x8330_000f, 0x0100_000f, 0x0000_8f8f]
        var machine = try Machine(program: Guests.program(words: words), input: GuestInput())
        #expect(machine.run(cycles: 4) == nil)
        #expect(machine.registers.allSatisfy { $0 == 0 })
    }
}
