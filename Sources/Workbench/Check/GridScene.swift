import TerminalScreen

/// Chips with a sign for each of their rules, and the selected rule in words.
struct GridScene: PaneScene {
    var chips: [CheckBoard.Chip] = []
    var first = 0
    var count = 0
    /// Index into all chips, and the rule in that chip.
    var selected = 0
    var rule = 0
    /// Columns of the longest name.
    var nameWidth = 0
    var problem: String?

    /// Rows at the foot kept for the selected rule.
    static func footHeight(_ size: Size) -> Int { size.height >= 7 ? 3 : size.height >= 4 ? 1 : 0 }
    static func listHeight(_ size: Size) -> Int { max(1, size.height - footHeight(size)) }

    private func names(width: Int) -> Int { min(nameWidth, max(8, width / 3)) }
    private func showsRows(width: Int) -> Bool { width >= 50 }
    func signColumn(width: Int) -> Int { names(width: width) + (showsRows(width: width) ? 13 : 2) }
}

extension GridScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect) }
        let foot = Self.footHeight(rect.size)
        let body = rect.droppingBottom(foot)
        let names = names(width: rect.width)
        let signs = signColumn(width: rect.width)
        let state = ListState(selected: selected - first)
        ListView(count: chips.count, state: state, isFocused: isFocused, showsScrollbar: false)
            .draw(on: &surface, in: body) { surface, index, place in
                let chip = chips[index]
                surface.put(VisibleText.truncated(chip.name, to: names), place.x + 1, place.y, .name)
                if showsRows(width: rect.width) {
                    surface.putRight(
                        ValueText.count(chip.rowsInUse), endingAt: place.x + signs - 1, place.y, .textDim)
                }
                let width = place.width - signs - 1
                let strip = Rect(x: place.x + signs, y: place.y, width: max(0, width), height: 1)
                draw(chip, selected: first + index == selected ? rule : nil, on: &surface, in: strip)
            }
        if count > body.height, body.width > 2 {
            surface.scrollbar(
                Rect(x: body.right - 1, y: body.y, width: 1, height: body.height), first: first,
                shown: body.height, count: count)
        }
        guard foot > 0, chips.indices.contains(selected - first) else { return }
        if foot > 1 { surface.horizontalLine(rect.x, body.bottom, length: rect.width) }
        drawRule(
            of: chips[selected - first], on: &surface, in: rect.droppingTop(body.height + (foot > 1 ? 1 : 0)))
    }

    /// One sign a rule; scrolls sideways to the selected one.
    private func draw(_ chip: CheckBoard.Chip, selected: Int?, on surface: inout Surface, in rect: Rect) {
        let shift = max(0, chip.column(ofRule: selected ?? 0) - rect.width + 2)
        for (index, rule) in chip.rules.enumerated() {
            let x = rect.x + chip.column(ofRule: index) - shift
            guard x >= rect.x, x < rect.right else { continue }
            surface.put(rule.verdict.glyph, x, rect.y, rule.verdict.role)
            if index == selected {
                surface.mark(Rect(x: x, y: rect.y, width: 1, height: 1), attributes: .reverse)
            }
        }
        if chip.column(ofRule: chip.rules.count - 1) - shift >= rect.width, !rect.isEmpty {
            surface.put("…", rect.right - 1, rect.y, .textDim)
        }
    }

    /// The selected rule in words.
    private func drawRule(of chip: CheckBoard.Chip, on surface: inout Surface, in rect: Rect) {
        guard chip.rules.indices.contains(rule) else { return }
        let rule = chip.rules[self.rule]
        let verdict = rule.verdict
        var x = surface.put(" \(verdict.glyph) ", rect.x, rect.y, verdict.role)
        surface.put(VisibleText.truncated(rule.label, to: rect.right - x - 1), x, rect.y, .textStrong)
        guard rect.height > 1 else { return }
        let state =
            switch verdict {
            case .holds: "holds on \(ValueText.count(rule.bus == nil ? chip.rows : chip.rowsInUse)) rows"
            case .fails: "fails on \(ValueText.count(rule.failures)) row\(rule.failures == 1 ? "" : "s")"
            case .unchecked, .idle: "is not checked"
            }
        x = surface.put("   \(state)", rect.x, rect.y + 1, verdict.role)
        let kind = rule.bus.map { ", an entry on the \($0) bus" } ?? ""
        let which = "  rule \(self.rule + 1) of \(chip.rules.count) of \(chip.name)\(kind)"
        surface.put(VisibleText.truncated(which, to: rect.right - x), x, rect.y + 1, .textDim)
    }
}
