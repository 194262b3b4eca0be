import TerminalScreen

/// A window on the rows and columns of a table.
struct RowsScene: PaneScene {
    /// Why there is nothing to show.
    var problem: String?
}

extension RowsScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { surface.putSentence(problem, in: rect) }
    }
}
