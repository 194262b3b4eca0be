import RISCV
import Testing

@testable import Execution

@Suite("Call stack")
struct CallStackTests {
    func functions(_ debugger: Debugger) -> [String] { debugger.callStack.map(\.function) }

    @Test("recursion shows one frame a call, innermost first")
    func recursion() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("fib if a0 == 1")
        debugger.move(.resume(.forward))
        #expect(functions(debugger) == ["fib", "fib", "fib", "fib", "fib", "fib", "_start"])
        #expect(debugger.callDepth == 7)
        #expect(debugger.callStack.map(\.level) == Array(0..<7))
    }

    @Test("a frame knows where and when it was called")
    func callSite() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("fib")
        debugger.move(.resume(.forward))
        let frame = try #require(debugger.callStack.first)
        let step = try #require(frame.callStep)
        #expect(step == debugger.position - 1)
        #expect(frame.callSite == debugger.recording.pc(at: step))
        #expect(debugger.callStack[1].pc == frame.callSite)
        #expect(debugger.callStack[1].callSite == nil)
    }

    @Test("the stack is back to one frame when everything has returned")
    func balance() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        debugger.move(.last)
        #expect(functions(debugger) == ["_start"])
    }

    @Test("a tail call replaces the function of the frame")
    func tailCall() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                call first
            \(Sessions.exit)
            first:
                nop
                j second
            second:
                ebreak
            """)
        debugger.move(.last)
        #expect(functions(debugger) == ["second", "_start"])
    }

    @Test("a jump inside a function is no tail call")
    func loop() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                li t0, 3
                call count
                ebreak
            count:
                addi t0, t0, -1
                bnez t0, count
                j .Lend
            .Lend:
                ret
            """)
        debugger.move(.last)
        #expect(debugger.callDepth == 1)
        #expect(debugger.calls.frames.count == 2)
    }

    @Test("a return over several frames drops them all")
    func longJump() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                call outer
                ebreak
            outer:
                mv s0, ra
                call middle
            middle:
                call inner
            inner:
                mv ra, s0
                ret
            """)
        debugger.move(.last)
        #expect(functions(debugger) == ["_start"])
    }

    @Test("a return to nowhere is taken for a jump")
    func unbalanced() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                call f
            f:
                la ra, g
                ret
            g:
                ebreak
            """)
        debugger.move(.last)
        #expect(functions(debugger) == ["g", "_start"])
    }

    @Test("t0 is a link register too")
    func alternateLink() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                jal t0, save
                ebreak
            save:
                jr t0
            """)
        debugger.move(.go(to: 1))
        #expect(functions(debugger) == ["save", "_start"])
        debugger.move(.last)
        #expect(functions(debugger) == ["_start"])
    }

    @Test("jumps touch the return-address stack as the manual's table says")
    func linkage() {
        func jalr(_ rd: UInt8, _ rs1: UInt8) -> Linkage { Instruction(.jalr, rd: rd, rs1: rs1).linkage }
        #expect(jalr(0, 10) == Linkage(pops: false, pushes: false))
        #expect(jalr(0, 1) == Linkage(pops: true, pushes: false))
        #expect(jalr(10, 5) == Linkage(pops: true, pushes: false))
        #expect(jalr(1, 10) == Linkage(pops: false, pushes: true))
        #expect(jalr(1, 5) == Linkage(pops: true, pushes: true))
        #expect(jalr(1, 1) == Linkage(pops: false, pushes: true))
        #expect(Instruction(.jal, rd: 1).linkage == Linkage(pops: false, pushes: true))
        #expect(Instruction(.jal, rd: 0).linkage == .none)
    }

    @Test("a frame without a line names the nearest line of its function")
    func nearestLine() throws {
        let lines = LineTable(
            files: ["main.c"],
            rows: [
                .init(start: 0x20_0000, end: 0x20_0004, location: .init(file: 0, line: 3), isStatement: true),
                .init(start: 0x20_0008, end: 0x20_000c, location: .init(file: 0, line: 9), isStatement: true),
            ])
        let debugger = try Sessions.debugger("_start:\n nop\n nop\nother:\n nop\n nop\n ebreak", lines: lines)
        #expect(debugger.program.entry == 0x20_0000)
        debugger.move(.go(to: 1))
        #expect(debugger.callStack[0].location == nil)
        #expect(debugger.callStack[0].nearestUserLocation?.line == 3)
        debugger.move(.go(to: 3))
        #expect(debugger.callStack[0].nearestUserLocation?.line == 9)
    }

    @Test("a very deep recursion is shown in part and counted in full")
    func deep() throws {
        let debugger = try Sessions.debugger(
            """
            _start:
                li a0, 5000
            down:
                addi a0, a0, -1
                beqz a0, .Lend
                call down
            .Lend:
                ebreak
            """)
        debugger.move(.last)
        #expect(debugger.callDepth == 5000)
        #expect(debugger.callStack.count == 1000)
    }
}
