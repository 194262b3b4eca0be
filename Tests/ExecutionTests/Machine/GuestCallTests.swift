import Execution
import RISCV
import Testing

@Suite("Guest calls")
struct GuestCallTests {
    private func run(_ source: String, _ input: GuestInput = GuestInput(), limits: RunLimits = RunLimits())
        throws -> (outcome: RunOutcome?, registers: [UInt32], output: [UInt8], log: [UInt8], notes: [String])
    {
        var machine = try Machine(program: Guests.assemble(source), input: input, limits: limits)
        let outcome = machine.run(cycles: 1 << 20)
        return (outcome, machine.registers, machine.publicOutput, machine.drainLog(), machine.notes)
    }

    @Test("exit keeps all 32 bits of its code and retires")
    func exit() throws {
        var machine = try Machine(
            program: Guests.assemble("li a0, 0x12345678\nli a7, 93\necall"), input: GuestInput())
        #expect(machine.run(cycles: 100) == .halted(exitCode: 0x1234_5678))
        #expect(machine.cycle == 4)
    }

    @Test("words of input are little-endian, the last one filled up with zeros, and then they are exhausted")
    func reading() throws {
        let input = GuestInput(publicBytes: [1, 2, 3, 4, 5], privateBytes: [9])
        let result = try run(
            """
            li a7, 1024
            ecall
            mv s0, a0
            ecall
            mv s1, a0
            li a7, 1025
            ecall
            mv s2, a0
            li a7, 1024
            ecall
            """, input)
        #expect(Array(result.registers[18...18]) == [9])
        #expect(result.registers[8] == 0x0403_0201)
        #expect(result.registers[9] == 5)
        #expect(
            result.outcome == .fault(Fault(kind: .inputExhausted, pc: 0x1024, value: 2, cycle: 9)))
    }

    @Test("input lengths are in bytes")
    func lengths() throws {
        let result = try run(
            "li a7, 1027\nli a0, 0\necall\nmv s0, a0\nli a0, 1\necall\nmv s1, a0",
            GuestInput(publicBytes: [1, 2, 3], privateBytes: [1, 2, 3, 4, 5]))
        #expect(result.registers[8] == 3)
        #expect(result.registers[9] == 5)
    }

    @Test("a committed word is four little-endian bytes, and a0 stays")
    func commit() throws {
        let result = try run("li a0, 0x01020304\nli a7, 1026\necall\necall")
        #expect(result.output == [4, 3, 2, 1, 4, 3, 2, 1])
        #expect(result.registers[10] == 0x0102_0304)
    }

    @Test("too much public output ends the run at its limit, by name")
    func outputLimit() throws {
        let result = try run(
            "li a7, 1026\nloop: ecall\nj loop", limits: RunLimits(maxPublicOutputBytes: 8))
        #expect(result.outcome == .limit("The public output reached its limit of 8 bytes."))
        #expect(result.output.count == 8)
    }

    @Test("an endless log is cut at its limit with a note, and the run goes on")
    func logLimit() throws {
        let result = try run(
            "li a7, 64\nli a0, 1\nlui a1, 1\nli a2, 6\nloop: li a0, 1\necall\nj loop",
            limits: RunLimits(maxCycles: 1000, maxLogBytes: 10))
        #expect(result.outcome == .limit("The run reached its limit of 1000 cycles."))
        #expect(result.log.count == 10)
        #expect(result.notes.count == 1)
    }

    struct Write: Sendable, CustomTestStringConvertible {
        var descriptor: UInt32
        var address: UInt32
        var count: UInt32
        var logged: Int
        var notes: Int
        var testDescription: String { "fd \(descriptor), \(count) bytes at \(address)" }
    }

    @Test(
        "write never faults: what can be read is logged, the rest is noted",
        arguments: [
            Write(descriptor: 1, address: 0x1000, count: 4, logged: 4, notes: 0),
            Write(descriptor: 2, address: 0x1000, count: 4, logged: 4, notes: 0),
            Write(descriptor: 1, address: 0x1000, count: 0, logged: 0, notes: 0),
            Write(descriptor: 7, address: 0x1000, count: 4, logged: 0, notes: 1),
            Write(descriptor: 1, address: 0x7fff_fffe, count: 4, logged: 2, notes: 1),
            Write(descriptor: 1, address: 0x7fff_fffe, count: .max, logged: 2, notes: 1),
            Write(descriptor: 1, address: 0x0, count: 4, logged: 0, notes: 1),
            Write(descriptor: 1, address: 0xffff_fffe, count: 4, logged: 0, notes: 1),
            Write(descriptor: 1, address: 0x1000, count: .max, logged: 100, notes: 2),
        ])
    func write(_ call: Write) throws {
        let result = try run(
            """
            li a0, \(call.descriptor)
            li a1, \(call.address)
            li a2, \(call.count)
            li a7, 64
            ecall
            li a7, 93
            ecall
            """, limits: RunLimits(maxLogBytes: 100))
        #expect(result.outcome == .halted(exitCode: call.count))
        #expect(result.log.count == call.logged)
        #expect(result.notes.count == call.notes)
    }
}
