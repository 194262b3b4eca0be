import RISCV
import Testing

@testable import Execution

@Suite("History of a value")
struct HistoryTests {
    @Test("the previous and the next write of a register")
    func register() throws {
        let debugger = try Sessions.debugger(WatchpointTests.program)
        let writes = (0..<debugger.length).filter { debugger.recording.record($0).register?.index == 6 }
        debugger.move(.go(to: writes[1]))
        #expect(debugger.previousWrite(of: .register(6)) == .step(writes[0]))
        #expect(debugger.nextWrite(of: .register(6)) == writes[2])
        debugger.move(.last)
        #expect(debugger.nextWrite(of: .register(6)) == nil)
    }

    @Test("what was never written says so")
    func never() throws {
        let debugger = try Sessions.debugger(WatchpointTests.program)
        debugger.move(.last)
        #expect(debugger.previousWrite(of: .register(9)) == .never)
        #expect(debugger.previousWrite(of: .word(0x7000)) == .never)
    }

    @Test("the accesses of a word are listed in order, at most as many as asked for")
    func accesses() throws {
        let debugger = try Sessions.debugger(WatchpointTests.program)
        let counter = debugger.program.symbols.symbol(named: "counter")!.address
        let all = debugger.accesses(ofWord: counter, in: 0..<debugger.length, limit: 100)
        #expect(all.accesses.map(\.new) == [1, 8, 8, 8, 15, 15, 15, 22, 22])
        #expect(
            all.accesses.map(\.isWrite) == Array(repeating: [false, true, true], count: 3).flatMap(\.self))
        #expect(all.scanned == debugger.length)
        let some = debugger.accesses(ofWord: counter, in: 0..<debugger.length, limit: 2)
        #expect(some.accesses == Array(all.accesses.prefix(2)))
        let rest = debugger.accesses(ofWord: counter, in: some.scanned..<debugger.length, limit: 100)
        #expect(some.accesses + rest.accesses == all.accesses)
    }
}
