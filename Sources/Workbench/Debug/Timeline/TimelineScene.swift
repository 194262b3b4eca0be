import TerminalScreen

/// The whole run as a line, with the cursor, what happened where, and how deep the calls were.
struct TimelineScene: PaneScene {
    struct Mark: Codable, Hashable, Sendable {
        enum Kind: String, Codable, Sendable, CaseIterable {
            // In drawing order: of marks in one cell the last wins.
            case stop, hit, bookmark, intervention
        }
        var kind: Kind
        var position: Int
        var name = ""
    }

    var position = 0
    var length = 0
    /// Depth of the call stack at evenly spaced positions, one a column; empty when it is not known.
    var depths: [Int] = []
    var marks: [Mark] = []
    /// Facts about the cursor's step: function, depth.
    var place = ""
    /// The position that is selected with the arrows; nil for the cursor's own.
    var selected: Int?
    /// How the run ended.
    var outcome = ""
    var outcomeIsGood = true
    /// Steps recorded so far while the run is still being recorded.
    var isRecording = false

    /// The column of a position on a line of this width.
    func column(of position: Int, width: Int) -> Int {
        guard length > 0, width > 1 else { return 0 }
        return min(width - 1, Int(Double(position) / Double(length) * Double(width - 1) + 0.5))
    }

    /// The position that a column stands for.
    func position(ofColumn column: Int, width: Int) -> Int {
        guard width > 1 else { return 0 }
        let share = Double(min(max(0, column), width - 1)) / Double(width - 1)
        return min(length, Int(share * Double(length) + 0.5))
    }
}

extension TimelineScene.Mark.Kind {
    var glyph: String {
        switch self {
        case .stop: "·"
        case .hit: "●"
        case .bookmark: "◆"
        case .intervention: "×"
        }
    }

    var role: Role {
        switch self {
        case .stop: .textDim
        case .hit: .breakpoint
        case .bookmark: .bookmark
        case .intervention: .valueEdited
        }
    }
}
