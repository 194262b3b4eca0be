import Execution
import TerminalScreen

/// The guest's log up to the cursor, its public output so far, and how the run ends.
struct LogPane: ScenePane {
    static let id = PaneID.log

    /// Lines past this many are cut at the front: a person who wants all of them uses `nexus run`.
    private static let lineLimit = 20_000

    private var lines: [String] = []
    /// How many bytes `lines` was made of.
    private var logCount = -1
    private var output: [UInt8] = []
    private var list = ListState()
    private var followsEnd = true

    init() {}

    func note(_ context: PaneContext) -> String {
        lines.isEmpty ? "" : "\(ValueText.count(lines.count)) line\(lines.count == 1 ? "" : "s")"
    }

    mutating func follow(_ context: PaneContext) {
        let session = context.session
        output = session.recording.publicOutput(before: session.position)
        let log = session.recording.log(before: session.position)
        // The log of a run only grows with the position, so that its length tells whether it is the same.
        if log.count != logCount || session.work != nil { lines = Self.lines(of: log) }
        logCount = log.count
        if followsEnd || list.selected >= lines.count { list.select(lines.count - 1, count: lines.count) }
    }

    private static func lines(of log: [UInt8]) -> [String] {
        var parts = log.split(separator: 0x0A, omittingEmptySubsequences: false).suffix(lineLimit + 1)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { VisibleText.expandingTabs(VisibleText.escaped(bytes: $0)) }
    }

    private func height(_ context: PaneContext) -> Int {
        let isAtEnd = context.session.position == context.session.length && context.session.outcome != nil
        return max(1, context.size.height - (context.size.height >= 3 ? (isAtEnd ? 2 : 1) : 0))
    }

    func scene(_ context: PaneContext) -> LogScene {
        let session = context.session
        let height = height(context)
        let state = list.revealed(height: height, count: lines.count)
        var scene = LogScene()
        scene.first = state.offset
        scene.count = lines.count
        scene.lines = lines.enumerated().dropFirst(state.offset).prefix(height).map { index, text in
            LogScene.Line(
                text: text, isHit: TextSearch.contains(context.searchText, in: text),
                isSelected: context.isFocused && index == state.selected)
        }
        scene.outputCount = output.count
        scene.output = output.suffix(64).map { ValueText.digits(UInt32($0), count: 2) }.joined(separator: " ")
        if session.position == session.length, let outcome = session.outcome {
            (scene.outcome, scene.outcomeIsGood) = outcome.words
        }
        return scene
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        if list.perform(action, count: lines.count, page: height(context)) {
            followsEnd = list.selected >= lines.count - 1
            return []
        }
        let session = context.session
        switch action {
        case .enter:
            guard let step = step(ofLine: list.selected, session) else { return nil }
            return [.go(to: step)]
        case .nextPoint:
            guard let entry = session.recording.logEntries.first(where: { $0.step >= session.position })
            else {
                return [.say(Notice("nothing more is logged"))]
            }
            return [.go(to: entry.step + 1)]
        case .previousPoint:
            guard let entry = session.recording.logEntries.last(where: { $0.step + 1 < session.position })
            else {
                return [.say(Notice("nothing is logged before"))]
            }
            return [.go(to: entry.step + 1)]
        default: return nil
        }
    }

    /// The step that wrote the first byte of a line.
    private func step(ofLine line: Int, _ session: DebugSession) -> Int? {
        var breaks = 0
        for entry in session.recording.logEntries {
            if breaks >= line, !entry.bytes.isEmpty { return entry.step }
            breaks += entry.bytes.lazy.filter { $0 == 0x0A }.count
            if breaks > line || breaks == line && entry.bytes.last != 0x0A { return entry.step }
        }
        return nil
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        list = list.revealed(height: height(context), count: lines.count)
        list.select(list.offset + place.y, count: lines.count)
        followsEnd = list.selected >= lines.count - 1
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: height(context), count: lines.count)
        followsEnd = list.selected >= lines.count - 1
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let lines = lines
        guard
            let line = TextSearch.next(
                text, from: list.selected, count: lines.count, backward: backward, line: { lines[$0] })
        else { return false }
        list.select(line, count: lines.count)
        followsEnd = false
        return true
    }

    func selectedText(_ context: PaneContext) -> String? {
        lines.indices.contains(list.selected) ? lines[list.selected] : nil
    }
}
