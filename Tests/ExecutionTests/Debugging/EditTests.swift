import RISCV
import Testing

@testable import Execution

@Suite("Edits")
struct EditTests {
    /// Registers and memory of interest at every position.
    func states(_ debugger: Debugger) -> [[UInt32]] {
        (0...debugger.length).map { position in
            debugger.move(.go(to: position))
            let memory = debugger.bytes(at: 0x7f00, count: 0x100).map { UInt32($0 ?? 0) }
            return [debugger.pc] + debugger.registers + memory
        }
    }

    @Test(
        "an edited register changes the run from there on; undo and redo bring both runs back, byte for byte")
    func undoAndRedo() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let before = states(debugger)
        debugger.move(.go(to: 3))
        try debugger.edit(.register(10, 4))
        #expect(debugger.registers[10] == 4)
        #expect(debugger.move(.last).reason == .end(.halted(exitCode: 3)))
        let edited = states(debugger)
        try debugger.undo()
        #expect(debugger.position == 3)
        #expect(debugger.move(.last).reason == .end(.halted(exitCode: 8)))
        #expect(states(debugger) == before)
        try debugger.redo()
        #expect(debugger.position == 3)
        debugger.move(.last)
        #expect(states(debugger) == edited)
    }

    @Test("edited memory is seen by the guest")
    func memory() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("op:load if *u32(sp + 4) == 6")
        debugger.move(.resume(.forward))
        let stack = debugger.registers[2]
        try debugger.edit(.memory(address: stack + 4, bytes: [2, 0, 0, 0]))
        #expect(try debugger.evaluate("*u32(sp + 4)").bits == 2)
        try debugger.removeStopPoint(1)
        #expect(debugger.move(.resume(.forward)).reason == .end(.halted(exitCode: 5)))
    }

    @Test("an edited pc goes on elsewhere")
    func pc() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        debugger.move(.go(to: 2))
        let call = debugger.pc
        try debugger.edit(.pc(call + 4))
        #expect(debugger.pc == call + 4)
        #expect(debugger.move(.resume(.forward)).reason == .end(.halted(exitCode: 6)))
        #expect(debugger.callStack.map(\.function) == ["_start"])
    }

    @Test("a fault can be mended where it happened")
    func fault() throws {
        let debugger = try Sessions.debugger("_start:\n lw a0, 0(t0)\n\(Sessions.exit)")
        guard case .end(.fault) = debugger.move(.last).reason else {
            Issue.record("the program faults")
            return
        }
        try debugger.edit(.register(5, 0x3000))
        #expect(debugger.move(.resume(.forward)).reason == .end(.halted(exitCode: 0)))
        try debugger.undo()
        guard case .end(.fault) = debugger.move(.last).reason else {
            Issue.record("the fault is back")
            return
        }
    }

    @Test("edits at several places are undone one by one")
    func several() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let before = states(debugger)
        debugger.move(.go(to: 40))
        try debugger.edit(.register(28, 7))
        debugger.move(.go(to: 10))
        try debugger.edit(.register(29, 9))
        debugger.move(.go(to: 40))
        #expect(debugger.registers[28] == 7)
        #expect(debugger.registers[29] == 9)
        try debugger.undo()
        debugger.move(.go(to: 41))
        #expect(debugger.registers[28] == 7)
        #expect(debugger.registers[29] == 0)
        try debugger.undo()
        debugger.move(.last)
        #expect(states(debugger) == before)
    }

    @Test("a new edit forgets what was undone")
    func branch() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.edit(.register(28, 7))
        try debugger.undo()
        try debugger.edit(.register(28, 8))
        #expect(throws: EditError.nothingToRedo) { try debugger.redo() }
    }

    @Test(
        "an edit that makes no sense is refused with a sentence",
        arguments: [
            (.register(0, 1), "register zero is always 0 and cannot be changed"),
            (.register(40, 1), "there is no register 40; registers are x0 to x31"),
            (.register(10, 0), "that is the value it has already: nothing would change"),
            (.memory(address: 0x7000, bytes: [0]), "that is the value it has already: nothing would change"),
            (.memory(address: 0x7000, bytes: []), "there are no bytes to write"),
            (.memory(address: 0, bytes: [1]), "no memory is mapped for the 1 bytes at 0x00000000"),
            (
                .memory(address: 0xffff_ffff, bytes: [1, 2]),
                "no memory is mapped for the 2 bytes at 0xffffffff"
            ),
            (.memory(address: 0x20_0000, bytes: [1]), "0x00200000 is program text, which cannot be written"),
            (.pc(0x20_0002), "no instruction starts at 0x00200002"),
            (.pc(0x7000), "no instruction starts at 0x00007000"),
            (.pc(0x20_0000), "that is the value it has already: nothing would change"),
        ] as [(Intervention.Change, String)])
    func refused(change: Intervention.Change, expected: String) throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        #expect(sentence { () throws(EditError) in try debugger.edit(change) } == expected)
        #expect(debugger.edits.isEmpty)
    }

    @Test("after the program has exited nothing can be edited")
    func over() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        debugger.move(.last)
        #expect(throws: EditError.runIsOver) { try debugger.edit(.register(10, 1)) }
        #expect(throws: EditError.nothingToUndo) { try debugger.undo() }
    }

    @Test("the call stack after an edit is that of the new run")
    func callStack() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        debugger.move(.last)
        #expect(debugger.callDepth == 1)
        debugger.move(.go(to: 3))
        try debugger.edit(.register(10, 1))
        debugger.move(.last)
        #expect(debugger.callDepth == 1)
        #expect(debugger.calls.frames.count == 2)
    }
}
