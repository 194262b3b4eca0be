import TerminalScreen
import Testing

@testable import Workbench

@Suite("The rule strip")
struct RulesPaneTests {
    static func rule(_ label: String, _ verdict: Verdict = .holds, bus: String? = nil) -> StepRules.Rule {
        StepRules.Rule(
            verdict: verdict, label: label, bus: bus,
            formula: bus == nil ? "carry[0] · (carry[0] - 1)" : "(cycle + 1, pc + 4)",
            values: bus == nil ? "2 · (2 - 1)" : "(901, 4196)")
    }

    static let rules = StepRules(
        step: 900,
        rows: [
            StepRules.Row(
                place: RowPlace(chip: "register-refresh", number: 3, table: 7, row: 3),
                rules: [rule("the refresh is in the past")]),
            StepRules.Row(
                place: RowPlace(chip: "add", number: 18_204, table: 2, row: 18_204),
                rules: [
                    rule("this instruction comes when its predecessor says", bus: "state"),
                    rule("the carry of the low limb is 0 or 1", .fails),
                    rule("the carry of the high limb is 0 or 1"),
                ]),
        ])

    @Test("what fails stands first")
    func order() {
        let lines = RulesPane().scene(of: Self.rules, size: Size(60, 20)).lines(width: 60, height: 20)
        #expect(lines[0].contains("add[18204]") && lines[0].contains("✗ 1 of 3 fails"))
        #expect(lines[1].hasPrefix(" ✗ fails the carry of the low limb"))
        #expect(lines[2].hasPrefix(" ✓ holds this instruction comes") && lines[2].hasSuffix("state bus"))
        #expect(lines[4].contains("register-refresh[3]") && lines[4].contains("✓ 1 holds"))
    }

    @Test("the selected rule shows its formula and the values put in")
    func detail() {
        let lines = RulesPane().scene(of: Self.rules, size: Size(60, 20)).lines(width: 60, height: 20)
        #expect(lines.contains { $0.contains("carry[0] · (carry[0] - 1) = 0") })
        #expect(lines.contains { $0.contains("2 · (2 - 1) ≠ 0") })
    }

    @Test("a rule is told at length in a popup", arguments: [Size(80, 24), Size(60, 15)])
    func card(_ size: Size) throws {
        var bench = Bench.debug(size)
        let row = try #require(Self.rules.rows.first)
        bench.send(.present(.chooser(Chooser(.rule(RuleCard(row.rules[0], at: row.place))))))
        let text = bench.frame.text()
        #expect(text.contains("add[18204]"))
        #expect(text.contains("✗ fails") && text.contains("2 · (2 - 1) ≠ 0"))
    }

    @Test("before the tables are filled the strip says what it waits for")
    func waiting() {
        let session = PaneBench.session()
        #expect(PaneBench.lines(RulesPane(), session).contains { $0.contains("are not filled yet") })
    }

    @Test("long formulas break at blanks", arguments: [1, 7, 12, 40])
    func wrapping(_ width: Int) {
        let runs = [SceneRun("carry[0] · "), SceneRun("(carry[0] - 1) and a word that is longer")]
        let lines = runs.wrapped(to: width)
        #expect(lines.allSatisfy { $0.plain.drop { $0 == " " }.count <= width + 1 })
        #expect(lines.map(\.plain).joined().filter { $0 != " " } == runs.plain.filter { $0 != " " })
    }
}
