import TerminalScreen

/// A list of the Check screen: lines in groups, of which one is selected.
struct CheckListScene: PaneScene {
    /// One line of such a list.
    struct Line: Codable, Hashable, Sendable {
        /// A line that heads those after it.
        var isHeading = false
        var verdict = Verdict.fails
        var text: String
        /// Explains the text where there is room.
        var detail = ""
        var right = ""
        /// The failure that stands for the line; nil where nothing fails.
        var failure: Int?
    }

    /// The lines in view.
    var lines: [Line] = []
    var first = 0
    var count = 0
    var selected = 0
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            return surface.putSentence(problem, in: rect, problem.hasPrefix("✓") ? .text : .textDim)
        }
        let state = ListState(selected: selected - first)
        ListView(count: lines.count, state: state, isFocused: isFocused, showsScrollbar: false)
            .draw(on: &surface, in: rect) { surface, index, place in
                draw(lines[index], on: &surface, in: place.width > 2 ? place : .empty)
            }
        if count > rect.height, rect.width > 2 {
            surface.scrollbar(
                Rect(x: rect.right - 1, y: rect.y, width: 1, height: rect.height), first: first,
                shown: rect.height, count: count)
        }
    }

    private func draw(_ line: Line, on surface: inout Surface, in place: Rect) {
        var x = place.x + 4
        if line.isHeading { x = surface.put("\(line.verdict.glyph) ", place.x, place.y, line.verdict.role) }
        let room = place.right - x - VisibleText.width(line.right) - 4
        let text = VisibleText.truncated(line.text, to: room)
        let next = surface.put(text, x, place.y, line.isHeading ? .heading : .value)
        let left = room - VisibleText.width(text)
        surface.put(VisibleText.truncated(line.detail, to: left), next, place.y, .textDim)
        surface.putRight(
            line.right, endingAt: place.right - 2, place.y, line.isHeading ? line.verdict.role : .textDim)
    }
}

/// The selection in such a list.
struct CheckList: Hashable, Sendable {
    private(set) var state = ListState()
    private var revision = -1

    /// After the tables changed, the first line that fails is selected.
    mutating func adapt(to lines: [CheckListScene.Line], revision: Int) {
        guard revision != self.revision else { return }
        self.revision = revision
        state = ListState()
        state.select(lines.firstIndex { !$0.isHeading && $0.failure != nil } ?? 0, count: lines.count)
    }

    func scene(_ lines: [CheckListScene.Line], height: Int) -> CheckListScene {
        let shown = state.revealed(height: height, count: lines.count)
        var scene = CheckListScene()
        scene.first = shown.offset
        scene.count = lines.count
        scene.selected = shown.selected
        scene.lines = Array(lines.dropFirst(shown.offset).prefix(max(1, height)))
        return scene
    }

    /// The failure of the selected line.
    func failure(in lines: [CheckListScene.Line]) -> Int? {
        lines.indices.contains(state.selected) ? lines[state.selected].failure : nil
    }

    /// Moves as an action says; false for other actions.
    mutating func perform(_ action: Action, _ lines: [CheckListScene.Line], page: Int) -> Bool {
        state.perform(action, count: lines.count, page: page)
    }

    /// Selects the next line of a failure, or the one before, going round; false when there is none.
    mutating func go(forward: Bool, _ lines: [CheckListScene.Line]) -> Bool {
        let indices = lines.indices.filter { !lines[$0].isHeading && lines[$0].failure != nil }
        guard let first = indices.first, let last = indices.last else { return false }
        let next =
            forward
            ? indices.first { $0 > state.selected } ?? first : indices.last { $0 < state.selected } ?? last
        state.select(next, count: lines.count)
        return true
    }

    mutating func select(failure number: Int, _ lines: [CheckListScene.Line]) {
        guard let index = lines.firstIndex(where: { !$0.isHeading && $0.failure == number }) else { return }
        state.select(index, count: lines.count)
    }

    mutating func click(_ y: Int, _ lines: [CheckListScene.Line], height: Int) -> Bool {
        let shown = state.revealed(height: height, count: lines.count)
        let isSecond = shown.selected == shown.offset + y
        state = shown
        state.select(shown.offset + y, count: lines.count)
        return isSecond
    }

    mutating func wheel(by rows: Int, _ lines: [CheckListScene.Line], height: Int) {
        state.wheel(by: rows, height: height, count: lines.count)
    }

    mutating func find(_ text: String, backward: Bool, _ lines: [CheckListScene.Line]) -> Bool {
        let found = TextSearch.next(text, from: state.selected, count: lines.count, backward: backward) {
            lines[$0].text + " " + lines[$0].right
        }
        if let found { state.select(found, count: lines.count) }
        return found != nil
    }
}
