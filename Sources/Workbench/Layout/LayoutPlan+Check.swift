import TerminalScreen

/// The Check screen: the lists at the left or above, and why the selected thing fails beside them.
extension LayoutPlan {
    /// The plan for a screen size.
    static func check(_ size: Size) -> LayoutPlan {
        if size.width < 110 || size.height < 30 {
            return LayoutPlan(
                columns: [
                    Column(
                        slots: [
                            Slot(panes: [.grid, .failures, .ledger, .blindSpots], weight: 11),
                            Slot(panes: [.cause], weight: 10),
                        ], share: 100)
                ], timelineHeight: 1, cardHeight: 1)
        }
        return LayoutPlan(
            columns: [
                Column(
                    slots: [
                        Slot(panes: [.grid], weight: 16),
                        Slot(panes: [.failures, .ledger, .blindSpots], weight: 14),
                    ], share: 56),
                Column(slots: [Slot(panes: [.cause], weight: 30)], share: 44),
            ], timelineHeight: 1, cardHeight: 1)
    }
}
