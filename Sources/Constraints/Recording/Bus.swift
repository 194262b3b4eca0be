/// A bus: tables meet in it by sending and receiving tuples, and every tuple must be received as often as it
/// is sent (LogUp; Haböck, ePrint 2022/1530).
///
/// Each tuple starts with its bus number, so that no two buses can be confused.
public struct Bus: Sendable, Hashable {
    /// Unique over the machine and never zero.
    public let number: Int
    public let name: String
    /// What each position of the tuple is called, after the bus number.
    public let fields: [String]

    public init(number: Int, name: String, fields: [String]) {
        precondition(number > 0, "bus numbers start at 1, so that an all-zero tuple belongs to no bus")
        self.number = number
        self.name = name
        self.fields = fields
    }
}

/// What a chip puts on a bus for each of its rows.
public struct BusEntry: Sendable, Hashable {
    public enum Direction: String, Sendable, Hashable {
        case send, receive
    }

    /// How often a row's tuple counts. Only rows in use count at all: the number n of rows in use is public, and
    /// the indicator [row < n] is evaluated by the verifier in closed form.
    public enum Multiplicity: Sendable, Hashable {
        /// Once.
        case one
        /// As often as this column of a lookup table says, unconstrained.
        case count(column: Int)
    }

    /// A sentence, unique in the chip: what is claimed or offered.
    public let label: String
    public let bus: Bus
    public let direction: Direction
    public let multiplicity: Multiplicity
    /// One node for each field of the bus, of degree 3 at most.
    public let tuple: [Int]
}
