import Chips
import Constraints

/// One rule of a chip on one row: what it says, and whether it holds there.
public struct RuleState: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A polynomial that vanishes; the index is the program's.
        case constraint(Int)
        /// A tuple on a bus; the index is the program's.
        case entry(Int, Bus, BusEntry.Direction)
    }

    public enum State: Sendable, Hashable {
        case holds, fails
        /// An entry that puts nothing on its bus here: a padding row, a row that nobody looks up.
        case idle
    }

    public let kind: Kind
    public let label: String
    public let state: State
    /// With the names of columns; of an entry, the tuple.
    public let formula: String
    /// The same with the row's values put in.
    public let formulaWithValues: String

    /// Whether nothing is wrong with it.
    public var holds: Bool { state != .fails }
}

/// Something that is wrong with the tables.
public enum Failure: Sendable, Hashable {
    /// A rule does not vanish on a row.
    case rule(RuleViolation)
    /// A tuple is not received as often as it is sent.
    case bus(Imbalance)
    /// What is public of the tables is not what a verifier computes by itself.
    case verifier(PublicCheckError)
}
