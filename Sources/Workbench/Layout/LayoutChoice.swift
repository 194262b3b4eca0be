/// What a person chose about the arrangement of the panes of one screen; kept in the session file.
public struct LayoutChoice: Sendable, Hashable {
    public let screen: Screen
    /// The panes in the order in which they last had the focus; the first has it now.
    public private(set) var recency: [PaneID]
    public var isZoomed = false
    /// Columns of width added to the first column, in per cent of the screen.
    public private(set) var widening = 0
    /// Height added to the slot of a pane, in the plan's rows.
    public private(set) var heightening: [PaneID: Int] = [:]

    /// The layout of a screen that nobody has touched; the focus is on the first pane.
    public init(_ screen: Screen = .debug) {
        precondition(!screen.panes.isEmpty, "only the screens of a session have panes")
        self.screen = screen
        recency = [screen.panes[0]]
    }

    /// The pane that has the focus.
    public var focus: PaneID { recency[0] }

    /// Gives the focus to a pane of the screen.
    public mutating func focus(on pane: PaneID) {
        guard screen.panes.contains(pane) else { return }
        recency.removeAll { $0 == pane }
        recency.insert(pane, at: 0)
    }

    /// The pane of a slot that is shown: the one that had the focus last, else the first.
    func shown(of panes: [PaneID]) -> PaneID {
        recency.first { panes.contains($0) } ?? panes[0]
    }

    mutating func widen(by percent: Int) {
        widening = min(30, max(-30, widening + percent))
    }

    mutating func heighten(_ pane: PaneID, by rows: Int) {
        heightening[pane] = min(60, max(-60, heightening[pane, default: 0] + rows))
    }

    // MARK: As text

    /// The choice as pairs for the session file, the names of which start with the screen's.
    public var saved: [String: String] {
        var pairs = [
            name("focus"): recency.map(\.rawValue).joined(separator: " "),
            name("zoomed"): isZoomed ? "yes" : "no", name("widening"): String(widening),
        ]
        for (pane, rows) in heightening where rows != 0 {
            pairs[name("height-\(pane.rawValue)")] = String(rows)
        }
        return pairs
    }

    private func name(_ pair: String) -> String { "\(screen.rawValue)-\(pair)" }

    /// Reads what `saved` gave; anything else in the pairs is ignored, since a person may have edited the file.
    public init(saved pairs: [String: String], of screen: Screen = .debug) {
        self.init(screen)
        let panes = (pairs[name("focus")] ?? "").split(separator: " ").compactMap {
            PaneID(rawValue: String($0))
        }
        for pane in panes.reversed() { focus(on: pane) }
        isZoomed = pairs[name("zoomed")] == "yes"
        widen(by: pairs[name("widening")].flatMap(Int.init) ?? 0)
        for pane in screen.panes {
            if let rows = pairs[name("height-\(pane.rawValue)")].flatMap(Int.init) {
                heighten(pane, by: max(-60, min(60, rows)))
            }
        }
    }
}
