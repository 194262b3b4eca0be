/// What a person chose about the arrangement of the panes; kept in the session file.
public struct LayoutChoice: Sendable, Hashable {
    /// The panes in the order in which they last had the focus; the first has it now.
    public private(set) var recency: [PaneID] = [.source]
    public var isZoomed = false
    /// Columns of width added to the first column, in per cent of the screen.
    public private(set) var widening = 0
    /// Height added to the slot of a pane, in the plan's rows.
    public private(set) var heightening: [PaneID: Int] = [:]

    public init() {}

    /// The pane that has the focus.
    public var focus: PaneID { recency[0] }

    /// Gives the focus to a pane.
    public mutating func focus(on pane: PaneID) {
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

    /// The choice as pairs for the session file.
    public var saved: [String: String] {
        var pairs = [
            "focus": recency.map(\.rawValue).joined(separator: " "), "zoomed": isZoomed ? "yes" : "no",
            "widening": String(widening),
        ]
        for (pane, rows) in heightening where rows != 0 { pairs["height-\(pane.rawValue)"] = String(rows) }
        return pairs
    }

    /// Reads what `saved` gave; anything else in the pairs is ignored, since a person may have edited the file.
    public init(saved pairs: [String: String]) {
        let panes = (pairs["focus"] ?? "").split(separator: " ").compactMap { PaneID(rawValue: String($0)) }
        for pane in panes.reversed() { focus(on: pane) }
        isZoomed = pairs["zoomed"] == "yes"
        widen(by: pairs["widening"].flatMap(Int.init) ?? 0)
        for pane in PaneID.allCases {
            if let rows = pairs["height-\(pane.rawValue)"].flatMap(Int.init) {
                heighten(pane, by: max(-60, min(60, rows)))
            }
        }
    }
}
