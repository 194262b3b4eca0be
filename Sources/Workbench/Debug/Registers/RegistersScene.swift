import TerminalScreen

/// The registers at the cursor.
struct RegistersScene: PaneScene {
    struct Entry: Codable, Hashable, Sendable {
        /// `a0`, or `x10` when numbers were asked for.
        var name: String
        var value: UInt32
        /// The value in the format asked for.
        var text: String
        /// What the value may mean: a place in the program, what it points to, a number, characters.
        var hint = ""
        /// Whether the value is taken for an address.
        var isPointer = false
        /// The value before, when it changed since the reference step.
        var old: String?
        /// Whether a person put the value in at this step.
        var isEdited = false
        var isSelected = false
    }

    var entries: [Entry] = []
    /// A few words on the selected register: its readings, and who wrote it last.
    var detail: [[SceneRun]] = []

    /// Columns in which this many entries are shown on a pane of this size, for drawing and for moving sideways.
    static func columns(entries: Int, size: Size) -> Int {
        let most = max(1, size.width / 18)
        let rows = max(1, size.height - detailHeight(size))
        let needed = (entries + rows - 1) / rows
        return min(most, max(needed, size.width >= 96 ? 2 : 1))
    }

    /// Rows at the foot kept for the selected register.
    static func detailHeight(_ size: Size) -> Int { size.height >= 12 ? 3 : size.height >= 7 ? 2 : 0 }
}
