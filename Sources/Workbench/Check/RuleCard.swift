/// One rule on one row, told at length in a popup, with the ways that lead on from it.
public struct RuleCard: Sendable, Hashable {
    let rule: StepRules.Rule
    let place: RowPlace

    init(_ rule: StepRules.Rule, at place: RowPlace) {
        self.rule = rule
        self.place = place
    }

    var title: String { place.text }

    /// The lines of the popup, wrapped to its width.
    func items(width: Int) -> [ChooserItem] {
        let kind = rule.bus.map { "an entry on the \($0) bus" } ?? "a rule on this row alone"
        var items = [
            ChooserItem(
                "\(rule.verdict.glyph) \(rule.verdict.rawValue)", detail: kind, role: rule.verdict.role)
        ]
        let paragraphs = [[SceneRun(rule.label, .textStrong)]] + RuleText.runs(of: rule)
        for paragraph in paragraphs {
            for line in paragraph.wrapped(to: width) {
                items.append(ChooserItem(line.plain, role: line.first { $0.text != " " }?.role ?? .text))
            }
        }
        return items
    }
}
