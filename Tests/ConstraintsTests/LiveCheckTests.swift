import Testing

@testable import Constraints

@Suite("Checking while cells change")
struct LiveCheckTests {
    private static let run = AdderRun(rows: 40)
    /// A sum's low limb in a row in the middle.
    private static let cell = CellReference(table: 1, row: 20, column: 4)

    /// What a whole check says of the tables as they are now.
    private func whole(_ live: LiveCheck) -> CheckReport? {
        TraceChecker(tables: live.changedTables(), statement: Self.run.statement).check()
    }

    @Test("after any poke it says what a whole check says", arguments: 0..<6)
    func agrees(column: Int) throws {
        var live = try Self.run.live()
        for value in [0, 1, 7, 0x3ff, 0x400, 0x1_0000, 0x7fff_fffe] as [UInt32] {
            live.poke(CellReference(table: column % 2, row: 7 + column, column: column), to: value)
            let report = try #require(whole(live))
            #expect(live.violations == report.violations)
            #expect(live.imbalances == report.imbalances)
            #expect(live.holds == report.holds)
        }
    }

    @Test("a changed sum is found at both ends")
    func bothEnds() throws {
        var live = try Self.run.live()
        let before = live.value(of: Self.cell)
        live.poke(Self.cell, to: before + 1)
        let sent = try #require(live.imbalances.first { $0.tuple.bus == AdderChip.words && $0.excess == 1 })
        #expect(sent.ends == [BusEnd(table: 1, row: 20, entry: 2, direction: .send)])
        let received = try #require(live.imbalances.first { $0.tuple == sent.nearestMiss })
        #expect(received.ends == [BusEnd(table: nil, row: 60, entry: 0, direction: .receive)])
    }

    @Test("the multiplicities of what is looked up follow, so that only the chain shows")
    func recounts() throws {
        var live = try Self.run.live()
        let before = live.value(of: Self.cell)
        let (old, new) = (Int(before), Int(before) + 1)
        let uses = [old, new].map { live.value(of: CellReference(table: 2, row: $0, column: 1)) }
        live.poke(Self.cell, to: before + 1)
        #expect(live.imbalances.allSatisfy { $0.tuple.bus == AdderChip.words })
        #expect(live.value(of: CellReference(table: 2, row: old, column: 1)) == uses[0] - 1)
        #expect(live.value(of: CellReference(table: 2, row: new, column: 1)) == uses[1] + 1)
        #expect(live.pokedCells == [Self.cell])
        #expect(live.changedCells.count == 3)
    }

    @Test("a lookup that no row offers is an imbalance at its own row")
    func missingLookup() throws {
        var live = try Self.run.live()
        live.poke(Self.cell, to: 70_000)
        let lookup = try #require(live.imbalances.first { $0.tuple.bus == AdderChip.range })
        #expect(lookup.tuple.values == [70_000])
        #expect(lookup.ends == [BusEnd(table: 1, row: 20, entry: 0, direction: .send)])
        #expect(lookup.nearestMiss == nil)
    }

    @Test("a poked multiplicity is not counted anew")
    func multiplicity() throws {
        var live = try Self.run.live()
        let cell = CellReference(table: 2, row: 5, column: 1)
        live.poke(cell, to: live.value(of: cell) + 3)
        #expect(live.imbalances.map(\.tuple.values) == [[5]])
        #expect(live.imbalances.map(\.excess) == [-3])
        #expect(live.imbalances.first?.ends.first == BusEnd(table: 2, row: 5, entry: 0, direction: .receive))
    }

    @Test("a poke in padding breaks rules and no bus")
    func padding() throws {
        var live = try Self.run.live()
        live.poke(CellReference(table: 0, row: 60, column: 4), to: 70_000)
        #expect(Set(live.violations.map(\.row)) == [RowReference(table: 0, row: 60)])
        #expect(live.imbalances.isEmpty)
    }

    @Test("undo takes every poke back without a trace, and redo brings it again")
    func undoAndRedo() throws {
        var run = Self.run
        run.tables[0][3, 11] += 1
        run.tables[2][1, 9] += 1
        var live = try run.live()
        var random: UInt32 = 1
        var states = [LiveState(live)]
        for _ in 0..<30 {
            random = random &* 1_664_525 &+ 1_013_904_223
            let table = Int(random >> 8 % 3)
            let column = Int(random >> 12) % run.tables[table].program.columns.count
            let cell = CellReference(table: table, row: Int(random >> 16) % 40, column: column)
            live.poke(cell, to: random >> 20)
            states.append(LiveState(live))
        }
        while live.undo() {}
        #expect(LiveState(live) == states[0])
        #expect(live.changedCells.isEmpty)
        while live.redo() {}
        #expect(LiveState(live) == states.last)
        live.undo()
        live.undo()
        #expect(LiveState(live) == states.dropLast(2).last)
    }

    @Test("a poke after an undo forgets what was taken back")
    func forgets() throws {
        var live = try Self.run.live()
        live.poke(Self.cell, to: 3)
        live.undo()
        live.poke(Self.cell, to: 4)
        #expect(!live.canRedo)
        #expect(live.value(of: Self.cell) == 4)
    }

    @Test("poking a cell to what it holds is no poke")
    func samePoke() throws {
        var live = try Self.run.live()
        live.poke(Self.cell, to: live.value(of: Self.cell))
        #expect(!live.canUndo)
    }

    @Test("pokes that mend a broken base leave nothing wrong")
    func mends() throws {
        var run = Self.run
        let honest = run.tables[0][5, 3]
        run.tables[0][5, 3] = honest + 1
        var live = try run.live()
        #expect(!live.holds)
        live.poke(CellReference(table: 2, row: Int(honest), column: 1), to: run.tables[2][1, Int(honest)] - 1)
        live.poke(
            CellReference(table: 2, row: Int(honest) + 1, column: 1),
            to: run.tables[2][1, Int(honest) + 1] + 1)
        live.poke(CellReference(table: 0, row: 3, column: 5), to: honest)
        #expect(live.holds)
        #expect(live.violationCount == 0)
    }

    @Test("both neighbours of a changed row are found, by search or because they were proposed")
    func neighbours() throws {
        for (budget, proposed) in [
            (1 << 20, []), (0, [499, 501, 3].map { RowReference(table: 0, row: $0) }),
        ] {
            let live = try chain(budget: budget, proposed: proposed)
            #expect(live.imbalances.map(\.excess) == [1, -1, -1, 1])
            let ends = live.imbalances.map { $0.ends.map(\.row) }
            #expect(ends == [[499], [500], [501], [500]])
            #expect(live.imbalances.map(\.differingFields) == Array(repeating: ["value"], count: 4))
            #expect(live.imbalances.allSatisfy { $0.wasSearched })
        }
    }

    @Test("what is not searched for, beyond the budget, is said")
    func budget() throws {
        let live = try chain(budget: 0, proposed: [])
        #expect(live.imbalances.map(\.ends.count) == [0, 1, 0, 1])
        #expect(live.imbalances.map(\.wasSearched) == [false, true, false, true])
    }

    private func chain(budget: Int, proposed: [RowReference]) throws -> LiveCheck {
        let tables = [ChainChip.table(rows: 1000)]
        let statement = ChainChip.statement(rows: 1000)
        let report = try #require(TraceChecker(tables: tables, statement: statement).check())
        #expect(report.holds)
        var live = LiveCheck(
            tables: tables, statement: statement, report: report, lookups: [:], searchBudget: budget,
            candidates: { _ in proposed })
        live.poke(CellReference(table: 0, row: 500, column: 1), to: 2000)
        return live
    }

    @Test("a row is read with its changes")
    func reading() throws {
        var live = try Self.run.live()
        live.poke(Self.cell, to: 5)
        let reading = live.reading(of: Self.cell.rowReference)
        #expect(reading.cells[4] == 5)
        #expect(live.cells(of: Self.cell.rowReference) == reading.cells)
        #expect(live.base[1][4, 20] != 5)
        #expect(live.violations(of: Self.cell.rowReference) == live.violations)
    }
}

/// All that can be seen of a live check.
private struct LiveState: Equatable {
    let cells: [CellReference]
    let values: [UInt32]
    let violations: [RuleViolation]
    let count: Int
    let imbalances: [Imbalance]

    init(_ live: LiveCheck) {
        cells = live.changedCells
        values = cells.map(live.value)
        violations = live.violations
        count = live.violationCount
        imbalances = live.imbalances
    }
}
