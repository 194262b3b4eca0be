import TerminalScreen

/// The source lines in view.
struct SourceScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var number: Int
        var runs: [SceneRun]
        /// Whether some instruction belongs to the line.
        var hasCode = false
        var breakpoint: BreakMark?
        /// The program stands here.
        var isCurrent = false
        /// A caller that is being looked at stands here.
        var isCallSite = false
        var isSelected = false
        /// The columns of search hits, in scalars of the line.
        var hits: [Range<Int>] = []
    }

    /// The file's name.
    var file = ""
    var lines: [Line] = []
    /// Columns hidden at the left.
    var offset = 0
    /// Lines of the whole file, for the scroll bar and for the width of numbers.
    var lineCount = 0
    /// Why there is nothing to show, and what to do.
    var problem: String?
}

/// How a place with breakpoints is marked.
enum BreakMark: String, Codable, Sendable, Hashable {
    case enabled, disabled

    var glyph: String { self == .enabled ? "●" : "○" }
    var role: Role { self == .enabled ? .breakpoint : .breakpointDisabled }
}
