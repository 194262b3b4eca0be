import TerminalScreen

/// Which panes share a place on a screen at a given size.
///
/// Panes of one slot are tabs of one box: the one that had the focus last is shown.
struct LayoutPlan: Sendable {
    struct Slot: Sendable {
        var panes: [PaneID]
        /// Share of the column's height, in rows of a screen of the plan's usual size.
        var weight: Int
    }
    struct Column: Sendable {
        var slots: [Slot]
        /// Share of the width, in per cent.
        var share: Int
    }

    var columns: [Column]
    /// Rows of the timeline at the foot; one or two rows have no frame.
    var timelineHeight: Int
    /// Rows of the step card above the timeline: the next step, or the last one and the next.
    var cardHeight: Int

    /// Below this nothing but a line of advice is drawn.
    static let smallest = Size(60, 15)

    /// All panes in one box, for the narrowest screens.
    static func single(_ panes: [PaneID]) -> LayoutPlan {
        LayoutPlan(
            columns: [Column(slots: [Slot(panes: panes.filter { $0 != .timeline }, weight: 1)], share: 100)],
            timelineHeight: 1, cardHeight: 1)
    }
}
