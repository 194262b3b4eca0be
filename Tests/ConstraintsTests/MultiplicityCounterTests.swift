import Constraints
import Testing

@Suite("Counting lookups")
struct MultiplicityCounterTests {
    /// Rows of the adder's range table: the value.
    private struct SixteenBits: LookupIndex {
        func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
            for index in 0..<block.count {
                let value = block.field(0)[index]
                rows[index] = value >> 16 == 0 ? Int32(value) : -1
            }
        }
    }

    private static let counter = MultiplicityCounter([AdderChip.range: SixteenBits()])

    private static func operands(_ count: Int) -> [(UInt32, UInt32)] {
        (0..<count).map { (UInt32($0) &* 0x9e37_79b9, UInt32($0) &* 0x85eb_ca6b) }
    }

    @Test("tables whose lookups are counted balance", arguments: [1, 257, 10_000])
    func balances(rows: Int) {
        let operands = Self.operands(rows)
        let adder = AdderChip.table(operands, logHeight: 14)
        var tables = [adder, RangeChip.table(uses: [7: 99])]
        #expect(Self.counter.count(&tables).isEmpty)
        let report = TraceChecker(tables: tables, statement: []).check()
        #expect(report?.imbalances.contains { $0.tuple.bus == AdderChip.range } == false)
        #expect((0..<1 << 16).reduce(0) { $0 + tables[1][1, $1] } == UInt32(2 * rows))
        #expect(tables[0].cells == adder.cells)
    }

    @Test("a lookup that finds no row is named by table, row and entry, and not counted")
    func missing() {
        var adder = AdderChip.table(Self.operands(1000), logHeight: 10)
        adder[5, 700] = 0x1_0000
        adder[4, 901] = 0x7fff_fffe
        var tables = [RangeChip.table(uses: [:]), adder]
        let missing = Self.counter.count(&tables)
        #expect(missing.map { [$0.table, $0.row, $0.entry] } == [[1, 700, 1], [1, 901, 0]])
        #expect((0..<1 << 16).reduce(0) { $0 + tables[0][1, $1] } == 1998)
    }

    @Test("without a table that offers them, all lookups are missing, and a list of them has an end")
    func noTable() {
        var tables = [AdderChip.table(Self.operands(1000), logHeight: 10)]
        #expect(Self.counter.count(&tables, limit: 50_000).count == 2000)
        #expect(Self.counter.count(&tables, limit: 10).map(\.row) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    }
}

@Suite("The capacity of buses")
struct BusCapacityTests {
    @Test("so many tuples that a count could wrap are refused by name")
    func tooMany() throws {
        // Three entries a row.
        let program = AdderChip.program
        try BusCapacity.check([(program, 29)], statementEntries: 0)
        try BusCapacity.check([(program, 29), (program, 27)], statementEntries: (1 << 27) - 2)
        let full = (1 << 31) - 1
        #expect(throws: BusCapacityError.tooManyTuples(count: full, limit: full)) {
            try BusCapacity.check([(program, 29), (program, 27)], statementEntries: (1 << 27) - 1)
        }
        #expect(throws: BusCapacityError.self) {
            try BusCapacity.check([(program, 30)], statementEntries: 0)
        }
        #expect(throws: BusCapacityError.self) {
            try BusCapacity.check([(program, 62), (program, 63), (program, 1000)], statementEntries: 0)
        }
    }

    @Test("offers of lookup tables weigh nothing")
    func offers() throws {
        try BusCapacity.check([(RangeChip.program, 40)], statementEntries: 5)
    }
}
