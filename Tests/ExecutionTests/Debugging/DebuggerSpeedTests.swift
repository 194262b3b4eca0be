import Glibc
import RISCV
import TestSupport
import Testing

@testable import Execution

/// Figures for the debugger over a run of ten million steps; only when `NEXUS_MEASURE` is set, in a release build.
@Suite("Speed of the debugger", .enabled(if: Measurement.isWanted), .serialized)
struct DebuggerSpeedTests {
    /// fib(28) by recursion: about ten million steps, a call every twelve.
    static func debugger() throws -> Debugger {
        let source = Sessions.fibonacci.replacing("li a0, 6", with: "li a0, 28")
        return try Sessions.debugger(source, limits: RunLimits(maxCycles: 10_000_000))
    }

    @Test("continuing to a breakpoint that is never hit scans 100 million steps a second")
    func scan() throws {
        let debugger = try Self.debugger()
        debugger.callStack(at: debugger.length)
        try debugger.addBreakpoint("fib off")
        try debugger.addBreakpoint("cycle:99999999")
        try debugger.addBreakpoint("op:mul")
        for motion in [Debugger.Motion.resume(.forward), .resume(.backward)] {
            let seconds = Measurement.seconds { debugger.move(motion) }
            let rate = Double(debugger.length) / seconds / 1e6
            print("\(motion): \(Int(rate)) million steps a second")
            #expect(rate > 100)
        }
    }

    @Test("the call index is built at 20 million steps a second, and then answers in a millisecond")
    func callStack() throws {
        let debugger = try Self.debugger()
        let seconds = Measurement.seconds { debugger.callStack(at: debugger.length) }
        let rate = Double(debugger.length) / seconds / 1e6
        print("call index: \(Int(rate)) million steps a second, \(debugger.calls.frames.count) frames")
        #expect(rate > 20)
        var generator = SeededRandom(seed: 1)
        var worst = 0.0
        for _ in 0..<1000 {
            let position = Int.random(in: 0...debugger.length, using: &generator)
            worst = max(worst, Measurement.seconds { debugger.callStack(at: position) })
        }
        print("call stack at a random position: worst \(Int(worst * 1e6)) µs")
        #expect(worst < 0.001)
    }

    @Test("a condition is evaluated 300 thousand times a second")
    func condition() throws {
        let debugger = try Self.debugger()
        debugger.callStack(at: debugger.length)
        try debugger.addBreakpoint("fib if a0 == 77 && *u32(sp) == 0")
        for motion in [Debugger.Motion.resume(.forward), .resume(.backward)] {
            let seconds = Measurement.seconds { debugger.move(motion) }
            let hits = debugger.calls.frames.count
            print(
                "conditional, \(motion): \(Int(seconds * 1000)) ms, \(Int(Double(hits) / seconds / 1e3)) thousand a second"
            )
            #expect(Double(hits) / seconds > 3e5)
        }
    }

    @Test("watchpoints that are never hit, both ways")
    func watch() throws {
        let debugger = try Self.debugger()
        debugger.callStack(at: debugger.length)
        for text in ["*u32(0x5000) write", "*u32(0x5000) read", "s11 write", "a0 change if a0 == 123456789"] {
            let watchpoint = try debugger.addWatchpoint(text)
            for motion in [Debugger.Motion.resume(.forward), .resume(.backward)] {
                let seconds = Measurement.seconds { debugger.move(motion) }
                let rate = Double(debugger.length) / seconds / 1e6
                print("watch \(text), \(motion): \(Int(rate)) million steps a second")
            }
            try debugger.removeStopPoint(watchpoint.id)
        }
    }

    @Test("a step over the whole run, and back")
    func over() throws {
        let debugger = try Self.debugger()
        debugger.callStack(at: debugger.length)
        debugger.move(.go(to: 2))
        for motion in [Debugger.Motion.over(.forward), .over(.backward), .finish(.forward)] {
            let seconds = Measurement.seconds { debugger.move(motion) }
            print("\(motion): \(Int(seconds * 1e6)) µs")
        }
    }
}

/// Wall-clock time of something.
enum Measurement {
    static let isWanted = getenv("NEXUS_MEASURE") != nil

    static func seconds(_ body: () -> Void) -> Double {
        let start = ContinuousClock.now
        body()
        let elapsed = ContinuousClock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    }
}
