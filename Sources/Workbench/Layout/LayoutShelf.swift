/// The layouts of all screens of a session.
struct LayoutShelf: Sendable, Hashable {
    private var layouts: [Screen: LayoutChoice]

    /// Untouched layouts.
    init() {
        self.init(saved: [:])
    }

    /// Reads what `saved` gave.
    init(saved pairs: [String: String]) {
        layouts = Dictionary(
            uniqueKeysWithValues: ScreenCatalogue.rows.map {
                ($0.screen, LayoutChoice(saved: pairs, of: $0.screen))
            })
    }

    subscript(screen: Screen) -> LayoutChoice {
        get { layouts[screen] ?? LayoutChoice(screen) }
        set { layouts[screen] = newValue }
    }

    /// All choices as pairs for the session file.
    var saved: [String: String] {
        layouts.values.reduce(into: [:]) { pairs, layout in pairs.merge(layout.saved) { $1 } }
    }
}
