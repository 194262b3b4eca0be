/// The screens that exist: the welcome page, and those of a session in the order of their keys.
public enum Screen: String, CaseIterable, Sendable, Hashable {
    case welcome, debug, trace, check, prove, market

    /// What the catalogue says about it; nil for the welcome page.
    var row: ScreenRow? { ScreenCatalogue.rows.first { $0.screen == self } }
    /// Its panes in the order of Tab; none on the welcome page.
    var panes: [PaneID] { row?.panes ?? [] }
    /// What its tab says.
    var title: String { row?.title ?? "Welcome" }
}
