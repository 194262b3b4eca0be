import Constraints
import Testing

@Suite("The map of blind spots")
struct BlindSpotTests {
    private static let run = AdderRun(rows: 40)
    private static let blindSpots = BlindSpots(
        lookups: [AdderChip.range: RangeChip.Index(count: 1 << AdderRun.logRange)])

    @Test("says for every column who notices its changes")
    func honest() throws {
        let map = Self.blindSpots.map(of: Self.run.tables)
        #expect(
            map.map(\.column) == (AdderChip.program.columns + RangeChip.program.columns[1...]).map(\.name))
        #expect(map.allSatisfy { $0.tried > 100 })
        #expect(map.dropFirst(4).allSatisfy { $0.unnoticed == 0 })
        let sum = try #require(map.first { $0.column == "sum[1]" })
        #expect(sum.noticedBy["the sum goes out"] == sum.tried)
        #expect(sum.noticedBy["the low limb of the sum is a limb"] == nil)
        #expect(sum.noticedBy["the high limb of the sum is a limb"] ?? 0 > 0)
        // The operands come from nowhere: nobody says that they are limbs.
        let operand = map[1]
        #expect(
            operand.noticedBy == ["the carry of the high limb is 0 or 1": operand.tried - operand.unnoticed])
        #expect(operand.example.map { $0.after == $0.before + 0x10000 } == true)
    }

    @Test("a column that no rule speaks of is blind, with an example")
    func blind() throws {
        let weaker = AdderChip.program.removing(constraint: 1)
        let rows = [Self.run.tables[0].row(0), Self.run.tables[0].row(1)]
        let findings = Self.blindSpots.findings(of: rows, in: weaker)
        let high = try #require(findings.first { $0.column == "a[1]" })
        #expect(high.unnoticed == high.tried)
        #expect(high.example?.before == rows[0][1])
        #expect(findings.first { $0.column == "sum[0]" }?.unnoticed == 0)
    }
}
