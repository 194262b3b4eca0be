import Algebra
import Constraints
import Execution
import TestSupport
import Testing

@testable import Chips

@Suite("Checking a real run while its cells change")
struct LiveCheckRunTests {
    #if DEBUG
        private static let (seeds, pokes) = (1...2, 8)
    #else
        private static let (seeds, pokes) = (1...20, 20)
    #endif

    @Test(
        "after pokes at random cells it says what a whole check says, and undo takes all back",
        arguments: seeds)
    func agrees(seed: Int) throws {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        let base = try #require(
            TraceChecker(tables: run.set.tables, statement: run.set.statement.entries).check())
        var live = LiveCheck(
            tables: run.set.tables, statement: run.set.statement.entries, report: base,
            lookups: LookupIndexes.all(
                program: try DecodedProgram(program: run.program), input: EveryForm.input))
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<Self.pokes { poke(&live, &random) }
        let whole = try #require(
            TraceChecker(tables: live.changedTables(), statement: run.set.statement.entries).check())
        #expect(live.violations == whole.violations)
        #expect(live.imbalances.map(\.tuple) == whole.imbalances.map(\.tuple))
        #expect(live.imbalances.map(\.excess) == whole.imbalances.map(\.excess))
        #expect(live.imbalances.map(\.nearestMiss) == whole.imbalances.map(\.nearestMiss))
        for (found, all) in zip(live.imbalances, whole.imbalances) where found.wasSearched {
            // Places that cancel each other may be left out where the others explain the excess.
            #expect(found.ends == all.ends || excess(of: found.ends, in: live) == M31(Int64(found.excess)))
            #expect(!found.ends.isEmpty && Set(found.ends).isSubset(of: all.ends))
        }
        while live.undo() {}
        #expect(live.holds)
        #expect(live.changedCells.isEmpty)
        #expect(live.imbalances.isEmpty)
    }

    /// Sends minus receives at these places.
    private func excess(of ends: [BusEnd], in live: LiveCheck) -> M31 {
        ends.reduce(.zero) { sum, end in
            let count = end.rowReference.map { M31(live.reading(of: $0).multiplicity(ofEntry: end.entry)) }
            return end.direction == .send ? sum + (count ?? .one) : sum - (count ?? .one)
        }
    }

    /// Changes a cell of an instruction's row or, now and then, of any table.
    private func poke(_ live: inout LiveCheck, _ random: inout SeededRandom) {
        let table = Int.random(in: 0..<live.base.count, using: &random)
        let cell = CellReference(
            table: table, row: .random(in: 0..<live.base[table].rowsInUse, using: &random),
            column: .random(in: 0..<live.base[table].program.columns.count, using: &random))
        let before = M31(live.value(of: cell))
        let values = [
            before + .one, before - .one, .zero, .one, M31(UInt32.random(in: 0..<70_000, using: &random)),
        ]
        live.poke(cell, to: (values.randomElement(using: &random) ?? .zero).value)
    }
}
