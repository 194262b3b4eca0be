import Constraints
import Testing

@Suite("Checking a table")
struct CheckingTests {
    private static let operands: [(UInt32, UInt32)] = (0..<1000).map {
        (UInt32($0) &* 0x9e37_79b9, UInt32($0) &* 0x85eb_ca6b)
    }

    @Test("honest rows satisfy every rule, padding included")
    func honestRows() {
        let table = AdderChip.table(Self.operands, logHeight: 10)
        let findings = RowChecker(table.program).check(table, rows: 0..<table.height)
        #expect(findings.violations.isEmpty)
        #expect(findings.rows == 1024)
    }

    @Test("a changed sum breaks the carry rule on its row only")
    func changedSum() {
        var table = AdderChip.table(Self.operands, logHeight: 10)
        table[4, 700] = (table[4, 700] + 1) & 0xffff
        let findings = RowChecker(table.program).check(table, rows: 0..<table.height)
        #expect(Set(findings.violations.map(\.row)) == [700])
        #expect(findings.failures[0] == 1)
    }

    @Test("no more violations are listed than asked for, but all are counted")
    func limitsTheList() {
        var table = AdderChip.table(Self.operands, logHeight: 10)
        for row in 0..<500 { table[4, row] = 70_000 }
        let findings = RowChecker(table.program).check(table, rows: 0..<1024, limit: 10)
        #expect(findings.violations.count == 10)
        #expect(findings.failures[0] == 500)
    }

    @Test("the values of a row are those of an evaluation by hand")
    func valuesOfARow() {
        let table = AdderChip.table([(0xffff, 1)], logHeight: 0)
        let carry = AdderChip.program.derived.first { $0.value == "carry[0]" }?.key
        let values = RowChecker(table.program).values(table, row: 0)
        #expect(carry.map { values[$0] } == 1)
    }
}

@Suite("Balancing buses")
struct BusBalanceTests {
    private static let operands: [(UInt32, UInt32)] = [(1, 2), (0xffff_ffff, 1), (0x12345, 0x54321)]

    private static func uses(of table: Table) -> [UInt32: UInt32] {
        var uses: [UInt32: UInt32] = [:]
        for row in 0..<table.rowsInUse {
            uses[table[4, row], default: 0] += 1
            uses[table[5, row], default: 0] += 1
        }
        return uses
    }

    private static func statement(of table: Table) -> [PublicEntry] {
        (0..<table.rowsInUse).map {
            PublicEntry(.receive, BusTuple(bus: AdderChip.words, values: [table[4, $0], table[5, $0]]))
        }
    }

    @Test("honest tables balance")
    func honest() {
        let adder = AdderChip.table(Self.operands, logHeight: 2)
        let tables = [adder, RangeChip.table(uses: Self.uses(of: adder))]
        #expect(BusBalance(tables: tables, statement: Self.statement(of: adder)).imbalances().isEmpty)
    }

    @Test("a changed value is named at both ends, with the field in which they differ")
    func changedValue() throws {
        var adder = AdderChip.table(Self.operands, logHeight: 2)
        let range = RangeChip.table(uses: Self.uses(of: adder))
        let statement = Self.statement(of: adder)
        adder[5, 2] = 9
        let found = BusBalance(tables: [adder, range], statement: statement).imbalances()
        let extra = try #require(found.first { $0.tuple.bus == AdderChip.words && $0.excess == 1 })
        #expect(extra.ends == [BusEnd(table: 0, row: 2, entry: 2, direction: .send)])
        #expect(extra.differingFields == ["high"])
        #expect(found.contains { $0.tuple.bus == AdderChip.words && $0.excess == -1 })
        #expect(found.contains { $0.tuple == BusTuple(bus: AdderChip.range, values: [9]) && $0.excess == 1 })
    }

    @Test("padding rows put nothing on a bus")
    func paddingIsInert() {
        let adder = AdderChip.table(Self.operands, logHeight: 6)
        let tables = [adder, RangeChip.table(uses: Self.uses(of: adder))]
        #expect(BusBalance(tables: tables, statement: Self.statement(of: adder)).imbalances().isEmpty)
    }

    @Test("a value outside the lookup table is an imbalance")
    func outOfRange() {
        var adder = AdderChip.table(Self.operands, logHeight: 2)
        let range = RangeChip.table(uses: Self.uses(of: adder))
        adder[4, 0] = 70_000
        let found = BusBalance(tables: [adder, range], statement: []).imbalances()
        #expect(found.contains { $0.tuple == BusTuple(bus: AdderChip.range, values: [70_000]) })
    }

    @Test("a multiplicity of p - 1 counts as minus one")
    func negativeMultiplicity() {
        let range = RangeChip.table(uses: [5: 0x7fff_fffe])
        let found = BusBalance(tables: [range], statement: []).imbalances()
        #expect(found.map(\.excess) == [1])
    }
}
