import Proving

/// The stages of making a proof, from the program to the finished bytes, in their order.
public enum ProofStage: String, Sendable, Hashable, CaseIterable {
    case execute
    case fillTables = "fill tables"
    case commit
    case busArgument = "bus argument"
    case rowArgument = "row argument"
    case opening
    case selfCheck = "self-check"

    init(_ stage: ProvingStage) {
        switch stage {
        case .commit: self = .commit
        case .busArgument: self = .busArgument
        case .rowArgument: self = .rowArgument
        case .opening: self = .opening
        case .selfCheck: self = .selfCheck
        }
    }

    /// What the amount of its work counts.
    public var unit: String {
        switch self {
        case .execute: "cycles"
        case .fillTables: "rows"
        case .commit: ProvingStage.commit.unit
        case .busArgument: ProvingStage.busArgument.unit
        case .rowArgument: ProvingStage.rowArgument.unit
        case .opening: ProvingStage.opening.unit
        case .selfCheck: ProvingStage.selfCheck.unit
        }
    }

    /// One sentence for somebody who watches it for the first time.
    public var explanation: String {
        switch self {
        case .execute: "Runs the program and records every step."
        case .fillTables: "Turns every step into rows of the tables."
        case .commit: "Encodes all cells and hashes them to one root; nothing can be changed after it."
        case .busArgument:
            "Shows that whatever one table sends, another receives: memory, registers, lookups."
        case .rowArgument: "Shows that every rule holds on every row."
        case .opening: "Shows that the values used so far are those behind the root."
        case .selfCheck: "Verifies the finished proof before it is kept."
        }
    }
}
