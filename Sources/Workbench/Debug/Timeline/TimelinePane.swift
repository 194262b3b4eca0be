import Execution
import RISCV
import TerminalScreen

/// The whole run as a line that can be scrubbed.
struct TimelinePane: ScenePane {
    static let id = PaneID.timeline

    /// The position under the arrows, until the cursor moves.
    private var selected: Int?

    init() {}

    func note(_ context: PaneContext) -> String {
        let scene = scene(context)
        return scene.place + (scene.outcome.isEmpty ? "" : " · ends: \(scene.outcome)")
    }

    mutating func follow(_ context: PaneContext) { selected = nil }

    func scene(_ context: PaneContext) -> TimelineScene {
        let session = context.session
        var scene = TimelineScene()
        scene.position = session.position
        scene.length = session.length
        scene.selected = selected
        scene.marks = marks(session)
        scene.isRecording = session.outcome == nil
        if let outcome = session.outcome { (scene.outcome, scene.outcomeIsGood) = outcome.words }
        let at = selected ?? session.position
        let pc = session.recording.pc(at: at)
        scene.place = session.symbols.symbol(containing: pc)?.displayName ?? ValueText.hex(pc)
        if let selected { scene.place = "Enter goes to \(ValueText.count(selected)), in \(scene.place)" }
        if !scene.isRecording, session.length > 0 {
            let width = context.size.width
            scene.depths = (0..<width).map { column in
                session.debugger.callDepth(at: scene.position(ofColumn: column, width: width))
            }
        }
        return scene
    }

    private func marks(_ session: DebugSession) -> [TimelineScene.Mark] {
        var marks = session.stops.map {
            TimelineScene.Mark(kind: .stop, position: $0.position, name: $0.reason)
        }
        marks += session.bookmarks.map {
            TimelineScene.Mark(kind: .bookmark, position: $0.position, name: $0.name)
        }
        marks += session.recording.interventions.map {
            TimelineScene.Mark(kind: .intervention, position: $0.step)
        }
        return marks
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let session = context.session
        let at = selected ?? session.position
        let column = max(1, session.length / max(1, context.size.width - 1))
        switch action {
        case .left: selected = max(0, at - column)
        case .right: selected = min(session.length, at + column)
        case .up: selected = max(0, at - 1)
        case .down: selected = min(session.length, at + 1)
        case .pageUp: selected = max(0, at - session.length / 10)
        case .pageDown: selected = min(session.length, at + session.length / 10)
        case .home: selected = 0
        case .end: selected = session.length
        case .showCurrent: selected = nil
        case .enter:
            guard let selected else { return [] }
            return [.go(to: selected)]
        case .nextPoint, .previousPoint:
            let positions = marks(session).map(\.position).sorted()
            let found = action == .nextPoint ? positions.first { $0 > at } : positions.last { $0 < at }
            guard let found else {
                return [
                    .say(
                        Notice(
                            "no stop, bookmark or change of yours is \(action == .nextPoint ? "later" : "earlier")"
                        ))
                ]
            }
            return [.go(to: found)]
        default: return nil
        }
        return []
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        [.go(to: scene(context).position(ofColumn: place.x, width: context.size.width))]
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let at = selected ?? context.session.position
        let column = max(1, context.session.length / max(1, context.size.width - 1))
        selected = min(max(0, at + rows.signum() * column), context.session.length)
    }

    func selectedText(_ context: PaneContext) -> String? { String(selected ?? context.session.position) }
}
