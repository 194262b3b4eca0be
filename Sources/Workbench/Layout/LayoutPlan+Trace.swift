import TerminalScreen

/// The Trace screen.
extension LayoutPlan {
    /// The plan for a screen size.
    static func trace(_ size: Size) -> LayoutPlan {
        single([.rows])
    }
}
