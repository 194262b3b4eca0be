import TerminalScreen

/// What the workbench tells about one screen of a session: a row of `ScreenCatalogue`.
struct ScreenRow: Sendable {
    let screen: Screen
    /// What its tab says.
    let title: String
    /// Shows it; the key and the palette's sentence stand in `ActionCatalogue`.
    let action: Action
    /// Its panes in the order of Tab; the first has the focus at first.
    let panes: [PaneID]
    /// Which panes share a place at a size.
    let plan: @Sendable (Size) -> LayoutPlan

    /// Whether there is nothing to show without a program.
    var needsProgram = true

    /// The key on its tab.
    var key: String { ActionCatalogue.row(action).bindings.first?.keys.first?.description ?? "" }
}

/// The screens of a session: the one list of their tabs, panes and layouts.
///
/// A new screen is a case of `Screen`, a row here, its panes (`PaneID`, a file each, a line each in `PaneCatalogue`),
/// its `LayoutPlan`, and an action with its row in `ActionCatalogue`. Tabs, `:` commands, palette, focus order, saved
/// layouts and snapshots follow from the row.
enum ScreenCatalogue {
    static let rows: [ScreenRow] = [
        ScreenRow(
            screen: .debug, title: "Debug", action: .debugScreen, panes: PaneID.ofDebug,
            plan: LayoutPlan.debug),
        ScreenRow(
            screen: .trace, title: "Trace", action: .traceScreen, panes: [.rows, .tables, .cell, .timeline],
            plan: LayoutPlan.trace),
        ScreenRow(
            screen: .check, title: "Check", action: .checkScreen,
            panes: [.grid, .failures, .ledger, .blindSpots, .cause, .timeline], plan: LayoutPlan.check),
        ScreenRow(
            screen: .prove, title: "Prove", action: .proveScreen,
            panes: [.stages, .jobs, .security, .statement, .timeline], plan: LayoutPlan.prove),
        ScreenRow(
            screen: .market, title: "Market", action: .marketScreen, panes: PaneID.ofMarket,
            plan: LayoutPlan.market, needsProgram: false),
    ]

    /// The screen that an action shows; nil for other actions.
    static func screen(shownBy action: Action) -> Screen? { rows.first { $0.action == action }?.screen }

    /// The first screen that has a pane.
    static func screen(of pane: PaneID) -> Screen {
        guard let row = rows.first(where: { $0.panes.contains(pane) }) else {
            preconditionFailure("every pane stands on some screen")
        }
        return row.screen
    }
}
