import RISCV
import Testing

@testable import Execution

/// Random programs, the same for the same seed.
struct RandomProgram {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    /// A loop over random instructions: arithmetic, loads and stores within 16 KiB, short branches forward.
    mutating func make(count: Int = 60) -> Program {
        var code = Guests.load(0x2000_0000, into: 8)
        for register: UInt8 in 1..<8 {
            code += Guests.load(UInt32(truncatingIfNeeded: state &* 77), into: register)
        }
        let loopStart = code.count
        for index in 0..<count {
            let opcode = Opcode.allCases[next(Opcode.allCases.count)]
            var instruction = Instruction(
                opcode, rd: UInt8([0, 1, 2, 3, 4, 5, 6, 7][next(8)]), rs1: UInt8(next(8)), rs2: UInt8(next(8))
            )
            let format = opcode.row.format.immediateRange
            if let width = opcode.memoryWidth {
                instruction.rs1 = 8
                instruction.immediate = Int32(next(2048) / width * width)
                if opcode.isStore { instruction.rd = 0 } else { instruction.rs2 = 0 }
            } else if opcode.isBranch {
                instruction.rd = 0
                instruction.immediate = index + 3 < count ? Int32(4 * (1 + next(3))) : 4
            } else if opcode.isJump || !opcode.writesRegister {
                instruction = Instruction(.addi, rd: 8, rs1: 8, immediate: 4)
            } else if !opcode.readsSecondSource {
                instruction.rs2 = 0
                if !opcode.readsFirstSource { instruction.rs1 = 0 }
                instruction.immediate =
                    format.upperBound > 4096 ? Int32(next(1000)) << 12 : Int32(next(32))
            }
            code.append(instruction)
        }
        code += [Instruction(.jal, rd: 1, immediate: Int32(4 * (loopStart - code.count)))]
        return Guests.program(code)
    }
}

@Suite("Recorded runs of random programs")
struct RandomRunTests {
    @Test(
        "recording and plain run agree in every register, in memory and in where they end", arguments: 1...12)
    func agree(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed))
        let program = generator.make()
        let limits = RunLimits(maxCycles: 3000)
        var machine = try Machine(program: program, input: GuestInput(), limits: limits)
        let outcome = machine.run(cycles: .max)
        let recording = try Recording(program: program, limits: limits)
        while recording.advance(cycles: 777) {}
        let cursor = try TimeCursor(recording)
        cursor.move(to: recording.length)
        #expect(recording.outcome == outcome)
        #expect(recording.length == Int(machine.cycle))
        #expect(cursor.registers == machine.registers)
        #expect(cursor.pc == machine.pc)
        let memory = machine.readMemory(0x2000_0000, count: 16384)
        #expect(cursor.bytes(at: 0x2000_0000, count: 16384).map { $0 ?? 0 } == memory)
    }

    @Test("any position equals a fresh run of that many cycles", arguments: 1...8)
    func anyPosition(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed))
        let program = generator.make()
        let recording = try Recording(program: program, limits: RunLimits(maxCycles: 2000))
        recording.advance(cycles: .max)
        let cursor = try TimeCursor(recording)
        for position in [recording.length, 0, 1, 999, 500, 501, 1500, 2, recording.length - 1] {
            let position = min(max(position, 0), recording.length)
            cursor.move(to: position)
            var machine = try Machine(program: program, input: GuestInput())
            _ = machine.run(cycles: UInt64(position))
            #expect(cursor.position == position)
            #expect(cursor.registers == machine.registers)
            #expect(cursor.pc == machine.pc)
            let memory = machine.readMemory(0x2000_0000, count: 8192)
            #expect(cursor.bytes(at: 0x2000_0000, count: 8192).map { $0 ?? 0 } == memory)
        }
    }

    @Test("undone step by step to the start, nothing is left", arguments: 1...4)
    func undone(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed))
        let recording = try Recording(program: generator.make(), limits: RunLimits(maxCycles: 1000))
        recording.advance(cycles: .max)
        let cursor = try TimeCursor(recording)
        cursor.move(to: recording.length)
        while cursor.position > 0 { cursor.move(to: cursor.position - 1) }
        #expect(cursor.registers.allSatisfy { $0 == 0 })
        #expect(cursor.bytes(at: 0x2000_0000, count: 16384).allSatisfy { $0 == 0 })
    }

    @Test("the indexes give the same writers as reading every record", arguments: 1...6)
    func writers(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed))
        let recording = try Recording(program: generator.make(), limits: RunLimits(maxCycles: 1500))
        recording.advance(cycles: .max)
        var lastOfRegister: [UInt8: Int] = [:]
        var lastOfWord: [UInt32: Int] = [:]
        for step in 0..<recording.length {
            let record = recording.record(step)
            if let change = record.register { lastOfRegister[change.index] = step }
            if let access = record.memory, access.isWrite { lastOfWord[access.address & ~3] = step }
            guard step % 97 == 0 else { continue }
            for register: UInt8 in 0..<32 {
                let expected = lastOfRegister[register].map { LastWrite.step($0) } ?? .never
                #expect(recording.lastWrite(ofRegister: register, before: step + 1) == expected)
            }
            for (word, writer) in lastOfWord {
                #expect(recording.lastWrite(ofWord: word + 1, before: step + 1) == .step(writer))
                #expect(recording.nextWrite(ofWord: word, from: writer) == writer)
            }
            #expect(recording.lastWrite(ofWord: 0x7000_0000, before: step) == .never)
        }
    }
}
