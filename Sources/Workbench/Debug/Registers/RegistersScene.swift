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

    /// How entries are laid out on a pane: in columns, read downwards, with rows at the foot for the selected one.
    struct Grid: Equatable {
        var columns: Int
        var rows: Int
        /// One or two rows of text, and a line above them where there is room for it.
        var foot: Int

        /// The fewest columns in which everything is seen; else as many as fit, to be scrolled.
        init(entries: Int, size: Size) {
            let most = max(1, size.width / Self.narrowest)
            for columns in 1...most {
                let rows = (entries + columns - 1) / columns
                for foot in [3, 2, 1] where rows + foot <= size.height {
                    self.init(columns: columns, rows: rows, foot: foot)
                    return
                }
            }
            self.init(columns: most, rows: (entries + most - 1) / most, foot: size.height >= 7 ? 2 : 0)
        }

        private init(columns: Int, rows: Int, foot: Int) {
            self.columns = columns
            self.rows = rows
            self.foot = foot
        }

        /// A mark, a name, a word, a blank.
        private static let narrowest = 17

        /// The first row shown, with the selected entry near the middle.
        func first(selected: Int, height: Int) -> Int {
            max(0, min(selected % max(1, rows) - height / 2, rows - height))
        }
    }
}
