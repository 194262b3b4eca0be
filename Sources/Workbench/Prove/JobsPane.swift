import Engine
import TerminalScreen

/// The queue and the history of proofs, the newest first.
struct JobsPane: ScenePane {
    static let id = PaneID.jobs

    func note(_ context: PaneContext) -> String {
        let waiting = context.proofs.waitingCount
        var notes = waiting > 0 ? ["\(waiting) waiting"] : []
        if let proof = context.market.seat.proofs?.current, case .proving(let progress) = proof.state {
            let stage = progress.current.map { ", \($0.stage.rawValue) \(Int($0.fraction * 100)) %" } ?? ""
            notes.append("▶ market order \(proof.order)\(stage)")
        }
        return notes.joined(separator: "; ")
    }

    func scene(_ context: PaneContext) -> JobsScene {
        let entries = context.proofs.entries
        let count = entries.count
        var scene = JobsScene()
        guard count > 0 else {
            scene.problem = "Proofs that are being made, wait or are done stand here."
            return scene
        }
        var list = ListState()
        list.select(count - 1 - context.proofs.selected, count: count)
        let state = list.revealed(height: context.size.height, count: count)
        scene.first = state.offset
        scene.count = count
        scene.selected = state.selected
        scene.lines = entries.reversed().dropFirst(state.offset).prefix(max(1, context.size.height)).map(
            Self.line)
        return scene
    }

    private static func line(_ entry: ProofDesk.Entry) -> JobsScene.Line {
        let words = entry.words
        var facts: [String] = []
        if let cycles = entry.progress.cycles { facts.append("\(Grouped.text(cycles)) cycles") }
        if let made = entry.made {
            facts += [
                Quantity.seconds(made.seconds), Quantity.kilohertz(made.kilohertz),
                Quantity.bytes(made.bytes.count),
            ]
        }
        return JobsScene.Line(
            glyph: words.glyph, role: words.role, name: "\(entry.number) \(entry.title)", state: words.text,
            facts: facts.joined(separator: "  "))
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let proofs = context.proofs
        guard !proofs.entries.isEmpty else { return nil }
        if action == .enter { return [.focus(on: .statement)] }
        var list = ListState()
        let count = proofs.entries.count
        list.select(count - 1 - proofs.selected, count: count)
        guard list.perform(action, count: count, page: max(1, context.size.height)) else { return nil }
        proofs.select(count - 1 - list.selected)
        return []
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let scene = scene(context)
        context.proofs.select(context.proofs.entries.count - 1 - scene.first - place.y)
        return []
    }

    func selectedText(_ context: PaneContext) -> String? {
        guard case .done(let kept)? = context.proofs.current?.state else { return nil }
        return kept.path
    }
}

/// The list of proofs.
struct JobsScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var glyph: String
        var role: Role
        var name: String
        var state: String
        var facts: String
    }

    var lines: [Line] = []
    var first = 0
    var count = 0
    var selected = 0
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        let state = ListState(selected: selected - first)
        ListView(count: lines.count, state: state, isFocused: isFocused, showsScrollbar: false)
            .draw(on: &surface, in: rect) { surface, index, place in
                let line = lines[index]
                surface.put("\(line.glyph) ", place.x, place.y, line.role)
                let end = surface.put(
                    VisibleText.truncated(line.name, to: max(0, place.width - 14)), place.x + 2, place.y,
                    .value)
                let next = surface.put(
                    "  \(line.state)", end, place.y, line.role, width: max(0, place.right - end))
                let room = place.right - next - 3
                if VisibleText.width(line.facts) <= room {
                    surface.putRight(line.facts, endingAt: place.right - 1, place.y, .textDim)
                }
            }
    }
}
