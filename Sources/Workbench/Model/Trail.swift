/// Where a person was before each jump, for going back and forward again.
struct Trail: Sendable {
    /// The step, the screen, its pane with the focus, and the views of all panes.
    struct Place: Sendable {
        var position: Int
        var screen: Screen
        var focus: PaneID
        var panes: [PaneID: any Pane]
    }

    private static let limit = 500
    private(set) var back: [Place] = []
    private(set) var forward: [Place] = []

    /// Remembers a place that is being left by a jump.
    mutating func leave(_ place: Place) {
        if let last = back.last, last.position == place.position, last.focus == place.focus {
            back.removeLast()
        }
        back.append(place)
        if back.count > Self.limit { back.removeFirst() }
        forward.removeAll()
    }

    /// The place to go back to, while the present one is kept for going forward.
    mutating func goBack(from place: Place) -> Place? {
        guard let target = back.popLast() else { return nil }
        forward.append(place)
        return target
    }

    /// The place that was left by going back.
    mutating func goForward(from place: Place) -> Place? {
        guard let target = forward.popLast() else { return nil }
        back.append(place)
        return target
    }
}
