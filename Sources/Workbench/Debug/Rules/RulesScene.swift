import TerminalScreen

/// The rules of the rows that a step made, the failing first.
struct RulesScene: PaneScene {
    enum Line: Codable, Hashable, Sendable {
        case row(title: String, summary: String, verdict: Verdict)
        case rule(StepRules.Rule)
    }

    /// The lines in view.
    var lines: [Line] = []
    var first = 0
    var count = 0
    /// Index into all lines.
    var selected = 0
    /// Formula and values of the selected rule, to be wrapped.
    var detail: [[SceneRun]] = []
    /// Why there is nothing to show.
    var problem: String?

    /// Rows at the foot kept for the selected rule.
    static func detailHeight(_ size: Size) -> Int {
        size.height >= 16 ? 6 : size.height >= 12 ? 4 : size.height >= 8 ? 3 : 0
    }
}

extension RulesScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        let foot = Self.detailHeight(rect.size)
        let body = rect.droppingBottom(foot)
        let state = ListState(selected: selected - first, offset: 0)
        ListView(count: lines.count, state: state, isFocused: isFocused, showsScrollbar: false)
            .draw(on: &surface, in: body) { surface, index, place in
                draw(lines[index], on: &surface, in: place)
            }
        if count > body.height, body.width > 2 {
            surface.scrollbar(
                Rect(x: body.right - 1, y: body.y, width: 1, height: body.height), first: first,
                shown: body.height, count: count)
        }
        guard foot > 0 else { return }
        surface.horizontalLine(rect.x, body.bottom, length: rect.width)
        let wrapped = detail.flatMap { $0.wrapped(to: rect.width - 2, indent: 2) }
        for (index, line) in wrapped.prefix(foot - 1).enumerated() {
            surface.put(runs: line, rect.x + 1, body.bottom + 1 + index, width: rect.width - 2)
        }
    }

    private func draw(_ line: Line, on surface: inout Surface, in place: Rect) {
        switch line {
        case .row(let title, let summary, let verdict):
            let room = place.width - VisibleText.width(summary) - 4
            surface.put(VisibleText.truncated(title, to: room), place.x + 1, place.y, .heading)
            surface.putRight(summary, endingAt: place.right - 2, place.y, verdict.role)
        case .rule(let rule):
            var x = surface.put(
                " \(rule.verdict.glyph) \(rule.verdict.rawValue) ", place.x, place.y, rule.verdict.role)
            let bus = rule.bus.map { $0 + " bus" } ?? ""
            let right = place.right - 2
            let showsBus = !bus.isEmpty && place.width >= 56
            let room = right - x - (showsBus ? VisibleText.width(bus) + 2 : 0)
            let role: Role = rule.verdict == .fails ? .textStrong : .text
            x = surface.put(VisibleText.truncated(rule.label, to: room), x, place.y, role)
            if showsBus { surface.putRight(bus, endingAt: right, place.y, .textDim) }
        }
    }
}
