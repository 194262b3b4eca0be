import TerminalScreen

/// The rule strip: what the step at the cursor put into the tables, and which rules hold there.
struct RulesPane: ScenePane {
    static let id = PaneID.rules

    private var list = ListState(selected: 1)

    init() {}

    func note(_ context: PaneContext) -> String {
        switch context.session.stepRules {
        case .missing: ""
        case .known(let rules): rules.summary.text
        }
    }

    mutating func follow(_ context: PaneContext) { list = ListState(selected: 1) }

    func scene(_ context: PaneContext) -> RulesScene {
        switch context.session.stepRules {
        case .missing(let sentence):
            var scene = RulesScene()
            scene.problem = sentence
            return scene
        case .known(let rules): return scene(of: rules, size: context.size)
        }
    }

    /// The scene of known rules.
    func scene(of rules: StepRules, size: Size) -> RulesScene {
        let lines = Self.lines(of: rules)
        let height = Self.bodyHeight(size)
        let state = list.revealed(height: height, count: lines.count)
        var scene = RulesScene()
        scene.first = state.offset
        scene.count = lines.count
        scene.selected = state.selected
        scene.lines = Array(lines.dropFirst(state.offset).prefix(height).map(\.line))
        if lines.indices.contains(state.selected), case .rule(let rule) = lines[state.selected].line {
            scene.detail = RuleText.runs(of: rule)
        }
        return scene
    }

    private static func bodyHeight(_ size: Size) -> Int {
        max(1, size.height - RulesScene.detailHeight(size))
    }

    /// All lines, each with the row of the table to which it belongs.
    private static func lines(of rules: StepRules) -> [(line: RulesScene.Line, row: StepRules.Row)] {
        rules.rows.flatMap { row in
            let summary = Verdict.summary(failing: row.failing, of: row.rules.count, isChecked: row.isChecked)
            let heading = RulesScene.Line.row(
                title: row.place.text, summary: summary.text, verdict: summary.verdict)
            return [(heading, row)] + row.rules.map { (.rule($0), row) }
        }
    }

    // MARK: Keys and mouse

    private func lines(_ context: PaneContext) -> [(line: RulesScene.Line, row: StepRules.Row)] {
        guard case .known(let rules) = context.session.stepRules else { return [] }
        return Self.lines(of: rules)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let lines = lines(context)
        if list.perform(action, count: lines.count, page: Self.bodyHeight(context.size)) { return [] }
        guard action == .enter, lines.indices.contains(list.selected) else { return nil }
        let (line, row) = lines[list.selected]
        guard case .rule(let rule) = line else { return nil }
        return [.present(.chooser(Chooser(.rule(RuleCard(rule, at: row.place)))))]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let (lines, height) = (lines(context), Self.bodyHeight(context.size))
        guard place.y < height else { return [] }
        list = list.revealed(height: height, count: lines.count)
        list.select(list.offset + place.y, count: lines.count)
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: Self.bodyHeight(context.size), count: lines(context).count)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let lines = lines(context)
        let found = TextSearch.next(text, from: list.selected, count: lines.count, backward: backward) {
            switch lines[$0].line {
            case .row(let title, _, _): title
            case .rule(let rule): rule.label
            }
        }
        if let found { list.select(found, count: lines.count) }
        return found != nil
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        let lines = lines(context)
        guard lines.indices.contains(list.selected) else { return nil }
        return (lines[list.selected].row.place.text + ".", "")
    }

    func selectedText(_ context: PaneContext) -> String? {
        let lines = lines(context)
        guard lines.indices.contains(list.selected) else { return nil }
        switch lines[list.selected].line {
        case .row(let title, _, _): return title
        case .rule(let rule): return "\(rule.verdict.rawValue): \(rule.label): \(rule.formula)"
        }
    }
}
