import TerminalScreen

/// The rows and columns of one table of the run.
struct RowsPane: Pane {
    static let id = PaneID.rows

    init() {}

    func draw(on surface: inout Surface, in rect: Rect, _ context: PaneContext) {
        surface.putSentence("The tables of this run are being filled.", in: rect)
    }
}
