/// The parts of proving, in the order in which they follow each other.
public enum ProvingStage: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case commit
    case busArgument = "bus argument"
    case rowArgument = "row argument"
    case opening
    case selfCheck = "self-check"

    public var description: String { rawValue }

    /// What the amount of work of the stage counts.
    public var unit: String {
        switch self {
        case .commit, .rowArgument, .opening: "cells"
        case .busArgument: "bus entries"
        case .selfCheck: "proofs"
        }
    }
}
