import Testing

@testable import Chips

@Suite("What a cycle costs")
struct CycleCostTests {
    @Test("the cost of a run is that of its rows")
    func costs() throws {
        // Seven rows: six of `set` and one exit, which accesses a0 and a7 and sends no state.
        let run = try FilledProgram("lui x1, 1\nlui x2, 1\nlui x3, 1\nlui x4, 1\n" + .exit())
        let cost = CycleCost(run.set)
        #expect(cost.cycles == 7)
        #expect(cost.parts.prefix(2).map(\.chip) == ["set", "exit"])
        #expect(cost.parts.prefix(2).map(\.rows) == [6, 1])
        let instructions = cost.perCycle([.instruction])
        #expect(abs(instructions.cells * 7 - Double(6 * 9 + 6)) < 1e-9)
        #expect(abs(instructions.accesses * 7 - Double(6 * 4 + 6)) < 1e-9)
        #expect(abs(instructions.lookups * 7 - Double(6 * 2 + 2)) < 1e-9)
        #expect(cost.perCycle([.refresh]) == CycleCost.Amounts(cells: 0, accesses: 0, lookups: 0))
        // 36 registers and the first words of the gaps below and above the text.
        let boundary = cost.perCycle([.boundary])
        #expect(abs(boundary.cells * 7 - Double(36 * 4 + 2 * 8)) < 1e-9)
    }
}
