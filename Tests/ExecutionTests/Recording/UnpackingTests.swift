import RISCV
import TestSupport
import Testing

@testable import Execution

/// A recording keeps the results of steps only; what it tells of a step has to be what the step did.
@Suite("Steps rebuilt from their results")
struct UnpackingTests {
    /// Edits of registers, some of them addresses, in the middle of blocks and at their ends.
    private static func edits(seed: Int) -> [Intervention] {
        var random = SeededRandom(seed: UInt64(seed))
        let steps = [
            0, 7, 100, 100, 2500, Chunk.blockSteps - 1, Chunk.blockSteps, Chunk.blockSteps + 1, 5000,
        ]
        return steps.map { step in
            let value: UInt32 = .random(in: 0...(.max), using: &random)
            return Bool.random(using: &random)
                ? Intervention(step: step, change: .register(UInt8.random(in: 0..<8, using: &random), value))
                : Intervention(step: step, change: .register(8, 0x2000_0000 | value & 0x1ffc))
        }
    }

    @Test("tell what a machine does step by step, edits included", arguments: 1...6)
    func agree(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed) + 50)
        let program = generator.make()
        let edits = Self.edits(seed: seed)
        let recording = try Recording(
            program: program, limits: RunLimits(maxCycles: 5500), interventions: edits)
        while recording.advance(cycles: 1333) {}
        #expect(recording.length == 5500)
        var machine = try Machine(program: program, input: GuestInput())
        for step in 0..<recording.length {
            for edit in edits where edit.step == step {
                guard case .register(let index, let value) = edit.change, index > 0 else { continue }
                machine.x[Int(index)] = value
            }
            let record = recording.record(step)
            let before = machine.registers
            let word = record.memory.map { machine.memory.word(at: $0.address & ~3) }
            #expect(record.pc == machine.pc)
            _ = machine.run(cycles: 1)
            expect(record, changed: before, to: machine.registers)
            guard let access = record.memory, let word else {
                #expect(record.instruction.opcode.memoryWidth == nil)
                continue
            }
            let base = before[Int(record.instruction.rs1)]
            #expect(access.address == base &+ UInt32(bitPattern: record.instruction.immediate))
            #expect(access.old == Self.part(of: word, access))
            #expect(access.new == Self.part(of: machine.memory.word(at: access.address & ~3), access))
        }
    }

    private func expect(_ record: StepRecord, changed before: [UInt32], to after: [UInt32]) {
        var expected = before
        if let change = record.register {
            #expect(change.old == before[Int(change.index)])
            expected[Int(change.index)] = change.new
        }
        #expect(expected == after)
    }

    private static func part(of word: UInt32, _ access: StepRecord.MemoryAccess) -> UInt32 {
        let mask: UInt32 = access.width == 4 ? .max : (1 << (8 * UInt32(access.width))) - 1
        return word >> ((access.address & 3) * 8) & mask
    }

    @Test("a store that begins a block replaces what was stored, whatever was discarded before it")
    func storeFirst() throws {
        // Three steps a turn and 4096 a block: one block in three begins with the store.
        let program = try Guests.assemble("li s0, 0x20000\nloop: sw t0, 0(s0)\naddi x0, t0, 7\nj loop")
        let recording = try Recording(
            program: program, limits: RunLimits(maxCycles: UInt64(3 * Chunk.blockSteps + 3)))
        while recording.advance(cycles: 1 << 16) {}
        let starts = (1...3).map { recording.record($0 * Chunk.blockSteps) }
        #expect(starts.contains { $0.memory != nil })
        for start in starts { #expect(start.memory?.old ?? 0 == 0) }
    }

    @Test("are as many as are recorded, also while their block grows")
    func growth() throws {
        var generator = RandomProgram(seed: 3)
        let recording = try Recording(program: generator.make(), limits: RunLimits(maxCycles: 100))
        recording.advance(cycles: 40)
        let first = (0..<40).map { recording.record($0) }
        recording.advance(cycles: 60)
        #expect((0..<39).map { recording.record($0) } == Array(first.dropLast()))
        #expect(recording.record(99).step == 99)
    }
}
