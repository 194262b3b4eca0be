import RISCV
import Testing

@testable import Execution

@Suite("Breakpoints")
struct BreakpointTests {
    /// Positions at which a motion repeated in one direction stops, until it stops for another reason.
    func stops(_ debugger: Debugger, _ motion: Debugger.Motion, reason: Debugger.StopReason) -> [Int] {
        var positions: [Int] = []
        while true {
            let stop = debugger.move(motion)
            guard stop.reason == reason else { return positions }
            positions.append(stop.position)
        }
    }

    func expected(_ debugger: Debugger, where isHit: (StepRecord) -> Bool) -> [Int] {
        (1..<debugger.length).filter { isHit(debugger.recording.record($0)) }
    }

    func bothWays(_ place: String, where isHit: (StepRecord) -> Bool) throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let breakpoint = try debugger.addBreakpoint(place)
        let hits = expected(debugger, where: isHit)
        #expect(!hits.isEmpty)
        let reason = Debugger.StopReason.breakpoint(breakpoint.id)
        #expect(stops(debugger, .resume(.forward), reason: reason) == hits)
        #expect(debugger.position == debugger.length)
        #expect(stops(debugger, .resume(.backward), reason: reason) == hits.reversed())
        #expect(debugger.position == 0)
        #expect(debugger.breakpoints[0].stops == 2 * hits.count)
    }

    @Test("a symbol stops at the function's entry, both ways")
    func symbol() throws {
        let entry = try Sessions.debugger(Sessions.fibonacci).program.symbols.symbol(named: "fib")!.address
        try bothWays("fib") { $0.pc == entry }
        try bothWays("0x\(String(entry, radix: 16))") { $0.pc == entry }
    }

    @Test("a mnemonic or a class stops at each of its instructions, both ways")
    func operations() throws {
        try bothWays("op:blt") { $0.instruction.opcode == .blt }
        try bothWays("op:load") { $0.instruction.opcode.isLoad }
        try bothWays("op:store") { $0.instruction.opcode.isStore }
        try bothWays("op:branch") { $0.instruction.opcode.isBranch }
        try bothWays("op:call") { $0.instruction.opcode.isJump && $0.instruction.rd == 1 }
        try bothWays("op:ret") {
            $0.instruction.opcode == .jalr && $0.instruction.rd == 0 && $0.instruction.rs1 == 1
        }
    }

    @Test("a line stops where it is entered, both ways")
    func line() throws {
        // The assembler's lines are the lines of the text; `add a0, a0, t1` is line 20.
        try bothWays("program.s:20") { $0.instruction == Instruction(.add, rd: 10, rs1: 10, rs2: 6) }
    }

    @Test("a cycle stops once, both ways")
    func cycle() throws {
        try bothWays("cycle:50") { $0.step == 50 }
    }

    @Test("a condition is judged before the instruction")
    func condition() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let entry = debugger.program.symbols.symbol(named: "fib")!.address
        let breakpoint = try debugger.addBreakpoint("fib if a0 == 3 && *u32(sp + 4) == 4")
        let found = stops(debugger, .resume(.forward), reason: .breakpoint(breakpoint.id))
        #expect(found.count == 2)
        let backwards = stops(debugger, .resume(.backward), reason: .breakpoint(breakpoint.id))
        #expect(backwards == found.reversed())
        for position in found {
            debugger.move(.go(to: position))
            #expect(debugger.pc == entry)
            #expect(debugger.registers[10] == 3)
        }
    }

    @Test("a condition without a value does not hold")
    func conditionWithoutValue() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("fib if *u32(0) == 0")
        #expect(debugger.move(.resume(.forward)).reason == .end(.halted(exitCode: 8)))
    }

    @Test("ignored hits are counted from the start of the run, whichever way one comes")
    func ignoreCount() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let all = try debugger.addBreakpoint("fib if a0 >= 2")
        let hits = stops(debugger, .resume(.forward), reason: .breakpoint(all.id))
        #expect(hits.count == 12)
        try debugger.removeStopPoint(all.id)
        debugger.move(.first)
        let late = try debugger.addBreakpoint("fib if a0 >= 2 after 9")
        #expect(stops(debugger, .resume(.forward), reason: .breakpoint(late.id)) == Array(hits.dropFirst(9)))
        #expect(
            stops(debugger, .resume(.backward), reason: .breakpoint(late.id)) == hits.dropFirst(9).reversed())
        try debugger.setIgnoreCount(12, breakpoint: late.id)
        #expect(stops(debugger, .resume(.forward), reason: .breakpoint(late.id)) == [])
        try debugger.setIgnoreCount(0, breakpoint: late.id)
        #expect(stops(debugger, .resume(.backward), reason: .breakpoint(late.id)) == hits.reversed())
    }

    @Test("a disabled breakpoint does not stop")
    func disabled() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let breakpoint = try debugger.addBreakpoint("fib off")
        #expect(debugger.move(.resume(.forward)).position == debugger.length)
        try debugger.setEnabled(true, stopPoint: breakpoint.id)
        #expect(debugger.move(.resume(.backward)).reason == .breakpoint(breakpoint.id))
    }

    @Test("the position that a motion starts from does not count")
    func notTwice() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("_start")
        #expect(debugger.move(.resume(.forward)).position == debugger.length)
        #expect(debugger.move(.resume(.backward)).position == 0)
    }

    @Test("the sentence of a stop names the breakpoint and the place")
    func sentences() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        try debugger.addBreakpoint("fib")
        let name = debugger.program.name
        #expect(debugger.move(.resume(.forward)).sentence == "breakpoint 1 (fib): step 3: \(name):8 in fib")
        try debugger.removeStopPoint(1)
        let end = debugger.move(.resume(.forward))
        #expect(
            end.sentence
                == "the end of the run: the program exited with code 8 after \(debugger.length) cycles")
        #expect(
            debugger.move(.resume(.backward)).sentence == "the start of the run; step 0: \(name):2 in _start")
    }

    @Test(
        "a place that does not exist is refused, with what may have been meant",
        arguments: [
            ("fibb", "the program has no symbol 'fibb'; did you mean 'fib'?"),
            ("progam.s:3", "the program has no lines of a file 'progam.s'; did you mean 'program.s'?"),
            ("program.s:400", "program.s has no code at or after line 400; its last line with code is 24"),
            ("0x200001", "no instruction starts at 0x00200001; did you mean '0x00200000'?"),
            ("0x10", "no instruction starts at 0x00000010"),
            ("fib if nobody", "in the condition, column 1: no register or symbol is named 'nobody'"),
        ])
    func missingPlaces(text: String, expected: String) throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        #expect(sentence { () throws(StopPointError) in try debugger.addBreakpoint(text) } == expected)
        #expect(debugger.breakpoints.isEmpty)
    }

    @Test("a line without code stands for the next line that has some")
    func nextLine() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        let fib = debugger.program.symbols.symbol(named: "fib")!.address
        #expect(try debugger.addBreakpoint("program.s:7").addresses == [fib])
    }

    @Test("a program without line information says so")
    func noLines() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci, lines: LineTable())
        #expect(throws: StopPointError.noLines) { try debugger.addBreakpoint("program.s:3") }
    }

    @Test("a number that is not in use is refused")
    func numbers() throws {
        let debugger = try Sessions.debugger(Sessions.fibonacci)
        #expect(throws: StopPointError.unknownNumber(4)) { try debugger.removeStopPoint(4) }
        #expect(throws: StopPointError.unknownNumber(4)) { try debugger.setEnabled(true, stopPoint: 4) }
        #expect(throws: StopPointError.unknownNumber(4)) { try debugger.setCondition("1", stopPoint: 4) }
    }
}

@Suite("Watchpoints")
struct WatchpointTests {
    static let program = """
        _start:
            la s0, counter
            li t1, 3
        .Lloop:
            lw t2, 0(s0)
            addi t2, t2, 7
            sw t2, 0(s0)
            sw t2, 0(s0)
            sb zero, 5(s0)
            addi t1, t1, -1
            bnez t1, .Lloop
            lh a0, 4(s0)
            ebreak
            .data
        counter:
            .word 1
            .word 2
        """

    /// (position, old, new) of every stop.
    func stops(_ debugger: Debugger, _ direction: Debugger.Direction) -> [[Int]] {
        var found: [[Int]] = []
        while case .watchpoint(_, let old, let new) = debugger.move(.resume(direction)).reason {
            found.append([debugger.position, Int(old), Int(new)])
        }
        return found
    }

    func steps(_ debugger: Debugger, where isHit: (StepRecord) -> Bool) -> [Int] {
        (0..<debugger.length).filter { isHit(debugger.recording.record($0)) }
    }

    @Test("a changed word stops after the store forwards and before it backwards")
    func changedWord() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("watch counter")
        let stores = steps(debugger) { $0.memory?.isWrite == true && $0.memory?.old != $0.memory?.new }
            .filter { debugger.recording.record($0).memory?.width == 4 }
        #expect(stores.count == 3)
        #expect(
            stops(debugger, .forward) == [
                [stores[0] + 1, 1, 8], [stores[1] + 1, 8, 15], [stores[2] + 1, 15, 22],
            ])
        #expect(
            stops(debugger, .backward) == [[stores[2], 15, 22], [stores[1], 8, 15], [stores[0], 1, 8]])
        #expect(
            debugger.bytes(at: debugger.program.symbols.symbol(named: "counter")!.address, count: 1) == [1])
    }

    @Test("a write trigger also stops where the value stays the same")
    func writtenWord() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("*u32(counter) write")
        #expect(stops(debugger, .forward).map { $0[2] } == [8, 8, 15, 15, 22, 22])
        #expect(stops(debugger, .backward).map { $0[1] } == [22, 15, 15, 8, 8, 1])
    }

    @Test("a read trigger stops at loads that overlap the range")
    func readWord() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("counter:4 read")
        #expect(stops(debugger, .forward).map { $0[2] } == [1, 8, 15])
        debugger.move(.first)
        try debugger.removeStopPoint(1)
        try debugger.addWatchpoint("*u8(counter + 5) read")
        #expect(stops(debugger, .forward).count == 1)
    }

    @Test("a watched byte ignores stores to its neighbours")
    func neighbours() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("*u8(counter + 4) write")
        #expect(stops(debugger, .forward).isEmpty)
        try debugger.addWatchpoint("*u8(counter + 5) write")
        #expect(stops(debugger, .backward).count == 3)
    }

    @Test("a register is watched for change, write and read")
    func register() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("t1")
        #expect(stops(debugger, .forward).map { $0[2] } == [3, 2, 1, 0])
        #expect(stops(debugger, .backward).map { $0[1] } == [1, 2, 3, 0])
        try debugger.removeStopPoint(1)
        try debugger.addWatchpoint("t1 read")
        #expect(stops(debugger, .forward).map { $0[2] } == [3, 2, 2, 1, 1, 0])
    }

    @Test("a condition is judged after the access, in both directions")
    func condition() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("t1 change if t1 == 2")
        #expect(stops(debugger, .forward).map { $0[2] } == [2])
        #expect(stops(debugger, .backward).map { $0[2] } == [2])
    }

    @Test("an address that depends on registers is taken when the watchpoint is set")
    func fixedAddress() throws {
        let debugger = try Sessions.debugger(Self.program)
        debugger.move(.go(to: 4))
        let watchpoint = try debugger.addWatchpoint("*u32(s0 + 4)")
        let address = debugger.program.symbols.symbol(named: "counter")!.address + 4
        #expect(watchpoint.target == .memory(address: address, count: 4))
        #expect(watchpoint.request.description == "watch 0x\(String(address, radix: 16).leftPadded):4 change")
    }

    @Test(
        "what cannot be watched is refused",
        arguments: [
            ("zero", "register zero is always 0: there is nothing to watch"),
            ("*u32(0)", "no memory is mapped for the 4 bytes at 0x00000000"),
            ("0xfffffffe:8", "no memory is mapped for the 8 bytes at 0xfffffffe"),
            ("conter", "the program has no symbol 'conter'; did you mean 'counter'?"),
        ])
    func refused(text: String, expected: String) throws {
        let debugger = try Sessions.debugger(Self.program)
        #expect(sentence { () throws(StopPointError) in try debugger.addWatchpoint(text) } == expected)
    }

    @Test("the sentence tells the old and the new value")
    func sentences() throws {
        let debugger = try Sessions.debugger(Self.program)
        try debugger.addWatchpoint("t1")
        let stop = debugger.move(.resume(.forward))
        #expect(stop.sentence.hasPrefix("watchpoint 1: t1 changed from 0x00000000 to 0x00000003; step 3: "))
    }
}

extension String {
    fileprivate var leftPadded: String { String(repeating: "0", count: 8 - count) + self }
}
