import TerminalScreen

/// Draws the welcome page.
enum WelcomeView {
    static func draw(_ model: Model, on surface: inout Surface, in rect: Rect) {
        let page = rect.centred(Size(min(rect.width - 4, 100), rect.height))
        surface.clipped(to: rect) { surface in
            var y = page.y + (page.height > 20 ? 1 : 0)
            surface.put("Nexus Workbench", page.x, y, .logo)
            y += 1
            for line in intro where y < page.bottom - 4 {
                surface.put(VisibleText.truncated(line, to: page.width), page.x, y, .textDim)
                y += 1
            }
            y += 1
            drawEntries(
                model, on: &surface, in: Rect(x: page.x, y: y, width: page.width, height: page.bottom - y))
        }
    }

    private static let intro = [
        "Step a real RISC-V program forwards and backwards, and see the rules that prove it.",
        "Choose a program, or a lie to be caught, with ↑ ↓ and press Enter; o opens your own.",
        "? shows every key, ^P every action, T the themes.",
    ]

    /// One line of the list: a heading, an entry, or an empty line.
    private enum Line { case heading(String), entry(Int), empty }

    private static func drawEntries(_ model: Model, on surface: inout Surface, in rect: Rect) {
        let page = model.welcome
        guard !page.entries.isEmpty else {
            surface.put(
                "There are no samples beside this program; press o to open a file.", rect.x, rect.y, .warn)
            return
        }
        var lines: [Line] = []
        let headings: [(WelcomePage.Entry.Kind, String)] = [
            (.sample, "Samples"), (.fault, "See a rule fail: lies that the rules catch"),
            (.recent, "Recent programs"),
        ]
        for (kind, heading) in headings {
            let indices = page.entries.indices.filter { page.entries[$0].kind == kind }
            if indices.isEmpty { continue }
            if !lines.isEmpty { lines.append(.empty) }
            lines.append(.heading(heading))
            lines += indices.map(Line.entry)
        }
        let selected =
            lines.firstIndex { if case .entry(page.list.selected) = $0 { true } else { false } } ?? 0
        var state = ListState(selected: selected)
        state.reveal(height: rect.height, count: lines.count, margin: 1)
        let width = (page.entries.map { VisibleText.width($0.title) }.max() ?? 0) + 2
        ListView(count: lines.count, state: state).draw(on: &surface, in: rect) { surface, index, place in
            switch lines[index] {
            case .empty: break
            case .heading(let text): surface.put(text, place.x, place.y, .heading)
            case .entry(let number):
                let entry = page.entries[number]
                surface.put(entry.title, place.x + 2, place.y, .link)
                let x = place.x + 2 + min(width, place.width / 3)
                surface.put(VisibleText.truncated(entry.summary, to: place.right - x), x, place.y, .text)
                surface.addRegion(place, tag: Model.Region.entry(number).tag)
            }
        }
    }
}
