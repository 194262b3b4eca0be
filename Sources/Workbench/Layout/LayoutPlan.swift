import TerminalScreen

/// Which panes share a place on the Debug screen at a given size.
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

    /// The plan for a screen size.
    static func plan(for size: Size) -> LayoutPlan {
        if size.width < 76 { return single }
        if size.width < 110 || size.height < 30 { return compact }
        return size.width < 170 ? grid : wide
    }

    private static let single = LayoutPlan(
        columns: [Column(slots: [Slot(panes: PaneID.inColumns, weight: 1)], share: 100)], timelineHeight: 1,
        cardHeight: 1)

    private static let compact = LayoutPlan(
        columns: [
            Column(slots: [Slot(panes: [.source, .disassembly], weight: 1)], share: 56),
            Column(
                slots: [
                    Slot(panes: PaneID.inColumns.filter { $0 != .source && $0 != .disassembly }, weight: 1)
                ],
                share: 44),
        ], timelineHeight: 1, cardHeight: 1)

    private static let grid = LayoutPlan(
        columns: [
            Column(
                slots: [Slot(panes: [.source], weight: 15), Slot(panes: [.disassembly, .log], weight: 14)],
                share: 56),
            Column(
                slots: [
                    Slot(panes: [.registers], weight: 15), Slot(panes: [.memory, .stack], weight: 7),
                    Slot(panes: [.rules, .calls, .breakpoints, .watches], weight: 9),
                ], share: 44),
        ], timelineHeight: 2, cardHeight: 2)

    private static let wide = LayoutPlan(
        columns: [
            Column(slots: [Slot(panes: [.source], weight: 38), Slot(panes: [.log], weight: 12)], share: 36),
            Column(
                slots: [
                    Slot(panes: [.disassembly], weight: 22), Slot(panes: [.rules], weight: 16),
                    Slot(panes: [.calls, .breakpoints, .watches], weight: 12),
                ], share: 32),
            Column(
                slots: [
                    Slot(panes: [.registers], weight: 21), Slot(panes: [.memory], weight: 15),
                    Slot(panes: [.stack], weight: 14),
                ], share: 32),
        ], timelineHeight: 5, cardHeight: 2)
}

extension PaneID {
    /// The panes that stand in columns; the timeline has the foot of the screen to itself.
    static var inColumns: [PaneID] { allCases.filter { $0 != .timeline } }
}
