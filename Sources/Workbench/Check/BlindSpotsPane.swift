import TerminalScreen

/// The cells whose change no rule notices.
struct BlindSpotsPane: ScenePane {
    static let id = PaneID.blindSpots

    private var list = ListState()

    init() {}

    func note(_ context: PaneContext) -> String {
        guard case .known(let lines) = context.session.tables.blindSpots else { return "" }
        return lines.isEmpty ? "✓ none" : "▲ \(ValueText.count(lines.count))"
    }

    func scene(_ context: PaneContext) -> CheckListScene {
        var scene = CheckListScene()
        switch context.session.tables.blindSpots {
        case .missing:
            scene.problem =
                "A blind spot is a cell that can be changed without any rule noticing. Enter looks for them: the cells "
                + "of the step at the cursor are changed one after the other, to some fifteen values each, and rules, "
                + "lookups and other rows are asked."
        case .known(let lines) where lines.isEmpty:
            scene.problem = "✓ No blind spot: some rule notices every change of a cell of this step's rows."
        case .known(let lines):
            let state = list.revealed(height: context.size.height, count: lines.count)
            scene.first = state.offset
            scene.count = lines.count
            scene.selected = state.selected
            scene.lines = lines.dropFirst(state.offset).prefix(max(1, context.size.height)).map {
                CheckListScene.Line(text: "▲ \($0.place)", detail: "  " + $0.reason)
            }
        }
        return scene
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        if action == .nextPoint || action == .previousPoint { return [.actionIn(.failures, action)] }
        if action == .enter { return [.findBlindSpots] }
        let count = context.session.tables.blindSpots.lines.count
        return list.perform(action, count: count, page: max(1, context.size.height)) ? [] : nil
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(
            by: rows, height: context.size.height, count: context.session.tables.blindSpots.lines.count)
    }
}

/// The blind spots that were found.
enum BlindSpotMap: Codable, Hashable, Sendable {
    case missing
    case known([Line])

    /// A cell that no rule pins.
    struct Line: Codable, Hashable, Sendable {
        /// `add[18204].time`.
        var place: String
        /// Why it is free, in words; empty where nobody gave a reason.
        var reason: String
    }

    var lines: [Line] { if case .known(let lines) = self { lines } else { [] } }
}
