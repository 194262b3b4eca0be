import RISCV
import Testing

@testable import Execution

/// Lines of `MotionTests.program`: functions `main` and `helper` have lines, `library` has none.
private enum Line {
    static let table = LineTable(
        files: ["src/main.c"],
        rows: [
            (0, 2, 10), (2, 3, 11), (3, 5, 12), (5, 6, 13), (6, 8, 14),
            (8, 10, 20), (10, 12, 21), (12, 13, 22),
        ].map { first, end, line in
            LineTable.Row(
                start: 0x20_0000 + UInt32(first) * 4, end: 0x20_0000 + UInt32(end) * 4,
                location: SourceLocation(file: 0, line: line), isStatement: true)
        })
}

@Suite("Motions")
struct MotionTests {
    /// Word indices on the left. Executed: 0 1 2 | 8 … 12 | 3 13 14 15 4 | 5 6 7.
    static let program = """
        main:
            li sp, 0x4000        # 0   line 10
            li a0, 1             # 1
            jal ra, helper       # 2   line 11
            jal ra, library      # 3   line 12
            addi a0, a0, 1       # 4
            addi a0, a0, 1       # 5   line 13
            li a7, 93            # 6   line 14
            ecall                # 7
        helper:
            li t1, 2             # 8   line 20
        .Lagain:
            addi t1, t1, -1      # 9
            addi a0, a0, 3       # 10  line 21
            bnez t1, .Lagain     # 11
            ret                  # 12  line 22
        library:
            addi a0, a0, 5       # 13
            nop                  # 14
            ret                  # 15
        """

    func debugger() throws -> Debugger { try Sessions.debugger(Self.program, lines: Line.table) }

    /// Word index of the pc after each repetition, until the start or the end.
    func places(_ debugger: Debugger, _ motion: Debugger.Motion) -> [Int] {
        var places: [Int] = []
        while debugger.move(motion).reason == .stepped { places.append(Int(debugger.pc - 0x20_0000) / 4) }
        return places
    }

    @Test("steps by line pass over files that are not the person's own, in both directions")
    func ownFiles() throws {
        var lines = Line.table
        lines.files = ["src/main.c", "runtime.c"]
        for index in lines.rows.indices where lines.rows[index].location.line >= 20 {
            lines.rows[index].location.file = 1
        }
        let debugger = try Sessions.debugger(Self.program, lines: lines, ownFiles: [0])
        #expect(places(debugger, .line(.forward)) == [2, 3, 5, 6])
        debugger.move(.last)
        #expect(places(debugger, .line(.backward)) == [6, 5, 3, 2, 0])
    }

    @Test("without own files among those that have lines, every instruction is a step")
    func noOwnFiles() throws {
        let debugger = try Sessions.debugger(Self.program, lines: Line.table, ownFiles: [7])
        #expect(debugger.move(.line(.forward)).position == 1)
    }

    @Test("instructions are stepped one by one in both directions, up to both ends")
    func instruction() throws {
        let debugger = try debugger()
        let forwards = places(debugger, .instruction(.forward))
        #expect(forwards == [1, 2, 8, 9, 10, 11, 9, 10, 11, 12, 3, 13, 14, 15, 4, 5, 6, 7])
        #expect(debugger.position == debugger.length)
        #expect(places(debugger, .instruction(.backward)) == [7] + forwards.dropLast().reversed() + [0])
        #expect(debugger.move(.instruction(.backward)).reason == .start)
    }

    @Test("a line step goes into functions with lines and through those without")
    func line() throws {
        let debugger = try debugger()
        // Back in `main` after `helper`, the rest of line 11 is empty: the next visit is line 12.
        #expect(places(debugger, .line(.forward)) == [2, 8, 10, 9, 10, 12, 3, 5, 6])
        #expect(places(debugger, .line(.backward)) == [6, 5, 3, 12, 10, 9, 10, 8, 2, 0])
    }

    @Test("a step over does not go into calls, in either direction")
    func over() throws {
        let debugger = try debugger()
        #expect(places(debugger, .over(.forward)) == [2, 3, 5, 6])
        #expect(places(debugger, .over(.backward)) == [6, 5, 3, 2, 0])
    }

    @Test(
        "over the last line of a function goes on in its caller, back over the first line to the call's line")
    func overOutOfFunction() throws {
        let debugger = try debugger()
        debugger.move(.run(to: .symbol("helper"), .forward))
        debugger.move(.instruction(.forward))
        #expect(debugger.move(.over(.backward)).position == 3)
        #expect(debugger.move(.over(.backward)).position == 2)
        debugger.move(.run(to: .line(file: "main.c", line: 22), .forward))
        debugger.move(.over(.forward))
        #expect(debugger.location?.line == 12)
    }

    @Test("finish leaves the function forwards, and goes to its call backwards")
    func finish() throws {
        let debugger = try debugger()
        debugger.move(.run(to: .line(file: "main.c", line: 21), .forward))
        #expect(debugger.move(.finish(.backward)).position == 2)
        debugger.move(.run(to: .line(file: "main.c", line: 21), .forward))
        #expect(debugger.move(.finish(.forward)).reason == .stepped)
        #expect(debugger.pc == 0x20_000c)
    }

    @Test(
        "the outermost function cannot be finished, in either direction",
        arguments: Debugger.Direction.allCases)
    func outermost(direction: Debugger.Direction) throws {
        let debugger = try debugger()
        debugger.move(.go(to: 1))
        let stop = debugger.move(.finish(direction))
        #expect(stop.sentence == "this is the outermost function: it has no caller")
        #expect(stop.position == 1)
    }

    @Test("finish leaves recursion one level at a time")
    func recursion() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("fib if a0 == 1")
        debugger.move(.resume(.forward))
        try debugger.removeStopPoint(1)
        var depths: [Int] = []
        repeat { depths.append(debugger.callDepth) } while debugger.move(.finish(.forward)).reason == .stepped
        #expect(depths == [7, 6, 5, 4, 3, 2, 1])
    }

    @Test("a breakpoint inside stops over, finish and line steps")
    func interrupted() throws {
        let debugger = try debugger()
        try debugger.addBreakpoint("library")
        debugger.move(.run(to: .line(file: "main.c", line: 12), .forward))
        #expect(debugger.move(.over(.forward)).reason == .breakpoint(1))
        debugger.move(.run(to: .line(file: "main.c", line: 13), .forward))
        #expect(debugger.move(.over(.backward)).reason == .breakpoint(1))
        debugger.move(.go(to: 11))
        #expect(debugger.move(.line(.forward)).reason == .breakpoint(1))
    }

    @Test("a breakpoint before the end of a backward step does not stop it")
    func notInterrupted() throws {
        let debugger = try debugger()
        debugger.move(.run(to: .line(file: "main.c", line: 13), .forward))
        try debugger.addBreakpoint("helper")
        #expect(debugger.move(.over(.backward)).reason == .stepped)
        #expect(debugger.location?.line == 12)
    }

    @Test("without line information every instruction is a line")
    func noLines() throws {
        let debugger = try Sessions.debugger(Self.program, lines: LineTable())
        #expect(places(debugger, .over(.forward)) == [1, 2, 3, 4, 5, 6, 7])
        #expect(places(debugger, .over(.backward)) == [7, 6, 5, 4, 3, 2, 1, 0])
        #expect(
            places(debugger, .line(.forward)) == [
                1, 2, 8, 9, 10, 11, 9, 10, 11, 12, 3, 13, 14, 15, 4, 5, 6, 7,
            ])
    }

    @Test("going to a position past the end goes to the end and says how the run ended")
    func goPast() throws {
        let debugger = try debugger()
        #expect(debugger.move(.go(to: .max)).reason == .end(.halted(exitCode: 14)))
        #expect(debugger.move(.go(to: -5)).position == 0)
        #expect(debugger.move(.last).position == debugger.length)
        #expect(debugger.move(.first).reason == .start)
    }

    @Test("running to a place stops there, or at the end of the run")
    func runTo() throws {
        let debugger = try debugger()
        #expect(debugger.move(.run(to: .address(0x20_0024), .forward)).reason == .arrived)
        #expect(debugger.move(.run(to: .address(0x20_0024), .forward)).position == 7)
        #expect(debugger.move(.run(to: .address(0x20_0024), .forward)).position == debugger.length)
        #expect(debugger.move(.run(to: .address(0x20_0024), .backward)).position == 7)
        let refused = debugger.move(.run(to: .symbol("libary"), .forward))
        #expect(refused.sentence == "the program has no symbol 'libary'; did you mean 'library'?")
    }

    @Test("a program that faults at once has both ends at one position")
    func emptyRun() throws {
        let debugger = try Sessions.debugger("_start:\n ebreak")
        for motion in [
            Debugger.Motion.line(.forward), .over(.forward), .resume(.forward), .instruction(.forward),
        ] {
            guard case .end(.fault) = debugger.move(motion).reason else {
                Issue.record("\(motion) does not reach the end")
                continue
            }
        }
        for motion in [Debugger.Motion.line(.backward), .over(.backward), .resume(.backward)] {
            #expect(debugger.move(motion).reason == .start)
        }
        #expect(debugger.callStack.count == 1)
    }

    @Test("a motion records what it needs of an unfinished recording")
    func unfinished() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci, isRecorded: false)
        let breakpoint = try debugger.addBreakpoint("fib if a0 == 0")
        #expect(debugger.move(.resume(.forward)).reason == .breakpoint(breakpoint.id))
        #expect(debugger.move(.over(.forward)).reason == .stepped)
        #expect(debugger.move(.go(to: 100)).position == 100)
        #expect(debugger.move(.last).reason == .end(.halted(exitCode: 8)))
    }

    @Test(
        "a motion can be cut into the smallest slices, and ends at the same position", arguments: [1, 3, 100])
    func slices(budget: Int) throws {
        let motions: [Debugger.Motion] = [
            .line(.forward), .over(.forward), .over(.backward), .line(.backward), .finish(.forward),
            .finish(.backward),
            .resume(.forward), .resume(.backward), .instruction(.forward),
        ]
        let whole = try Sessions.debugger(Sessions.fibonacci)
        let sliced = try Sessions.debugger(Sessions.fibonacci, isRecorded: false)
        for debugger in [whole, sliced] { try debugger.addBreakpoint("fib if a0 == 1 after 2") }
        for motion in motions + motions.reversed() + motions {
            sliced.begin(motion)
            var stop: Debugger.Stop?
            while stop == nil { stop = sliced.advance(budget: budget) }
            #expect(stop == whole.move(motion))
        }
    }

    @Test("a motion that is cancelled stays where it got to")
    func cancel() throws {
        let debugger = try Sessions.debugger("_start:\n j _start", limits: RunLimits(maxCycles: 300_000))
        debugger.begin(.resume(.forward))
        #expect(debugger.isMoving)
        #expect(debugger.advance(budget: 100_000) == nil)
        #expect(debugger.position == 0)
        let progress = try #require(debugger.motionProgress)
        #expect(progress > 0.3 && progress < 0.4)
        #expect(debugger.cancel().reason == .cancelled)
        #expect(debugger.position == 100_000)
        #expect(!debugger.isMoving)
        debugger.begin(.resume(.backward))
        #expect(debugger.advance(budget: 40_000) == nil)
        #expect(debugger.cancel().position == 60_000)
    }
}
