import TerminalScreen

/// Why what is selected fails, at length; or what the selected rule says.
struct CausePane: ScenePane {
    static let id = PaneID.cause

    private var first = 0
    private var shown = CheckSelection.nothing

    init() {}

    /// The lies that were told.
    func note(_ context: PaneContext) -> String {
        guard let changes = context.session.tables.currentBoard?.changes, let last = changes.last else {
            return ""
        }
        return "◆ poked: \(last)" + (changes.count > 1 ? " and \(changes.count - 1) more" : "")
    }

    func scene(_ context: PaneContext) -> CauseScene {
        let tables = context.session.tables
        let story = context.session.faultStory
        guard let board = tables.currentBoard else {
            return story.isEmpty
                ? CauseScene(problem: tables.sentence)
                : CauseScene(paragraphs: story + [[SceneRun(tables.sentence, .running)]])
        }
        let paragraphs: [[SceneRun]]
        switch tables.selection {
        case .failure(let number):
            paragraphs = tables.detail(ofFailure: number)?.paragraphs ?? Self.overview(board)
        case .rule(let rule, let chip):
            paragraphs = Self.rule(rule, ofChip: chip, board, tables) ?? Self.overview(board)
        case .nothing: paragraphs = Self.overview(board)
        }
        return CauseScene(paragraphs: story + paragraphs, first: shown == tables.selection ? first : 0)
    }

    private static func rule(
        _ index: Int, ofChip place: Int, _ board: CheckBoard, _ tables: RunTables
    ) -> [[SceneRun]]? {
        guard board.chips.indices.contains(place), board.chips[place].rules.indices.contains(index) else {
            return nil
        }
        let chip = board.chips[place]
        let rule = chip.rules[index]
        if rule.failures > 0, let number = board.firstFailure(of: rule, in: chip),
            let detail = tables.detail(ofFailure: number)
        {
            return detail.paragraphs
        }
        let formula = tables.reading?.formula(ofRule: index, of: chip.name) ?? ""
        return [
            [SceneRun("\(rule.verdict.glyph) ", rule.verdict.role), SceneRun(rule.label, .textStrong)], [],
            [SceneRun(formula, .name)] + (rule.bus == nil ? [SceneRun(" = 0", .textDim)] : []), [],
            [SceneRun(chip.name + ": ", .name), SceneRun(chip.summary)], [],
            [SceneRun("x ", .hintKey), SceneRun("pokes a cell, so that you see who notices.", .textDim)],
        ]
    }

    private static func overview(_ board: CheckBoard) -> [[SceneRun]] {
        let verdict = board.verdict
        let rows = board.chips.reduce(0) { $0 + $1.rows }
        let size = "\(ValueText.count(rows)) rows in \(ValueText.count(board.chips.count)) tables."
        return [
            [SceneRun(verdict.text, verdict.verdict.role)], [],
            [
                SceneRun("Every instruction of the run made a row in one of the tables: \(size) "),
                SceneRun("A rule is a polynomial over the columns of a row that must be zero; "),
                SceneRun(
                    "a bus is where rows hand values to each other: what one sends, another must receive."),
            ], [],
            [
                SceneRun("x ", .hintKey),
                SceneRun("pokes a cell or the run, so that you see who notices.", .textDim),
            ],
        ]
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let page = max(1, context.size.height - 1)
        switch action {
        case .up: scroll(by: -1, context)
        case .down: scroll(by: 1, context)
        case .pageUp: scroll(by: -page, context)
        case .pageDown: scroll(by: page, context)
        case .home: scroll(by: -100_000, context)
        case .end: scroll(by: 100_000, context)
        case .nextPoint, .previousPoint: return [.actionIn(.failures, action)]
        case .enter:
            guard case .failure(let number) = context.session.tables.selection else { return nil }
            return [.offerWays(ofFailure: number)]
        default: return nil
        }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let scene = scene(context)
        let most = max(0, scene.lineCount(width: context.size.width) - context.size.height)
        first = min(max(0, scene.first + rows), most)
        shown = context.session.tables.selection
    }

    func selectedText(_ context: PaneContext) -> String? {
        scene(context).paragraphs.map(\.plain).joined(separator: "\n")
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        guard case .failure(let number) = context.session.tables.selection,
            let place = context.session.tables.currentBoard?.failures.first(where: { $0.number == number })?
                .place,
            place.last == "]"
        else { return ("", "") }
        return (place + ".", "")
    }
}

/// Paragraphs to read.
struct CauseScene: PaneScene {
    var paragraphs: [[SceneRun]] = []
    /// The first line in view, once wrapped.
    var first = 0
    var problem: String?

    func lineCount(width: Int) -> Int { lines(width: width).count }

    /// The lines of a fact stand below its text, those of a sentence at the edge.
    private func lines(width: Int) -> [[SceneRun]] {
        paragraphs.flatMap { paragraph -> [[SceneRun]] in
            if paragraph.isEmpty { return [[]] }
            let isFact = paragraph[0].text.hasSuffix("  ")
            return paragraph.wrapped(
                to: width - 3, indent: isFact && width >= 40 ? paragraph[0].text.count : 0)
        }
    }

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        let lines = lines(width: rect.width)
        let first = max(0, min(first, lines.count - rect.height))
        for (index, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
            surface.put(runs: line, rect.x + 1, rect.y + index, width: rect.width - 2)
        }
        if lines.count > rect.height, rect.width > 2 {
            surface.scrollbar(
                Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height), first: first,
                shown: rect.height, count: lines.count)
        }
        if isFocused, !rect.isEmpty { surface.cursor = Point(rect.x, rect.y) }
    }
}
