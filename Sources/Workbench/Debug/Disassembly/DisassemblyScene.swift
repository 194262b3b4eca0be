import TerminalScreen

/// The instructions in view, with symbol and source lines between them.
struct DisassemblyScene: PaneScene {
    enum Row: Codable, Hashable, Sendable {
        /// The start of a symbol.
        case symbol(String)
        /// The source line from which the next instructions come.
        case source(place: String, runs: [SceneRun])
        case instruction(Line)
    }

    struct Line: Codable, Hashable, Sendable {
        var address: UInt32
        /// The word in hexadecimal, when it is shown.
        var word: String?
        var mnemonic: SceneRun
        var operands: [SceneRun]
        /// What it costs to prove.
        var cost: CostText?
        var breakpoint: BreakMark?
        var isCurrent = false
        /// A caller that is being looked at stands here.
        var isCallSite = false
        var isSelected = false
        var isHit = false
    }

    /// What proving an instruction costs, as it stands in the gutter: ranges where outcome or operands decide.
    struct CostText: Codable, Hashable, Sendable {
        var cells: String
        /// Cells, entries and lookups.
        var all: String
        /// Where it stands between the cheapest and the dearest instructions, 0…1.
        var share: Double
    }

    /// Where the branch or jump under the cursor goes.
    struct Arrow: Codable, Hashable, Sendable {
        var from: UInt32
        var to: UInt32
        /// Whether it goes there; nil when that is not known at this step.
        var isTaken: Bool?
    }

    var rows: [Row] = []
    var arrow: Arrow?
    /// What the title's right says: the symbol at the selection.
    var place = ""
    var problem: String?
}
