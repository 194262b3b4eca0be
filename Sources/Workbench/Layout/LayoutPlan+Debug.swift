import TerminalScreen

/// The Debug screen.
extension LayoutPlan {
    /// The plan for a screen size.
    static func debug(_ size: Size) -> LayoutPlan {
        if size.width < 76 { return single(PaneID.ofDebug) }
        if size.width < 110 || size.height < 30 { return compact }
        return size.width < 170 ? grid : wide
    }

    private static let compact = LayoutPlan(
        columns: [
            Column(slots: [Slot(panes: [.source, .disassembly], weight: 1)], share: 56),
            Column(
                slots: [
                    Slot(
                        panes: PaneID.ofDebug.filter { ![.source, .disassembly, .timeline].contains($0) },
                        weight: 1)
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
