import TerminalScreen

/// Where everything stands on a screen of a given size: the one computation that drawing, mouse and page keys share.
struct Arrangement: Sendable {
    /// A box with the pane that is shown in it and the tabs to the others.
    struct Box: Sendable, Hashable {
        var rect: Rect
        var shown: PaneID
        var tabs: [PaneID]
        /// One row has no frame.
        var isFramed: Bool { rect.height >= 3 && rect.width >= 3 }
        /// What the pane draws in.
        var inside: Rect { isFramed ? rect.inset() : rect }
    }

    var title: Rect
    var boxes: [Box]
    /// What the last step did and the next one will do.
    var card: Rect
    var hints: Rect
    /// The line of messages, prompts and progress.
    var line: Rect

    init(size: Size, choice: LayoutChoice) {
        let screen = Rect(size)
        title = screen.row(0)
        line = screen.row(size.height - 1)
        hints = screen.row(size.height - 2)
        let plan = (choice.screen.row?.plan ?? LayoutPlan.debug)(size)
        let whole = screen.droppingTop(1).droppingBottom(2)
        let cardHeight = min(plan.cardHeight, whole.height)
        guard choice.isZoomed == false else {
            let body = whole.droppingBottom(cardHeight)
            card = Rect(x: body.x, y: body.bottom, width: body.width, height: cardHeight)
            boxes = [Box(rect: body, shown: choice.focus, tabs: [choice.focus])]
            return
        }
        let foot = min(plan.timelineHeight, whole.height - cardHeight)
        let body = whole.droppingBottom(cardHeight)
        card = Rect(x: body.x, y: body.bottom - foot, width: body.width, height: cardHeight)
        let columnsRect = body.droppingBottom(foot)
        boxes = Self.columns(plan.columns, in: columnsRect, choice: choice)
        let timeline = Rect(x: body.x, y: card.bottom, width: body.width, height: foot)
        guard foot > 0 else { return }
        boxes.append(Box(rect: timeline, shown: .timeline, tabs: [.timeline]))
    }

    /// The box that shows a pane.
    func box(showing pane: PaneID) -> Box? { boxes.first { $0.shown == pane } }

    /// The box at a place.
    func box(at x: Int, _ y: Int) -> Box? { boxes.first { $0.rect.contains(x, y) } }

    private static func columns(_ columns: [LayoutPlan.Column], in rect: Rect, choice: LayoutChoice) -> [Box]
    {
        var shares = columns.map(\.share)
        if shares.count > 1 {
            shares[0] += choice.widening
            for index in 1..<shares.count { shares[index] -= choice.widening / (shares.count - 1) }
        }
        let strips = rect.splitHorizontally(shares.map { .fill(weight: max(1, $0), minimum: 20) })
        return zip(columns, strips).flatMap { column, strip in
            let heights = column.slots.map { slot -> Constraint in
                let added = slot.panes.reduce(0) { $0 + choice.heightening[$1, default: 0] }
                return .fill(weight: max(1, slot.weight + added), minimum: 4)
            }
            return zip(column.slots, strip.splitVertically(heights)).map { slot, place in
                Box(rect: place, shown: choice.shown(of: slot.panes), tabs: slot.panes)
            }
        }
    }
}
