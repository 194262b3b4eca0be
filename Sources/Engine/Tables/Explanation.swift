import Constraints

/// What is wrong, in words: for people who have not read the rules.
///
/// All text is safe for a terminal.
public struct Explanation: Sendable, Hashable {
    /// The whole story in a sentence or two.
    public var sentence: String
    /// The rule's or the entry's own sentence; of an unbalanced tuple, that of its first end.
    public var label: String
    /// The polynomial or the tuple with names, and with values.
    public var formula: String
    public var formulaWithValues: String
    /// Where the rule fails, or the first place where the tuple stands; nil if only the statement has it.
    public var place: Place?
    /// Who wrote what the step at the place reads.
    public var writers: [Writer]
    /// Of an unbalanced tuple, all about it.
    public var imbalance: BusStory?

    /// A row, and what happens there.
    public struct Place: Sendable, Hashable {
        public var row: RowReference
        /// The chip's name, and the row's number in it over all pieces of its table.
        public var chip: String
        public var rowInChip: Int
        /// Whether the row is padding, which repeats another row.
        public var isPadding: Bool
        /// The step that the row belongs to, if it is an instruction's or a refresh's.
        public var step: Int?
        public var pc: UInt32?
        public var instruction: String?
        /// "main.swift:12", and that line.
        public var source: String?
        public var sourceLine: String?

        /// "step 900 (main.swift:12, `add a0, a0, a1`)" or "row 12 of the table zeros".
        public var name: String {
            guard let step else {
                return (isPadding ? "padding row " : "row ")
                    + "\(Grouped.text(rowInChip)) of the table \(chip)"
            }
            let parts = [source, instruction.map { "`\($0)`" }].compactMap(\.self)
            return "step \(step)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
        }
    }

    /// Where a value that a step reads comes from.
    public struct Writer: Sendable, Hashable {
        /// `a0`, or an address.
        public var name: String
        public var value: UInt32?
        /// The step whose instruction wrote it; nil if nobody did since the start, or a poke or an edit did.
        public var step: Int?
        /// "a0 = 7 was written by step 880 (main.swift:11, `li a0, 7`)".
        public var sentence: String
    }

    /// A tuple without its partner.
    public struct BusStory: Sendable, Hashable {
        public var bus: String
        /// "register a0 = 7 at step 880", as people say it.
        public var tuple: String
        /// Sends minus receives.
        public var excess: Int
        public var ends: [End]
        /// The tuple on the other side that is most alike, and in which fields it differs.
        public var nearestMiss: String?
        public var differingFields: [String]
        public var nearestEnds: [End]
    }

    /// A place where a tuple is put on a bus.
    public struct End: Sendable, Hashable {
        public var direction: BusEntry.Direction
        /// Nil for an entry of the statement.
        public var place: Place?
        public var label: String
    }
}
