import TerminalScreen

/// The Trace screen: the rows in the middle, the tables at their left, the selected cell below or at the right where there is room.
extension LayoutPlan {
    /// The plan for a screen size.
    static func trace(_ size: Size) -> LayoutPlan {
        if size.width < 110 || size.height < 30 { return traceStacked }
        return size.width < 170 ? traceGrid : traceWide
    }

    private static let traceStacked = LayoutPlan(
        columns: [
            Column(
                slots: [Slot(panes: [.rows], weight: 11), Slot(panes: [.cell, .tables], weight: 9)],
                share: 100)
        ], timelineHeight: 1, cardHeight: 1)

    private static let traceGrid = LayoutPlan(
        columns: [
            Column(slots: [Slot(panes: [.tables], weight: 30)], share: 24),
            Column(slots: [Slot(panes: [.rows], weight: 17), Slot(panes: [.cell], weight: 13)], share: 76),
        ], timelineHeight: 2, cardHeight: 2)

    private static let traceWide = LayoutPlan(
        columns: [
            Column(slots: [Slot(panes: [.tables], weight: 50)], share: 14),
            Column(slots: [Slot(panes: [.rows], weight: 50)], share: 52),
            Column(slots: [Slot(panes: [.cell], weight: 50)], share: 34),
        ], timelineHeight: 2, cardHeight: 2)
}
