import RISCV
import Testing

@testable import Execution

@Suite("Motions")
struct MotionTests {
    @Test("a step forward and a step back return to the same position")
    func instruction() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        #expect(debugger.move(.instruction(.forward)).position == 1)
        #expect(debugger.move(.instruction(.backward)).position == 0)
    }

    @Test("continuing without breakpoints reaches the end and says how the run ended")
    func end() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let stop = debugger.move(.resume(.forward))
        #expect(stop.reason == .end(.halted(exitCode: 8)))
        #expect(debugger.move(.resume(.forward)).reason == .end(.halted(exitCode: 8)))
    }
}
