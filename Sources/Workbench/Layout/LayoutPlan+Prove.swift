import TerminalScreen

/// The Prove screen: the stages at the left with the queue below, security and statement beside them.
extension LayoutPlan {
    /// The plan for a screen size.
    static func prove(_ size: Size) -> LayoutPlan {
        if size.width < 110 || size.height < 30 {
            return LayoutPlan(
                columns: [
                    Column(
                        slots: [
                            Slot(panes: [.stages], weight: 13),
                            Slot(panes: [.jobs, .security, .statement], weight: 8),
                        ], share: 100)
                ], timelineHeight: 1, cardHeight: 1)
        }
        return LayoutPlan(
            columns: [
                Column(
                    slots: [Slot(panes: [.stages], weight: 18), Slot(panes: [.jobs], weight: 12)], share: 56),
                Column(
                    slots: [Slot(panes: [.security], weight: 15), Slot(panes: [.statement], weight: 15)],
                    share: 44),
            ], timelineHeight: 1, cardHeight: 1)
    }
}
