import TerminalScreen

/// The grid of tables × rules: a line for each chip, a sign for each rule.
struct GridPane: ScenePane {
    static let id = PaneID.grid

    private var chips = ListState()
    private var rule = 0

    init() {}

    func note(_ context: PaneContext) -> String { context.session.tables.currentBoard?.verdict.text ?? "" }

    func scene(_ context: PaneContext) -> GridScene {
        guard let board = context.session.tables.currentBoard else {
            return GridScene(problem: context.session.tables.sentence)
        }
        let height = GridScene.listHeight(context.size)
        let state = chips.revealed(height: height, count: board.chips.count)
        var scene = GridScene()
        scene.first = state.offset
        scene.count = board.chips.count
        scene.selected = state.selected
        scene.rule = rule
        scene.chips = Array(board.chips.dropFirst(state.offset).prefix(height))
        scene.nameWidth = board.chips.map(\.name.count).max() ?? 0
        return scene
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let board = context.session.tables.currentBoard else { return nil }
        let rules = { (index: Int) in board.chips.indices.contains(index) ? board.chips[index].rules.count : 0
        }
        switch action {
        case .left: rule = max(0, rule - 1)
        case .right: rule = min(max(0, rules(chips.selected) - 1), rule + 1)
        case .nextPoint, .previousPoint: return [.actionIn(.failures, action)]
        case .enter: return enter(board)
        default:
            let page = GridScene.listHeight(context.size)
            guard chips.perform(action, count: board.chips.count, page: page) else { return nil }
            rule = min(rule, max(0, rules(chips.selected) - 1))
        }
        return [.select(.rule(rule, ofChip: chips.selected))]
    }

    /// Enter on a rule that fails goes to its first failure.
    private func enter(_ board: CheckBoard) -> [Message] {
        guard board.chips.indices.contains(chips.selected) else { return [] }
        let chip = board.chips[chips.selected]
        guard chip.rules.indices.contains(rule), chip.rules[rule].failures > 0,
            let failure = board.firstFailure(of: chip.rules[rule], in: chip)
        else { return [.select(.rule(rule, ofChip: chips.selected))] }
        return [.showFailure(failure)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        guard let board = context.session.tables.currentBoard else { return [] }
        let height = GridScene.listHeight(context.size)
        guard place.y < height else { return [] }
        chips = chips.revealed(height: height, count: board.chips.count)
        chips.select(chips.offset + place.y, count: board.chips.count)
        let signs = place.x - scene(context).signColumn(width: context.size.width)
        let chip = board.chips[chips.selected]
        if signs >= 0 { rule = min(max(0, chip.rules.count - 1), chip.rule(atSign: signs)) }
        rule = min(rule, max(0, chip.rules.count - 1))
        return [.select(.rule(rule, ofChip: chips.selected))]
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        guard let board = context.session.tables.currentBoard else { return }
        chips.wheel(by: rows, height: GridScene.listHeight(context.size), count: board.chips.count)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        guard let board = context.session.tables.currentBoard else { return false }
        let found = TextSearch.next(text, from: chips.selected, count: board.chips.count, backward: backward)
        {
            board.chips[$0].name
        }
        if let found { chips.select(found, count: board.chips.count) }
        rule = 0
        return found != nil
    }

    func selectedText(_ context: PaneContext) -> String? {
        guard let board = context.session.tables.currentBoard, board.chips.indices.contains(chips.selected)
        else { return nil }
        let chip = board.chips[chips.selected]
        return chip.rules.indices.contains(rule) ? "\(chip.name): \(chip.rules[rule].label)" : chip.name
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        guard let board = context.session.tables.currentBoard, board.chips.indices.contains(chips.selected)
        else { return nil }
        return ("\(board.chips[chips.selected].name)[0].", "")
    }
}

extension CheckBoard {
    /// The number of the first failure of a rule of a chip; of an entry, the first that stands on its bus.
    func firstFailure(of rule: Rule, in chip: Chip) -> Int? {
        let groups = groups.filter { group in
            rule.bus == nil
                ? group.chip == chip.name && group.title == rule.label : group.bus == rule.bus
        }
        return groups.first?.failures.first?.number
    }
}

extension CheckBoard.Chip {
    /// The column of a rule's sign: bus entries are set apart.
    func column(ofRule index: Int) -> Int {
        let split = rules.firstIndex { $0.bus != nil } ?? rules.count
        return index + (index >= split && split > 0 ? 1 : 0)
    }

    /// The rule whose sign stands in a column, or the nearest.
    func rule(atSign column: Int) -> Int {
        rules.indices.last { self.column(ofRule: $0) <= column } ?? 0
    }
}
