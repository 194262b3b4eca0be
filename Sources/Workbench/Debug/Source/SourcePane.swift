import Execution
import RISCV
import TerminalScreen

/// The source of the program, at the line where the run stands.
struct SourcePane: ScenePane {
    static let id = PaneID.source

    private(set) var document: SourceDocument?
    /// The lines of the document that have code.
    private var codeLines: Set<Int> = []
    private var lines = ListState()
    private var offset = 0
    /// The line at which the run stands, if it is one of this document's.
    private var current: Int?
    /// The line of a caller that is being looked at, or of the nearest caller that has a line.
    private var callSite: Int?
    /// Why no line can be shown.
    private var problem: String? = "No program is open."

    init() {}

    func note(_ context: PaneContext) -> String { document?.name ?? "" }

    // MARK: What to show

    mutating func follow(_ context: PaneContext) {
        let session = context.session
        current = nil
        callSite = nil
        if let location = session.debugger.location {
            open(location, session)
            current = location.line
        } else if let frame = session.debugger.callStack.dropFirst().first(where: { $0.location != nil }),
            let location = frame.location
        {
            open(location, session)
            callSite = location.line
        } else {
            let place = session.symbols.description(of: session.pc) ?? ValueText.hex(session.pc)
            problem =
                session.program.lines.rows.isEmpty
                ? "This program was built without source lines (-g adds them). The disassembly shows its instructions."
                : "No source line belongs to \(place). The disassembly shows the instructions; s steps to the next line."
        }
        reveal(context)
    }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {
        let location: SourceLocation? =
            switch target {
            case .location(let location): location
            case .row, .failure: nil
            case .address(let address): context.session.program.lines.location(of: address)
            }
        guard let location else { return }
        let here = context.session.debugger.location
        open(location, context.session)
        current = here?.file == location.file ? here?.line : nil
        callSite = current == location.line ? nil : location.line
        reveal(context)
    }

    private mutating func open(_ location: SourceLocation, _ session: DebugSession) {
        if document?.file != location.file {
            document = SourceDocument(
                file: location.file, name: session.sources.name(of: location.file),
                source: session.sources.source(of: location.file))
            codeLines = Set(
                session.program.lines.rows.lazy.filter { $0.location.file == location.file }.map(
                    \.location.line))
            lines = ListState()
            offset = 0
        }
        problem = document?.problem
        lines.selected = location.line - 1
    }

    private mutating func reveal(_ context: PaneContext) {
        lines.reveal(
            height: max(1, context.size.height), count: document?.lines.count ?? 0,
            margin: context.size.height / 4)
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> SourceScene {
        var scene = SourceScene()
        scene.problem = problem
        guard problem == nil, let document else { return scene }
        let height = context.size.height
        var lines = lines
        lines.reveal(height: max(1, height), count: document.lines.count, margin: min(3, height / 4))
        let marks = breakLines(context.session)
        scene.file = document.name
        scene.offset = offset
        scene.lineCount = document.lines.count
        scene.lines = (lines.offset..<min(document.lines.count, lines.offset + height)).map { index in
            let number = index + 1
            return SourceScene.Line(
                number: number, runs: document.runs(ofLine: number), hasCode: codeLines.contains(number),
                breakpoint: marks[number], isCurrent: number == current, isCallSite: number == callSite,
                isSelected: index == lines.selected,
                hits: TextSearch.ranges(of: context.searchText, in: document.lines[index]))
        }
        return scene
    }

    private func breakLines(_ session: DebugSession) -> [Int: BreakMark] {
        guard let document else { return [:] }
        var marks: [Int: BreakMark] = [:]
        for (address, mark) in session.breakMarks {
            guard let location = session.program.lines.location(of: address), location.file == document.file,
                marks[location.line] != .enabled
            else { continue }
            marks[location.line] = mark
        }
        return marks
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let document, problem == nil else { return nil }
        let count = document.lines.count
        if lines.perform(action, count: count, page: context.size.height) { return [] }
        switch action {
        case .left: offset = max(0, offset - 8)
        case .right:
            let longest = document.lines.map(\.utf8.count).max() ?? 0
            offset = min(offset + 8, max(0, longest - 8))
        case .enter:
            guard let address = address(context) else {
                return [.say(Notice("no instruction belongs to this line", .warning))]
            }
            return [.show(.address(address), in: .disassembly)]
        case .showCurrent: follow(context)
        case .nextPoint, .previousPoint:
            guard let place = codePlace(context) else { return nil }
            return [.command((action == .nextPoint ? "until " : "reverse-until ") + place)]
        default: return nil
        }
        return []
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        guard let document, problem == nil else { return [] }
        let shown = lines.revealed(height: context.size.height, count: document.lines.count)
        let line = shown.offset + place.y
        guard line < document.lines.count else { return [] }
        lines.selected = line
        lines.offset = shown.offset
        return place.x < 2 ? [.action(.toggleBreakpoint)] : []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        lines.wheel(by: rows, height: context.size.height, count: document?.lines.count ?? 0)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        guard let document, !text.isEmpty else { return false }
        guard
            let line = TextSearch.next(
                text, from: lines.selected, count: document.lines.count, backward: backward,
                line: { document.lines[$0] })
        else { return false }
        lines.selected = line
        reveal(context)
        return true
    }

    // MARK: What actions take from here

    private func address(_ context: PaneContext) -> UInt32? {
        guard let document else { return nil }
        return context.session.program.lines.addresses(file: document.file, line: lines.selected + 1).first
    }

    func selectedText(_ context: PaneContext) -> String? {
        guard let document, document.lines.indices.contains(lines.selected) else { return nil }
        return document.lines[lines.selected]
    }

    func codePlace(_ context: PaneContext) -> String? {
        guard let document, problem == nil else { return nil }
        return BreakpointRequest.Place.line(file: document.name, line: lines.selected + 1).description
    }
}
