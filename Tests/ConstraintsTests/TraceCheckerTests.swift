import Testing

@testable import Constraints

@Suite("Checking a whole run")
struct TraceCheckerTests {
    private static let run = AdderRun(rows: 700)

    @Test("an honest run holds, padding included")
    func honest() throws {
        let report = try #require(Self.run.report())
        #expect(report.holds)
        #expect(report.rowsChecked == 1024 + 1024 + 1024)
        #expect(report.tables.map(\.chip) == ["add", "add", "range"])
        #expect(report.buses.map(\.bus.name) == ["range16", "words"])
    }

    @Test("a changed cell is told by rule, row and value, and by both ends of its tuple")
    func changedCell() throws {
        var run = Self.run
        run.tables[1][5, 300] = (run.tables[1][5, 300] + 1) & 0x3ff
        let report = try #require(run.report())
        #expect(report.violations.map(\.row) == [RowReference(table: 1, row: 300)])
        #expect(report.violations.map(\.constraint) == [1])
        #expect(report.tables[1].failures == [0, 1])
        let sent = try #require(report.imbalances.first { $0.tuple.bus == AdderChip.words && $0.excess == 1 })
        #expect(sent.ends == [BusEnd(table: 1, row: 300, entry: 2, direction: .send)])
        #expect(sent.differingFields == ["high"])
        let received = try #require(report.imbalances.first { $0.tuple == sent.nearestMiss })
        #expect(received.excess == -1)
        #expect(received.ends == [BusEnd(table: nil, row: 1000, entry: 0, direction: .receive)])
        #expect(report.isComplete)
    }

    @Test("a violation in padding is found, and padding stays off the buses")
    func padding() throws {
        var run = Self.run
        run.tables[0][4, 1000] = 70_000
        let report = try #require(run.report())
        #expect(Set(report.violations.map(\.row.row)) == [1000])
        #expect(report.imbalances.isEmpty)
    }

    @Test("the report is the same for any size of chunks", arguments: [64, 100, 256, 1 << 14])
    func chunks(chunkRows: Int) {
        var run = Self.run
        for row in stride(from: 0, to: 700, by: 9) { run.tables[row % 2][row % 6, row] ^= 1 }
        run.tables[2][1, 77] += 3
        let checker = TraceChecker(
            tables: run.tables, statement: run.statement, limits: .init(), chunkRows: chunkRows)
        #expect(checker.check() == run.report())
    }

    @Test("the report is the same with one thread")
    func oneThread() {
        var run = Self.run
        for row in 0..<50 { run.tables[0][4, row] = 70_000 }
        let checker = TraceChecker(
            tables: run.tables, statement: run.statement, limits: .init(), chunkRows: 1 << 20)
        #expect(checker.check() == run.report())
    }

    @Test("when a table is missing, the lists stay short and the count goes on")
    func missingTable() throws {
        var run = Self.run
        run.tables.removeLast()
        var limits = TraceChecker.Limits()
        limits.imbalancesPerBus = 10
        let report = try #require(run.report(limits: limits))
        let sums = Set(run.statement.flatMap(\.tuple.values))
        #expect(report.imbalances.count == 10)
        #expect(report.imbalanceCount == sums.count)
        #expect(!report.isComplete)
        #expect(!report.holds)
    }

    @Test("when everything is unbalanced, memory is bounded and the count is an estimate")
    func everythingUnbalanced() throws {
        let table = AdderChip.table((0..<UInt32(4000)).map { ($0, 0) }, logHeight: 12)
        var limits = TraceChecker.Limits()
        limits.tuplesHeld = 0
        let report = TraceChecker(tables: [table], statement: [], limits: limits).check()
        let words = try #require(report?.buses.last)
        #expect(words.isEstimate)
        #expect((3000...5000).contains(words.unbalancedTuples))
    }

    @Test("no more violations of a rule are listed than asked for, but all are counted")
    func listsAreBounded() throws {
        var run = Self.run
        for row in 0..<500 { run.tables[0][4, row] = 70_000 }
        var limits = TraceChecker.Limits()
        limits.violationsPerRule = 7
        let report = try #require(run.report(limits: limits))
        #expect(report.violations.count == 14)
        #expect(report.violations.prefix(2).map(\.row.row) == [0, 0])
        #expect(report.tables[0].failures == [500, 500])
    }

    @Test("progress rises from 0 to 1")
    func progress() {
        var run = Self.run
        run.tables[0][4, 5] += 1
        var shares: [Double] = []
        let checker = TraceChecker(
            tables: run.tables, statement: run.statement, limits: .init(), chunkRows: 256)
        _ = checker.check { share in
            shares.append(share)
            return true
        }
        #expect(shares == shares.sorted())
        #expect(shares.first == 0)
        #expect(shares.last == 1)
        #expect(shares.count > 3)
    }

    @Test("a check that is cancelled at any time gives no report", arguments: 0..<5)
    func cancel(after calls: Int) {
        var run = Self.run
        run.tables[0][4, 5] += 1
        var left = calls
        let report = TraceChecker(tables: run.tables, statement: run.statement).check { _ in
            left -= 1
            return left >= 0
        }
        #expect(report == nil)
    }

    @Test("a value that the lookup table does not have is an imbalance")
    func outOfRange() throws {
        var run = Self.run
        run.tables[0][4, 0] = 70_000
        let found = try #require(run.report()).imbalances
        #expect(found.contains { $0.tuple == BusTuple(bus: AdderChip.range, values: [70_000]) })
    }

    @Test("a multiplicity of p - 1 counts as minus one")
    func negativeMultiplicity() {
        let range = RangeChip.table(uses: [5: 0x7fff_fffe], logHeight: 4)
        let report = TraceChecker(tables: [range], statement: []).check()
        #expect(report?.imbalances.map(\.excess) == [1])
    }

    @Test(
        "of two tuples that differ in one field, the one with another value is nearer than the one of another time"
    )
    func nearestMiss() {
        let bus = Bus(number: 7, name: "register", fields: ["index", "value", "time"])
        let late = BusTuple(bus: bus, values: [5, 7, 11])
        let other = BusTuple(bus: bus, values: [5, 900, 10])
        var found = [Imbalance(tuple: BusTuple(bus: bus, values: [5, 7, 10]), excess: 1)]
        found += [late, other].map { Imbalance(tuple: $0, excess: -1) }
        Imbalance.pairNearestMisses(&found)
        #expect(found[0].nearestMiss == other)
    }

    @Test("tuples that differ in one field only are told apart by their hashes")
    func hashes() {
        let hashes = (0..<1000).map {
            TupleHash.hash(BusTuple(bus: AdderChip.words, values: [UInt32($0), 7]))
        }
        #expect(Set(hashes).count == 1000)
        let other = TupleHash.hash(BusTuple(bus: AdderChip.words, values: [7, 0]))
        #expect(!hashes.contains(other))
    }
}

@Suite("A recording without one of its rules")
struct RemovingTests {
    @Test("a forgery passes that the removed constraint would have stopped")
    func constraint() throws {
        var run = AdderRun(rows: 4)
        let high = try #require(AdderChip.program.constraints.firstIndex { $0.label.contains("high") })
        let removed = AdderChip.program.removing(constraint: high)
        run.tables = run.tables.map { table in
            guard table.program.name == "add" else { return table }
            var weaker = Table(program: removed, logHeight: table.logHeight, rowsInUse: table.rowsInUse)
            weaker.cells = table.cells
            return weaker
        }
        run.tables[0][1, 2] += 1
        #expect(run.report()?.holds == true)
    }

    @Test("only the removed entry is gone")
    func entry() {
        let removed = AdderChip.program.removing(entry: 1)
        #expect(removed.entries == [AdderChip.program.entries[0], AdderChip.program.entries[2]])
        #expect(removed.constraints == AdderChip.program.constraints)
        #expect(removed.digest != AdderChip.program.digest)
    }
}
