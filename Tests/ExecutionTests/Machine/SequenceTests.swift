import RISCV
import TestSupport
import Testing

@testable import Execution

/// Programs made of the sequences that the interpreter executes by one dispatch, with everything that can happen in the
/// middle of one: jumps into it, faults, the end of the budget.
private struct SequenceProgram {
    private var random: SeededRandom
    private static let data: UInt32 = 0x2000_0000

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A loop around a few sequences, entered through a jump to a random place.
    mutating func make(_ sequences: [[Opcode]]) -> Program {
        var code = Guests.load(Self.data, into: 8) + Guests.load(Self.data + 0x7f0, into: 9)
        for register: UInt8 in 1..<8 {
            code += Guests.load(UInt32(truncatingIfNeeded: random.next()), into: register)
        }
        let body = sequences.flatMap(\.self)
        // A register jump in the body goes to where x10 points: anywhere in the body.
        let start = code.count + 3
        code += Guests.load(
            Guests.text + UInt32(4 * (start + Int.random(in: body.indices, using: &random))), into: 10)
        let entry = Int.random(in: body.indices, using: &random)
        code.append(Instruction(.jal, immediate: Int32(4 * (1 + entry))))
        for (index, opcode) in body.enumerated() {
            code.append(instruction(opcode, at: index, of: body.count))
        }
        code.append(Instruction(.jal, immediate: Int32(-4 * body.count)))
        return Guests.program(
            code, data: [Segment(address: Self.data, bytes: [], memorySize: 4096, isExecutable: false)])
    }

    private mutating func instruction(_ opcode: Opcode, at index: Int, of count: Int) -> Instruction {
        func pick(_ range: ClosedRange<Int>) -> UInt8 { UInt8(Int.random(in: range, using: &random)) }
        var result = Instruction(opcode)
        if opcode.writesRegister { result.rd = pick(0...7) }
        if opcode.readsFirstSource { result.rs1 = pick(0...7) }
        if opcode.readsSecondSource { result.rs2 = pick(0...7) }
        if opcode.isBranch || opcode == .jal {
            result.immediate = Int32(4 * (Int.random(in: 0..<count, using: &random) - index))
            if random.next() % 32 == 0 { result.immediate = 0x800 }
        } else if opcode == .jalr {
            result.rs1 = 10
            result.immediate = random.next() % 8 == 0 ? Int32(random.next() % 64) : 0
        } else if let width = opcode.memoryWidth {
            result.rs1 = pick(8...9)
            result.immediate = Int32(random.next() % 32) * Int32(width)
            // Now and then misaligned, or at an address that does not exist.
            if random.next() % 16 == 0 { result.immediate += 1 }
            if random.next() % 16 == 0 { result.rs1 = pick(0...7) }
        } else if opcode == .lui || opcode == .auipc {
            result.immediate = Int32(bitPattern: UInt32(truncatingIfNeeded: random.next()) << 12)
        } else if opcode.row.format.immediateRange.upperBound > 0 {
            result.immediate = Int32(random.next() % 32)
        }
        return result
    }
}

/// What can be seen of a machine from outside.
private struct Sight: Equatable {
    var registers: [UInt32]
    var pc: UInt32
    var cycle: UInt64
    var outcome: RunOutcome?
    var memory: [UInt8]?

    init(_ machine: borrowing Machine) {
        registers = machine.registers
        pc = machine.pc
        cycle = machine.cycle
        outcome = machine.outcome
        memory = machine.readMemory(0x2000_0000, count: 4096)
    }
}

@Suite("Sequences that are executed by one dispatch")
struct SequenceTests {
    private static let limits = RunLimits(maxCycles: 200)

    private static func programs(seed: UInt64) -> [Program] {
        var random = SeededRandom(seed: seed)
        var maker = SequenceProgram(seed: seed &+ 1000)
        let sequences = DispatchCode.sequences.map(\.opcodes)
        return sequences.map { sequence in
            let others = (0..<3).map { _ in sequences.randomElement(using: &random)! }
            return maker.make([sequence] + others + [sequence])
        }
    }

    @Test("end in the same state as the same instructions one by one", arguments: 1...6)
    func sameState(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for program in Self.programs(seed: seed) {
            var whole = try Machine(program: program, input: GuestInput(), limits: Self.limits)
            var single = try Machine(program: program, input: GuestInput(), limits: Self.limits)
            while whole.outcome == nil {
                let budget = UInt64.random(in: 1...40, using: &random)
                _ = whole.run(cycles: budget)
                for _ in 0..<budget { _ = single.run(cycles: 1) }
                #expect(Sight(whole) == Sight(single))
            }
        }
    }

    @Test("record the same steps as the same instructions one by one", arguments: 1...3)
    func sameSteps(seed: UInt64) throws {
        for program in Self.programs(seed: seed &+ 100) {
            let whole = try Recording(program: program, limits: Self.limits)
            let single = try Recording(program: program, limits: Self.limits)
            while whole.advance(cycles: 200) {}
            while single.advance(cycles: 1) {}
            #expect(whole.outcome == single.outcome)
            try #require(whole.length == single.length)
            guard whole.length > 0 else { continue }
            let (left, right) = (whole.steps(ofBlock: 0), single.steps(ofBlock: 0))
            for step in 0..<whole.length { #expect(left[step] == right[step]) }
            #expect(whole.chunks[0].writtenRegistersOfAll == single.chunks[0].writtenRegistersOfAll)
        }
    }

    @Test("are taken from the catalogue where they stand, longer ones first")
    func codes() throws {
        let sequence = DispatchCode.sequences[0]
        let code = try #require(DispatchCode.code(of: sequence))
        let slots = sequence.opcodes.map { Instruction($0) }
        #expect(slots.withUnsafeBufferPointer { DispatchCode.code(for: $0) } == code)
        let cut = Array(slots.dropLast())
        #expect(cut.withUnsafeBufferPointer { DispatchCode.code(for: $0) } != code)
    }

    @Test("end at a branch only if it stays in its region")
    func farBranches() {
        let far = Instruction(.bne, immediate: ExecutableText.leavesRegion)
        let code = [Instruction(.addi), far].withUnsafeBufferPointer { DispatchCode.code(for: $0) }
        #expect(code == Opcode.addi.rawValue)
    }

    @Test("stores beside the text, in its page, go ahead one after the other")
    func storesBesideText() throws {
        let program = try Assembler.assemble(
            """
                la t0, space
                li t1, 0x1234567
                sw t1, 0(t0)
                sw t1, 4(t0)
                sh t1, 8(t0)
                sb t1, 13(t0)
                ebreak
            .data
            space: .zero 16
            """, at: Guests.text, data: Guests.text + 0x800)
        var machine = try Machine(program: program, input: GuestInput())
        _ = machine.run(cycles: 100)
        guard case .fault(let fault) = machine.outcome else {
            Issue.record("the run ends at the breakpoint")
            return
        }
        #expect(fault.kind == .breakpoint)
        let address = try #require(program.symbols.symbol(named: "space")?.address)
        let expected: [UInt8] = [0x67, 0x45, 0x23, 1, 0x67, 0x45, 0x23, 1, 0x67, 0x45, 0, 0, 0, 0x67, 0, 0]
        #expect(machine.readMemory(address, count: 16) == expected)
    }
}
