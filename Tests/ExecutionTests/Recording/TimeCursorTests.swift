import Execution
import RISCV
import Testing

@Suite("Time cursor")
struct TimeCursorTests {
    @Test("a recorded run ends as a plain run does")
    func recordedRunEndsAlike() throws {
        let program = try Guests.assemble(Guests.fibonacci)
        let input = GuestInput(publicBytes: Guests.words(1000))
        var machine = try Machine(program: program, input: input)
        let outcome = machine.run(cycles: .max)
        let recording = try Recording(program: program, input: input)
        while recording.advance(cycles: 1000) {}
        #expect(outcome == .halted(exitCode: 0))
        #expect(recording.outcome == outcome)
        #expect(recording.length == Int(machine.cycle))
        #expect(recording.publicOutput(before: recording.length) == machine.publicOutput)
        #expect(machine.publicOutput == Guests.words(1_556_111_435))
    }

    @Test("undone to the start, every register is zero")
    func undoneToTheStart() throws {
        let program = try Guests.assemble(Guests.fibonacci)
        let recording = try Recording(program: program, input: GuestInput(publicBytes: Guests.words(10)))
        recording.advance(cycles: .max)
        let cursor = try TimeCursor(recording)
        cursor.move(to: recording.length)
        #expect(cursor.registers[17] == 93)
        while cursor.position > 0 { cursor.move(to: cursor.position - 1) }
        #expect(cursor.registers == [UInt32](repeating: 0, count: 32))
        #expect(cursor.pc == 0x1000)
    }
}
