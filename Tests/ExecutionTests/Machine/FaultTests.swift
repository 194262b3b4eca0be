import Execution
import RISCV
import Testing

@Suite("Faults and limits")
struct FaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var source: String
        var kind: Fault.Kind
        var pc: UInt32
        var value: UInt32
        var cycle: UInt64
        init(_ source: String, _ kind: Fault.Kind, pc: UInt32, value: UInt32, cycle: UInt64) {
            (self.source, self.kind, self.pc, self.value, self.cycle) = (source, kind, pc, value, cycle)
        }
        var testDescription: String { source }
    }

    static let cases: [Case] = [
        Case(".word 0", .illegalInstruction, pc: 0x1000, value: 0, cycle: 0),
        Case("nop\n.word 0xffffffff", .illegalInstruction, pc: 0x1004, value: 0xffff_ffff, cycle: 1),
        Case(".word 0x00000001", .illegalInstruction, pc: 0x1000, value: 1, cycle: 0),
        Case(".word 0x02001013", .illegalInstruction, pc: 0x1000, value: 0x0200_1013, cycle: 0),
        Case(".word 0xc0001073", .guestPanic, pc: 0x1000, value: 0xc000_1073, cycle: 0),
        Case("nop\nebreak", .breakpoint, pc: 0x1004, value: 0x0010_0073, cycle: 1),
        Case("nop", .fetchFault, pc: 0x1004, value: 0x1004, cycle: 1),
        Case("jr x0", .fetchFault, pc: 0, value: 0, cycle: 1),
        Case("lui a0, 0x80000\njr a0", .fetchFault, pc: 0x8000_0000, value: 0x8000_0000, cycle: 2),
        Case("li a0, 0x1006\njalr a1, 0(a0)", .misalignedFetch, pc: 0x1008, value: 0x1006, cycle: 2),
        Case("lw x0, 1(x0)", .misalignedLoad, pc: 0x1000, value: 1, cycle: 0),
        Case("lh a0, 1(x0)", .misalignedLoad, pc: 0x1000, value: 1, cycle: 0),
        Case("lw a0, -2(x0)", .misalignedLoad, pc: 0x1000, value: 0xffff_fffe, cycle: 0),
        Case("sw a0, 2(x0)", .misalignedStore, pc: 0x1000, value: 2, cycle: 0),
        Case("sh a0, -1(x0)", .misalignedStore, pc: 0x1000, value: 0xffff_ffff, cycle: 0),
        Case("lbu a0, -1(x0)", .loadFault, pc: 0x1000, value: 0xffff_ffff, cycle: 0),
        Case("lw x0, 0(x0)", .loadFault, pc: 0x1000, value: 0, cycle: 0),
        Case("lui a0, 1\nlb a1, -1(a0)", .loadFault, pc: 0x1004, value: 0xfff, cycle: 1),
        Case("lui a0, 0x80000\nlw a1, 0(a0)", .loadFault, pc: 0x1004, value: 0x8000_0000, cycle: 1),
        Case("sw a0, 4(x0)", .storeFault, pc: 0x1000, value: 4, cycle: 0),
        Case("lui a0, 0x80000\nsb a1, 0(a0)", .storeFault, pc: 0x1004, value: 0x8000_0000, cycle: 1),
        Case("lui a0, 1\nsb x0, 7(a0)", .storeFault, pc: 0x1004, value: 0x1007, cycle: 1),
        Case("li a7, 5\necall", .unknownEcall, pc: 0x1004, value: 5, cycle: 1),
        Case("li a7, 1027\nli a0, 2\necall", .unknownEcall, pc: 0x1008, value: 1027, cycle: 2),
        Case("li a7, 1024\necall", .inputExhausted, pc: 0x1004, value: 0, cycle: 1),
        Case("li a7, 1025\necall", .inputExhausted, pc: 0x1004, value: 0, cycle: 1),
    ]

    @Test("a fault names kind, pc, value and cycle, recorded or not", arguments: cases)
    func fault(_ expected: Case) throws {
        let program = try Guests.assemble(expected.source)
        var machine = try Machine(program: program, input: GuestInput())
        let before = try Recording(program: program)
        before.advance(cycles: 1000)
        let outcome = RunOutcome.fault(
            Fault(kind: expected.kind, pc: expected.pc, value: expected.value, cycle: expected.cycle))
        #expect(machine.run(cycles: 1000) == outcome)
        #expect(before.outcome == outcome)
        #expect(before.length == Int(expected.cycle))
        #expect(before.pc(at: before.length) == expected.pc)
    }

    @Test("a faulting jump does not write its link")
    func linkIsNotWritten() throws {
        let program = try Guests.assemble("li a0, 0x1006\njalr a1, 0(a0)")
        var machine = try Machine(program: program, input: GuestInput())
        _ = machine.run(cycles: 10)
        #expect(machine.registers[11] == 0)
    }

    @Test("a branch to a misaligned target faults only when it is taken")
    func misalignedBranch() throws {
        let taken = Instruction(.beq, immediate: 6)
        var machine = try Machine(program: Guests.program([taken]), input: GuestInput())
        #expect(
            machine.run(cycles: 1)
                == .fault(Fault(kind: .misalignedFetch, pc: 0x1000, value: 0x1006, cycle: 0)))
        let notTaken = Instruction(.bne, immediate: 6)
        var other = try Machine(program: Guests.program([notTaken]), input: GuestInput())
        #expect(other.run(cycles: 1) == nil)
    }

    @Test("a misaligned store leaves memory alone and is counted")
    func misalignedStore() throws {
        let program = try Guests.assemble("lui a0, 0x10\nli a1, -1\nsw a1, 2(a0)")
        var machine = try Machine(program: program, input: GuestInput())
        _ = machine.run(cycles: 10)
        #expect(machine.readMemory(0x10000, count: 8) == [UInt8](repeating: 0, count: 8))
        #expect(machine.misalignedAccesses == 1)
    }

    @Test("the first and the last byte of memory exist and read zero until written")
    func edgesOfMemory() throws {
        let program = try Guests.assemble(
            "lui a0, 0x80000\nlb a1, -1(a0)\nli a2, 5\nsb a2, -1(a0)\nlb a3, -1(a0)")
        var machine = try Machine(program: program, input: GuestInput())
        #expect(machine.run(cycles: 5) == nil)
        #expect(machine.registers[11] == 0)
        #expect(machine.registers[13] == 5)
        #expect(machine.readMemory(0x7fff_ffff, count: 1) == [5])
        #expect(machine.readMemory(0x7fff_ffff, count: 2) == nil)
        #expect(machine.readMemory(0xfff, count: 1) == nil)
    }

    @Test("data in the page of text can be written, the text beside it cannot")
    func mixedPage() throws {
        let data = Segment(address: 0x1040, bytes: [1, 2, 3, 4], isExecutable: false)
        let store = [
            Instruction(.lui, rd: 5, immediate: 0x1000), Instruction(.sw, rs1: 5, rs2: 5, immediate: 0x40),
            Instruction(.lw, rd: 6, rs1: 5, immediate: 0x40),
            Instruction(.sw, rs1: 5, rs2: 5, immediate: 0xc),
        ]
        var machine = try Machine(program: Guests.program(store, data: [data]), input: GuestInput())
        #expect(
            machine.run(cycles: 10) == .fault(Fault(kind: .storeFault, pc: 0x100c, value: 0x100c, cycle: 3)))
        #expect(machine.registers[6] == 0x1000)
    }

    @Test("text can be read as data")
    func textReads() throws {
        let program = try Guests.assemble("auipc a0, 0\nlw a1, 0(a0)")
        var machine = try Machine(program: program, input: GuestInput())
        _ = machine.run(cycles: 2)
        #expect(machine.registers[11] == 0x0000_0517)
    }

    @Test("control may pass between two text segments")
    func farText() throws {
        let far = Segment(
            address: 0x5000_0000, bytes: Guests.bytes(Instruction(.jalr, rd: 6, rs1: 1).encoded),
            isExecutable: true)
        let near = Guests.load(0x5000_0000, into: 5) + [Instruction(.jalr, rd: 1, rs1: 5)]
        var machine = try Machine(
            program: Guests.program(near + [Instruction(.ebreak)], data: [far]), input: GuestInput())
        #expect(
            machine.run(cycles: 10)
                == .fault(Fault(kind: .breakpoint, pc: 0x100c, value: 0x0010_0073, cycle: 4)))
        #expect(machine.registers[6] == 0x5000_0004)
    }

    @Test("an endless run ends at its cycle limit, by name")
    func cycleLimit() throws {
        var machine = try Machine(
            program: Guests.assemble("loop: j loop"), input: GuestInput(), limits: RunLimits(maxCycles: 1000))
        #expect(machine.run(cycles: 999) == nil)
        #expect(machine.run(cycles: 5) == .limit("The run reached its limit of 1000 cycles."))
        #expect(machine.cycle == 1000)
    }

    @Test("a run that touches too much memory ends at its limit, by name")
    func memoryLimit() throws {
        let program = try Guests.assemble(
            "lui a0, 0x10\nlui a1, 1\nloop: sw a0, 0(a0)\nadd a0, a0, a1\nj loop")
        var machine = try Machine(
            program: program, input: GuestInput(), limits: RunLimits(maxMemoryBytes: 10 * 4096))
        #expect(machine.run(cycles: 1000) == .limit("The run reached its limit of 40960 bytes of memory."))
        #expect(machine.cycle == 2 + 30)
    }

    @Test("a program outside memory is refused")
    func segmentOutside() {
        let bad = Segment(address: 0x7fff_fff0, bytes: [], memorySize: 0x20, isExecutable: false)
        let program = Program(name: "bad", entry: 0x1000, segments: [bad])
        #expect(throws: MachineError.segmentOutsideMemory(index: 0, address: 0x7fff_fff0, size: 0x20)) {
            _ = try Machine(program: program, input: GuestInput()).cycle
        }
    }

    @Test("a word of text that belongs to another segment too is refused")
    func sharedWord() {
        let data = Segment(address: 0x1002, bytes: [1], isExecutable: false)
        #expect(throws: MachineError.segmentsShareWord(address: 0x1000)) {
            _ = try Machine(program: Guests.program(words: [0x13], data: [data]), input: GuestInput()).cycle
        }
    }
}
