import TerminalScreen

/// A pane that lists what fails in some order; what is selected is told at length in the pane beside it.
protocol CheckListPane: ScenePane where Scene == CheckListScene {
    var list: CheckList { get set }
    /// Every line of the list.
    static func lines(of board: CheckBoard) -> [CheckListScene.Line]
    /// What stands in an empty list.
    static var emptySentence: String { get }
}

extension CheckListPane {
    private func lines(_ context: PaneContext) -> [CheckListScene.Line]? {
        context.session.tables.currentBoard.map(Self.lines)
    }

    func scene(_ context: PaneContext) -> CheckListScene {
        guard let lines = lines(context) else {
            var scene = CheckListScene()
            scene.problem = context.session.tables.sentence
            return scene
        }
        var scene = list.scene(lines, height: context.size.height)
        if lines.isEmpty { scene.problem = Self.emptySentence }
        return scene
    }

    mutating func follow(_ context: PaneContext) {
        if let lines = lines(context) { list.adapt(to: lines, revision: context.session.tables.revision) }
    }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {
        guard case .failure(let number) = target, let lines = lines(context) else { return }
        list.select(failure: number, lines)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let lines = lines(context) else { return nil }
        switch action {
        case .nextPoint, .previousPoint:
            guard list.go(forward: action == .nextPoint, lines) else {
                return [.say(Notice("nothing fails", .done))]
            }
        case .enter:
            guard let number = list.failure(in: lines) else {
                return [.say(Notice("this does not fail; ] goes to what does"))]
            }
            return [.offerWays(ofFailure: number)]
        default:
            guard list.perform(action, lines, page: max(1, context.size.height)) else { return nil }
        }
        return selecting(lines)
    }

    private func selecting(_ lines: [CheckListScene.Line]) -> [Message] {
        [.select(list.failure(in: lines).map(CheckSelection.failure) ?? .nothing)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        guard let lines = lines(context) else { return [] }
        let isSecond = list.click(place.y, lines, height: context.size.height)
        return selecting(lines) + (isSecond ? [.action(.enter)] : [])
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        if let lines = lines(context) { list.wheel(by: rows, lines, height: context.size.height) }
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        guard let lines = lines(context) else { return false }
        return list.find(text, backward: backward, lines)
    }

    func selectedText(_ context: PaneContext) -> String? {
        guard let lines = lines(context), lines.indices.contains(list.state.selected) else { return nil }
        return lines[list.state.selected].text
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        guard let text = selectedText(context), text.last == "]" else { return ("", "") }
        return (text + ".", "")
    }
}

/// What fails, by rule.
struct FailuresPane: CheckListPane {
    static let id = PaneID.failures
    var list = CheckList()

    init() {}

    func note(_ context: PaneContext) -> String {
        context.session.tables.currentBoard.map { ValueText.count($0.failureCount) } ?? ""
    }

    static let emptySentence =
        "✓ Nothing fails: every rule holds on every row and every bus balances. x pokes a cell or the run, so that "
        + "you see who notices; u takes it back."

    static func lines(of board: CheckBoard) -> [CheckListScene.Line] {
        board.groups.flatMap { group -> [CheckListScene.Line] in
            let unit = group.bus == nil ? "row" : "tuple"
            let chip = group.chip.map { "\($0): " } ?? ""
            let heading = CheckListScene.Line(
                isHeading: true, text: chip + group.title,
                right: "\(ValueText.count(group.total)) \(unit)\(group.total == 1 ? "" : "s")",
                failure: group.failures.first?.number)
            return [heading]
                + group.failures.map { failure in
                    let step = failure.step.map { "step \(ValueText.count($0))" }
                    let excess = failure.excess.map(LedgerPane.text)
                    return CheckListScene.Line(
                        text: failure.place,
                        right: [excess, step].compactMap(\.self).joined(separator: "  "),
                        failure: failure.number)
                }
        }
    }
}

/// Every bus: what is sent and not received, or received and not sent.
struct LedgerPane: CheckListPane {
    static let id = PaneID.ledger
    var list = CheckList()

    init() {}

    func note(_ context: PaneContext) -> String {
        guard let board = context.session.tables.currentBoard else { return "" }
        let open = board.buses.count { $0.unbalanced > 0 }
        return open == 0
            ? "✓ all balance"
            : "✗ \(open) of \(board.buses.count) \(open == 1 ? "does" : "do") not balance"
    }

    static let emptySentence = "No table puts anything on a bus."

    /// The buses that do not balance with their tuples, then the others.
    static func lines(of board: CheckBoard) -> [CheckListScene.Line] {
        let open = board.buses.filter { $0.unbalanced > 0 }
        let closed = board.buses.filter { $0.unbalanced == 0 }
        return (open + closed).flatMap { bus -> [CheckListScene.Line] in
            let number = (bus.isEstimate ? "about " : "") + ValueText.count(bus.unbalanced)
            let words =
                bus.unbalanced == 0
                ? "balances" : "\(number) tuple\(bus.unbalanced == 1 ? " does" : "s do") not balance"
            let heading = CheckListScene.Line(
                isHeading: true, verdict: bus.unbalanced == 0 ? .holds : .fails, text: bus.name,
                detail: " (" + bus.fields.joined(separator: ", ") + ")", right: words,
                failure: bus.tuples.first?.failure)
            return [heading]
                + bus.tuples.map { tuple in
                    CheckListScene.Line(
                        text: tuple.values, detail: tuple.nearest.map { "  nearest \($0)" } ?? "",
                        right: text(tuple.excess), failure: tuple.failure)
                }
        }
    }

    /// "1 send too many", "2 receives too many".
    static func text(_ excess: Int) -> String {
        let count = abs(excess)
        return "\(ValueText.count(count)) \(excess > 0 ? "send" : "receive")\(count == 1 ? "" : "s") too many"
    }
}
