import RISCV
import Testing

@testable import Execution

@Suite("Recording")
struct RecordingTests {
    private func state(_ recording: Recording, _ position: Int) throws -> ([UInt32], UInt32, [UInt8?]) {
        let cursor = try TimeCursor(recording)
        cursor.move(to: position)
        return (cursor.registers, cursor.pc, cursor.bytes(at: 0x4000_0000, count: 64 * 4096))
    }

    @Test("a run longer than what is kept is executed again where it was dropped, and equals the original")
    func droppedChunks() throws {
        let program = try Guests.assemble(Guests.walker)
        let limits = RunLimits(maxCycles: 600_000)
        let small = try Recording(program: program, limits: limits, keptSteps: 0)
        let large = try Recording(program: program, limits: limits)
        small.advance(cycles: .max)
        large.advance(cycles: .max)
        for step in [
            0, 5, Chunk.steps - 1, Chunk.steps, Chunk.steps + 1, 2 * Chunk.steps - 1, 300_000, 599_999, 7,
        ] {
            #expect(small.record(step) == large.record(step))
        }
        for position in [300_000, 10, 600_000, Chunk.steps] {
            let (registers, pc, memory) = try state(small, position)
            let (otherRegisters, otherPC, otherMemory) = try state(large, position)
            #expect(registers == otherRegisters)
            #expect(pc == otherPC)
            #expect(memory == otherMemory)
        }
        #expect(
            small.lastWrite(ofWord: 0x4000_0008, before: 1000)
                == large.lastWrite(ofWord: 0x4000_0008, before: 1000))
        #expect(small.lastWrite(ofRegister: 8, before: 600_000) == .step(0))
    }

    @Test("an edit of a register changes what follows and nothing before")
    func registerEdit() throws {
        let program = try Guests.assemble(Guests.fibonacci)
        let input = GuestInput(publicBytes: Guests.words(10))
        let recording = try Recording(program: program, input: input)
        recording.advance(cycles: .max)
        let length = recording.length
        let before = (0..<10).map { recording.record($0) }
        recording.rerecord(from: 10, interventions: [Intervention(step: 10, change: .register(6, 1000))])
        recording.advance(cycles: .max)
        #expect((0..<10).map { recording.record($0) }.dropLast() == before.dropLast())
        #expect(recording.publicOutput(before: recording.length) != Guests.words(55))
        #expect(recording.lastWrite(ofRegister: 6, before: 10) == .edit(10))
        let cursor = try TimeCursor(recording)
        cursor.move(to: 10)
        #expect(cursor.registers[6] == 1000)
        cursor.move(to: 9)
        #expect(cursor.registers[6] != 1000)
        recording.rerecord(from: 10, interventions: [])
        recording.advance(cycles: .max)
        #expect(recording.length == length)
        cursor.move(to: 10)
        #expect(cursor.registers[6] != 1000)
        #expect(recording.publicOutput(before: length) == Guests.words(55))
    }

    @Test("edits of memory and of pc are undone and redone with the cursor")
    func memoryEdit() throws {
        let program = try Guests.assemble(Guests.walker)
        let edits = [
            Intervention(step: 50, change: .memory(address: 0x4000_0006, bytes: [1, 2, 3, 4])),
            Intervention(step: 51, change: .pc(0x1000)),
        ]
        let recording = try Recording(
            program: program, limits: RunLimits(maxCycles: 400), interventions: edits)
        recording.advance(cycles: .max)
        let cursor = try TimeCursor(recording)
        cursor.move(to: 400)
        #expect(recording.pc(at: 51) == 0x1000)
        cursor.move(to: 50)
        #expect(cursor.bytes(at: 0x4000_0006, count: 4) == [1, 2, 3, 4])
        #expect(recording.lastWrite(ofWord: 0x4000_0004, before: 60) == .edit(50))
        cursor.move(to: 49)
        #expect(cursor.bytes(at: 0x4000_0006, count: 2) == [0, 0])
    }

    @Test("a fault can be edited away at the end, and the run goes on")
    func editAtFault() throws {
        let program = try Guests.assemble("lw a0, 0(a1)\nli a0, 0\nli a7, 93\necall")
        let recording = try Recording(program: program)
        recording.advance(cycles: .max)
        #expect(recording.length == 0)
        recording.rerecord(from: 0, interventions: [Intervention(step: 0, change: .register(11, 0x2000))])
        recording.advance(cycles: .max)
        #expect(recording.outcome == .halted(exitCode: 0))
    }

    @Test("outputs and logs grow with the position")
    func outputs() throws {
        let program = try Guests.assemble(
            "li a0, 1\nli a7, 1026\necall\nli a7, 64\nlui a1, 1\nli a2, 4\necall\nli a7, 93\necall")
        let recording = try Recording(program: program)
        recording.advance(cycles: .max)
        #expect(recording.publicOutput(before: 2).isEmpty)
        #expect(recording.publicOutput(before: 3) == [1, 0, 0, 0])
        #expect(recording.log(before: 6).isEmpty)
        #expect(recording.log(before: 7).count == 4)
        #expect(recording.logEntries.map(\.step) == [6])
        #expect(recording.record(2).register == nil)
        #expect(recording.record(6).register == .init(index: 10, old: 1, new: 4))
    }

    @Test("a record tells lanes, widths and values of an access")
    func accessRecord() throws {
        let program = try Guests.assemble(
            "lui a0, 0x10\nli a1, -2\nsb a1, 2(a0)\nlb a2, 2(a0)\nlhu a3, 2(a0)")
        let recording = try Recording(program: program)
        recording.advance(cycles: .max)
        let store = recording.record(2)
        #expect(store.memory == .init(address: 0x10002, width: 1, isWrite: true, old: 0, new: 0xfe))
        #expect(store.register == nil)
        let load = recording.record(3)
        #expect(load.memory == .init(address: 0x10002, width: 1, isWrite: false, old: 0xfe, new: 0xfe))
        #expect(load.register == .init(index: 12, old: 0, new: 0xffff_fffe))
        #expect(load.nextPC == load.pc + 4)
    }

    @Test("a search finds steps in both directions by address, operation, register and memory")
    func search() throws {
        let program = try Guests.assemble(Guests.walker)
        let recording = try Recording(program: program, limits: RunLimits(maxCycles: 600_000), keptSteps: 0)
        recording.advance(cycles: .max)
        var atLoop = StepFilter()
        atLoop.addresses = [0x1008]
        #expect(StepSearch(atLoop, in: recording).first(in: 3..<600_000) == 11)
        #expect(StepSearch(atLoop, in: recording).last(in: 0..<11) == 2)
        var operation = StepFilter()
        operation.opcodes = [.jal]
        #expect(StepSearch(operation, in: recording).first(in: 0..<600_000) == 10)
        var memory = StepFilter()
        memory.memory = [.init(address: 0x4000_100a, count: 1, reads: false, writes: true)]
        #expect(StepSearch(memory, in: recording).first(in: 0..<600_000) == 15)
        #expect(StepSearch(memory, in: recording).last(in: 0..<15) == nil)
        var register = StepFilter()
        register.writtenRegisters = [8]
        #expect(StepSearch(register, in: recording).last(in: 0..<600_000) == 0)
    }

    @Test("a reader gives every step with the values of its source registers")
    func reader() throws {
        let program = try Guests.assemble(Guests.walker)
        let recording = try Recording(program: program, limits: RunLimits(maxCycles: 500))
        recording.advance(cycles: .max)
        var reader = try TraceReader(recording)
        let cursor = try TimeCursor(recording)
        var step = 0
        while true {
            let rows = reader.next(64)
            if rows.isEmpty { break }
            for row in rows {
                cursor.move(to: step)
                #expect(row.pc == cursor.pc)
                #expect(row.source1 == cursor.registers[Int(row.instruction.rs1)])
                #expect(row.source2 == cursor.registers[Int(row.instruction.rs2)])
                step += 1
            }
        }
        #expect(step == 500)
    }
}
