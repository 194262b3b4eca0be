import Execution

/// A motion of the time cursor, as the debugger knows it.
public typealias Motion = Debugger.Motion

extension Model {
    /// Begins a motion and does its first slice at once, so that a short one is finished before the next frame.
    mutating func move(_ motion: Motion) -> [Effect] {
        guard let session else {
            notice = Notice("no program is open", .warning)
            return []
        }
        if let work = session.work {
            notice = Notice("still \(work.title); Esc stops it", .warning)
            return []
        }
        if motion.isJump { trail.leave(whereabouts) }
        notice = nil
        session.begin(motion)
        return work(budget: Self.firstSlice)
    }

    /// Steps done before the next frame: about 2 ms of scanning in a release build.
    private static let firstSlice = 100_000

    /// Does a slice of the running job.
    mutating func work(budget: Int) -> [Effect] {
        guard let session, session.work != nil else { return [] }
        let said = session.advance(budget: budget)
        if let said { notice = said }
        if session.work == nil { followCursor() }
        return []
    }

    /// Stops what runs; the cursor stays where it got to.
    mutating func cancelWork() -> [Effect] {
        if opening != nil {
            opening = nil
            notice = Notice("opening cancelled", .warning)
            return [.cancelOpening]
        }
        if let said = session?.cancelWork() { notice = said }
        followCursor()
        return []
    }

    /// Lets every pane of the screen show what belongs to the present step; those of other screens do when theirs
    /// is shown.
    mutating func followCursor() {
        if desk == .trace { followStep() }
        for id in desk.panes {
            if let context = context(of: id) { panes[id]?.follow(context) }
        }
    }

    /// Shows something in a pane, which gets the focus.
    mutating func show(_ target: PaneTarget, in pane: PaneID) {
        guard session != nil else { return }
        trail.leave(whereabouts)
        if case .pane = popups.last { popups.removeLast() }
        focus(on: pane)
        if case .row(let place) = target {
            choose(TraceCursor(chip: place.chip, row: place.number, column: 0))
        }
        if let context = context(of: pane) { panes[pane]?.show(target, context) }
    }

    /// Shows a screen; its panes catch up with the cursor.
    mutating func turn(to target: Screen) {
        guard screen != target else { return }
        screen = target
        if target != .welcome { followCursor() }
    }

    /// Gives the focus to a pane, on another screen when this one does not have it.
    mutating func focus(on pane: PaneID) {
        if !screen.panes.contains(pane) {
            turn(to: desk.panes.contains(pane) ? desk : ScreenCatalogue.screen(of: pane))
        }
        layout.focus(on: pane)
    }

    // MARK: Back and forward

    var whereabouts: Trail.Place {
        Trail.Place(position: session?.position ?? 0, screen: desk, focus: layout.focus, panes: panes)
    }

    mutating func travel(forward: Bool) -> [Effect] {
        guard let session, session.work == nil else { return [] }
        let here = whereabouts
        guard let place = forward ? trail.goForward(from: here) : trail.goBack(from: here) else {
            notice = Notice(forward ? "nothing to go forward to" : "nothing to go back to")
            return []
        }
        turn(to: place.screen)
        layout.focus(on: place.focus)
        if place.position != session.position {
            session.begin(.go(to: place.position))
            let effects = work(budget: Self.firstSlice)
            panes.merge(place.panes) { $1 }
            return effects
        }
        panes.merge(place.panes) { $1 }
        return []
    }
}

extension Motion {
    /// Whether the way back is worth remembering: single steps are undone by single steps.
    var isJump: Bool {
        switch self {
        case .instruction, .line, .over: false
        default: true
        }
    }
}
