import Execution
import RISCV
import TerminalScreen

/// The functions that have been called and have not returned.
struct CallsPane: ScenePane {
    static let id = PaneID.calls

    private var list = ListState()
    /// The frame whose place the source and disassembly panes show.
    private var shown = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        let depth = context.session.debugger.callDepth
        return depth == 1 ? "" : "\(ValueText.count(depth)) deep"
    }

    mutating func follow(_ context: PaneContext) {
        list = ListState()
        shown = 0
    }

    /// All frames; a frame of a deep recursion is only looked up when it is shown.
    private func frames(_ context: PaneContext) -> [Debugger.Frame] { context.session.debugger.callStack }

    func scene(_ context: PaneContext) -> CallsScene {
        let session = context.session
        let needed = list.selected + context.size.height + 1
        let frames = session.debugger.callStack(at: session.position, limit: needed)
        let depth = min(session.debugger.callDepth, 1000)
        var scene = CallsScene()
        scene.note =
            shown > 0 ? "the source shows frame \(shown); the registers are those of the present step" : ""
        let height = context.size.height - (scene.note.isEmpty || context.size.height < 4 ? 0 : 1)
        let state = list.revealed(height: height, count: depth)
        scene.first = state.offset
        scene.count = depth
        scene.rows = frames.dropFirst(state.offset).prefix(max(0, height)).map { frame in
            let place = frame.location.map { context.session.sources.text(of: $0) }
            return CallsScene.Row(
                level: frame.level, function: frame.function, place: place ?? ValueText.hex(frame.pc),
                callStep: frame.callStep, isWithoutSource: frame.location == nil,
                isSelected: frame.level == state.selected, isShown: frame.level == shown)
        }
        return scene
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let frames = frames(context)
        if list.perform(action, count: frames.count, page: max(1, context.size.height)) { return [] }
        guard frames.indices.contains(list.selected) else { return nil }
        let frame = frames[list.selected]
        switch action {
        case .enter:
            shown = list.selected
            if let location = frame.location { return [.show(.location(location), in: .source)] }
            return [.show(.address(frame.pc), in: .disassembly)]
        case .showCurrent:
            follow(context)
            return [.actionIn(.source, .showCurrent)]
        case .nextPoint:
            return [.command("finish")]
        case .previousPoint:
            guard let step = frame.callStep else {
                return [.say(Notice("the outermost function has no caller"))]
            }
            return [.go(to: step)]
        default: return nil
        }
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let count = frames(context).count
        list = list.revealed(height: context.size.height, count: count)
        let isSecond = list.selected == list.offset + place.y
        list.select(list.offset + place.y, count: count)
        return isSecond ? [.action(.enter)] : []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: context.size.height, count: frames(context).count)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let frames = frames(context)
        let found = TextSearch.next(text, from: list.selected, count: frames.count, backward: backward) {
            frames[$0].function
        }
        if let found { list.select(found, count: frames.count) }
        return found != nil
    }

    func selectedText(_ context: PaneContext) -> String? {
        let frames = frames(context)
        guard frames.indices.contains(list.selected) else { return nil }
        let frame = frames[list.selected]
        return "\(frame.function) \(context.session.placeText(of: frame.pc))"
    }

    func codePlace(_ context: PaneContext) -> String? {
        let frames = frames(context)
        guard frames.indices.contains(list.selected) else { return nil }
        return BreakpointRequest.Place.address(frames[list.selected].pc).description
    }
}
