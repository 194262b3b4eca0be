import TerminalScreen

/// The rows and columns of one table of the run.
struct RowsPane: ScenePane {
    static let id = PaneID.rows

    func scene(_ context: PaneContext) -> RowsScene {
        RowsScene(problem: "The tables of this run are being filled.")
    }
}
