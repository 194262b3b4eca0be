import Execution
import RISCV
import Testing

/// Small programs that several tests run.
enum Guests {
    static let text: UInt32 = 0x1000

    /// fib(n) mod 2^32 for the public input n; commits it and exits with 0.
    static let fibonacci = """
        start:
            li a7, 1024
            ecall
            mv t0, a0
            li t1, 0
            li t2, 1
            beqz t0, done
        loop:
            add t3, t1, t2
            mv t1, t2
            mv t2, t3
            addi t0, t0, -1
            bnez t0, loop
        done:
            mv a0, t1
            li a7, 1026
            ecall
            li a0, 0
            li a7, 93
            ecall
        """

    /// Walks over memory for ever, adding to a word of each of 64 pages in turn.
    static let walker = """
            lui s0, 0x40000
            li s1, 0
        again:
            slli t0, s1, 12
            add t0, t0, s0
            lw t1, 8(t0)
            addi t1, t1, 3
            sw t1, 8(t0)
            sb s1, 13(t0)
            addi s1, s1, 1
            andi s1, s1, 63
            j again
        """

    static func assemble(_ source: String) throws -> Program {
        try Assembler.assemble(source, at: text)
    }

    /// A program of these instructions at `text`, with optional data elsewhere.
    static func program(_ instructions: [Instruction], data: [Segment] = []) -> Program {
        program(words: instructions.map(\.encoded), data: data)
    }

    static func program(words: [UInt32], data: [Segment] = []) -> Program {
        let segment = Segment(address: text, bytes: words.flatMap { bytes($0) }, isExecutable: true)
        return Program(name: "test", entry: text, segments: [segment] + data)
    }

    /// Instructions that put a value into a register.
    static func load(_ value: UInt32, into register: UInt8) -> [Instruction] {
        let low = Int32(bitPattern: value << 20) >> 20
        let high = Int32(bitPattern: value &- UInt32(bitPattern: low))
        return [
            Instruction(.lui, rd: register, immediate: high),
            Instruction(.addi, rd: register, rs1: register, immediate: low),
        ]
    }

    /// The value of x7 after an instruction has run with these values in x5 and x6.
    static func result(of instruction: Instruction, _ a: UInt32, _ b: UInt32 = 0) throws -> UInt32 {
        let setup = load(a, into: 5) + load(b, into: 6)
        var machine = try Machine(
            program: program(setup + [instruction, Instruction(.ebreak)]), input: GuestInput())
        _ = machine.run(cycles: UInt64(setup.count) + 1)
        #expect(machine.cycle == UInt64(setup.count) + 1)
        return machine.registers[7]
    }

    static func bytes(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func words(_ values: UInt32...) -> [UInt8] { values.flatMap { bytes($0) } }
}
