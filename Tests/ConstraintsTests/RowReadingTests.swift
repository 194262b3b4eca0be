import Constraints
import Testing

@Suite("Reading one row")
struct RowReadingTests {
    private static let table = AdderChip.table([(0x0001_ffff, 1), (0, 0)], logHeight: 1)

    @Test("formulas print with names and with values")
    func formulas() {
        var table = Self.table
        table[4, 0] = 5
        let reading = RowReading(table, row: 0)
        #expect(reading.failingConstraints == [0, 1])
        #expect(reading.formula(ofConstraint: 0) == "carry[0] · (carry[0] - 1)")
        #expect(reading.formulaWithValues(ofConstraint: 0).hasSuffix(" - 1)"))
        let derived = reading.derivedValues(below: AdderChip.program.constraints[1].node)
        #expect(derived.map(\.name) == ["carry[0]", "carry[1]"])
        #expect(derived.first?.formulaWithValues == "(65535 + 1 - 5) / 2^16")
    }

    @Test("a negative value is put in as one, in parentheses where it is a factor")
    func negative() {
        var table = Self.table
        table[4, 1] = 0x7fff_ffff - 0x10000
        table[0, 0] = 0x7fff_fffe
        #expect(RowReading.text(0x7fff_fffe) == "-1")
        #expect(RowReading.text(0x3fff_ffff) == "1073741823")
        #expect(RowReading.text(0) == "0")
        #expect(RowReading(table, row: 1).formulaWithValues(ofConstraint: 0) == "1 · (1 - 1)")
        #expect(
            RowReading(table, row: 0).derivedValues(below: AdderChip.program.constraints[0].node)[0]
                .formulaWithValues
                == "(-1 + 1 - 0) / 2^16")
    }

    @Test("an entry's tuple comes with the names of its fields")
    func tuple() {
        let reading = RowReading(Self.table, row: 0)
        #expect(reading.tuple(ofEntry: 2) == BusTuple(bus: AdderChip.words, values: [0, 2]))
        #expect(reading.multiplicity(ofEntry: 2) == 1)
        let fields = reading.fields(ofEntry: 2)
        #expect(fields.map(\.name) == ["low", "high"])
        #expect(fields.map(\.formula) == ["sum[0]", "sum[1]"])
        #expect(fields.map(\.value) == [0, 2])
    }
}
