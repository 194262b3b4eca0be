import Constraints
import Testing

@Suite("Reading one row")
struct RowReadingTests {
    private static let table = AdderChip.table([(0x0001_ffff, 1), (0, 0)], logHeight: 1)

    @Test("the values of a row are those of an evaluation by hand")
    func values() {
        var table = Self.table
        let carry = AdderChip.program.derived.first { $0.value == "carry[0]" }?.key
        #expect(carry.map { RowReading(table, row: 0).values[$0] } == 1)
        #expect(RowReading(table, row: 0).failingConstraints == [])
        table[4, 0] = 5
        #expect(RowReading(table, row: 0).failingConstraints == [0, 1])
    }

    @Test("an entry's tuple is what stands in the row")
    func tuple() {
        let reading = RowReading(Self.table, row: 0)
        #expect(reading.tuple(ofEntry: 2) == BusTuple(bus: AdderChip.words, values: [0, 2]))
        #expect(reading.multiplicity(ofEntry: 2) == 1)
    }

    @Test("formulas print with values, negative ones in parentheses where they are factors")
    func formulas() {
        let rules = AdderChip.program.constraints
        func text(_ cells: [UInt32], _ rule: Int) -> String {
            FormulaPrinter(AdderChip.program, values: cells.map(ElementText.text)).formula(rules[rule].node)
        }
        var cells = Self.table.row(0)
        #expect(text(cells, 0) == "(65535 + 1 - 0) / 2^16 · ((65535 + 1 - 0) / 2^16 - 1)")
        cells[0] = 0x7fff_fffe
        #expect(text(cells, 0).hasPrefix("(-1 + 1 - 0) / 2^16 · "))
    }

    @Test("elements shortly below p read as negative numbers")
    func negative() {
        #expect(ElementText.text(0x7fff_fffe) == "-1")
        #expect(ElementText.text(0x7fff_ffff - (1 << 20)) == "-1048576")
        #expect(ElementText.text(0x7fff_ffff - (1 << 20) - 1) == "2146435070")
        #expect(ElementText.text(0x3fff_ffff) == "1073741823")
        #expect(ElementText.text(0) == "0")
    }
}
