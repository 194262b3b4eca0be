import TerminalScreen

/// A window on memory as bytes and characters.
struct MemoryScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        var address: UInt32
        /// nil where nothing is mapped.
        var bytes: [UInt8?]
    }

    var rows: [Row] = []
    var bytesPerRow = 16
    var selected: UInt32 = 0
    /// Whether the selection is a word rather than a byte.
    var selectsWord = true
    /// Bytes that changed since the reference step, with what they were.
    var changed: [UInt32: UInt8] = [:]
    /// Bytes that are search hits.
    var hits: Set<UInt32> = []
    /// What follows from the selected bytes, and who writes and reads them.
    var detail: [[SceneRun]] = []
    /// Marked addresses, such as the one that `sp` holds.
    var marks: [UInt32: String] = [:]

    /// Bytes a row on a pane of this width: a power of two, as many as fit with their characters.
    static func bytesPerRow(width: Int) -> Int {
        [32, 16, 8, 4].first { rowWidth(bytes: $0) <= width } ?? 4
    }

    static func rowWidth(bytes: Int) -> Int { asciiColumn(bytes: bytes) + bytes }
    static func asciiColumn(bytes: Int) -> Int { 11 + column(ofByte: bytes) + 1 }
    /// The column of a byte after the address: groups of four are set apart.
    static func column(ofByte index: Int) -> Int { index * 3 + index / 4 }

    /// Rows at the foot kept for the selection.
    static func detailHeight(_ size: Size) -> Int { size.height >= 12 ? 3 : size.height >= 6 ? 2 : 0 }
}
