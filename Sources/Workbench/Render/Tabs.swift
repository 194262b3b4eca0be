import TerminalScreen

/// The screens of a session at the left of the first line, each to be clicked, with the keys that show them.
struct Tabs {
    private struct Tab {
        let text: String
        let action: Action
        let isShown: Bool
    }

    private let logo: String
    private let tabs: [Tab]

    /// The most talkative form that fits: with the workbench's name, all words, or keys only for those not shown.
    static func widest(within width: Int, shown: Screen, busy: Set<Screen> = []) -> Tabs {
        let forms = [
            Tabs(logo: " nexus ", shown: shown, busy: busy, hasWords: true),
            Tabs(logo: "", shown: shown, busy: busy, hasWords: true),
            Tabs(logo: "", shown: shown, busy: busy, hasWords: false),
        ]
        return forms.first { $0.width <= width } ?? forms[forms.count - 1]
    }

    private init(logo: String, shown: Screen, busy: Set<Screen>, hasWords: Bool) {
        self.logo = logo
        tabs = ScreenCatalogue.rows.map { row in
            let isShown = row.screen == shown
            // Something goes on there while another screen is looked at.
            let end = busy.contains(row.screen) && !isShown ? "▶" : " "
            return Tab(
                text: (hasWords || isShown ? " \(row.key) \(row.title)" : " \(row.key)") + end,
                action: row.action, isShown: isShown)
        }
    }

    private var width: Int {
        VisibleText.width(logo) + tabs.reduce(0) { $0 + VisibleText.width($1.text) } + 1
    }

    /// Draws them from a place and gives the next free column.
    func draw(on surface: inout Surface, _ x: Int, _ y: Int) -> Int {
        var x = surface.put(logo, x, y, .barStrong, ground: .bar)
        for tab in tabs {
            let start = x
            x =
                tab.isShown
                ? surface.put(tab.text, x, y, .tabActive) : surface.put(tab.text, x, y, .barDim, ground: .bar)
            surface.addRegion(
                Rect(x: start, y: y, width: x - start, height: 1), tag: Model.Region.action(tab.action).tag)
        }
        return surface.put(" ", x, y, .bar, ground: .bar)
    }
}
