import Constraints
import Testing

@Suite("Recording a chip")
struct RecordingTests {
    @Test("formulas print with the names of columns and of derived values")
    func printsFormulas() {
        let printer = FormulaPrinter(AdderChip.program)
        #expect(
            printer.definitions() == [
                "carry[0] := (a[0] + b[0] - sum[0]) / 2^16",
                "carry[1] := (carry[0] + a[1] + b[1] - sum[1]) / 2^16",
            ])
        #expect(printer.formula(AdderChip.program.constraints[0].node) == "carry[0] · (carry[0] - 1)")
    }

    @Test("equal sub-expressions are one node")
    func sharesNodes() {
        let chip = ChipRecorder(name: "shared", summary: "")
        let (x, y) = (chip.column("x"), chip.column("y"))
        #expect((x * y + 1).node == (1 + y * x).node)
        #expect((x - x).degree == 0)
        #expect((x * 1).node == x.node)
        #expect((x + 0).node == x.node)
    }

    @Test("degrees are the total degree in the columns")
    func degrees() {
        #expect(AdderChip.program.constraints.map(\.degree) == [2, 2])
    }

    @Test("the digest changes when a label, a rule, an entry or a column's kind changes")
    func digestCoversAll() {
        func digest(label: String = "x is a bit", factor: Int64 = 1, kind: Column.Kind = .committed)
            -> [UInt8]
        {
            let chip = ChipRecorder(name: "digest", summary: "")
            let x = chip.column("x", kind)
            chip.require(label, x * (x - factor))
            return chip.finish().digest
        }
        let all = [digest(), digest(label: "y"), digest(factor: 2), digest(kind: .fixed)]
        #expect(Set(all).count == all.count)
        #expect(digest() == all[0])
    }

    @Test("the cost card counts committed cells, rules, accesses and lookups apart")
    func costs() {
        let card = CostCard(AdderChip.program) { $0 == AdderChip.range }
        #expect(card.cells == 6)
        #expect(card.constraints == 2)
        #expect(card.degree == 2)
        #expect(card.accesses == 1)
        #expect(card.lookups == 2)
    }
}
