import TerminalScreen

/// The Market screen: orders and provers at the left, the selected order beside them, prices and figures at the right.
extension LayoutPlan {
    /// The plan for a screen size. There is no line of time: a market has its own, told in one line.
    static func market(_ size: Size) -> LayoutPlan {
        let columns: [Column]
        if size.width < 110 || size.height < 30 {
            columns = [
                Column(
                    slots: [
                        Slot(panes: [.orders, .provers, .ladder, .tape], weight: 10),
                        Slot(panes: [.ticket, .whyNot, .metrics, .prices], weight: 10),
                    ], share: 100)
            ]
        } else if size.width < 170 {
            columns = [
                Column(
                    slots: [Slot(panes: [.orders], weight: 16), Slot(panes: [.provers, .tape], weight: 12)],
                    share: 52),
                Column(
                    slots: [
                        Slot(panes: [.ticket], weight: 13), Slot(panes: [.whyNot], weight: 9),
                        Slot(panes: [.ladder, .metrics, .prices], weight: 10),
                    ], share: 48),
            ]
        } else {
            columns = [
                Column(
                    slots: [Slot(panes: [.orders], weight: 30), Slot(panes: [.provers], weight: 20)],
                    share: 36),
                Column(
                    slots: [
                        Slot(panes: [.ticket], weight: 17), Slot(panes: [.whyNot], weight: 20),
                        Slot(panes: [.prices], weight: 12),
                    ], share: 34),
                Column(
                    slots: [
                        Slot(panes: [.ladder], weight: 18), Slot(panes: [.metrics], weight: 20),
                        Slot(panes: [.tape], weight: 12),
                    ], share: 30),
            ]
        }
        return LayoutPlan(columns: columns, timelineHeight: 0, cardHeight: 1)
    }
}
