import ProofSystem

/// Why a proof was not accepted.
public enum VerificationError: Error, Sendable, Hashable {
    // What the proof is about.
    case parameters(found: Parameters, accepted: Parameters)
    case inconsistentParameters
    case statement(StatementField)
    case cycles(found: UInt32, limit: UInt32)
    case publicSide(PublicSideError)
    case shape(ShapeError)
    case security(found: SecurityReport.Term, target: Int)
    case length(ProofPart, found: Int, expected: Int)
    // The bus argument.
    case busWork
    case zeroDenominator
    case busesDoNotBalance
    case busLayer(Int)
    // The row argument.
    case rowWindow
    case rows
    // The opening.
    case openingSum
    case queryWork
    case notCanonical(word: Int)
    case merklePaths(word: Int)
    case fold(word: Int)
    case finalVector

    /// A part of the statement, as the caller gives it.
    public enum StatementField: String, Sendable, Hashable, CaseIterable {
        case identity = "program"
        case publicInput = "public input"
        case privateLength = "length of the private input"
        case publicOutput = "public output"
        case exitCode = "exit code"
        case cycles = "number of cycles"
        case context
    }

    /// A list in a proof; its length follows from shape and parameters.
    public enum ProofPart: Sendable, Hashable {
        case busTop
        case busLayers
        case busRounds(layer: Int)
        case busValues(layer: Int)
        case rowWindow
        case rowRounds
        case columnValues
        case openingRounds
        case foldRoots
        case finalVector
        case words
        case leaves(word: Int)
    }
}

extension VerificationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .parameters(let found, let accepted):
            found.profile == .test && accepted.profile != .test
                ? "The proof was made with the profile “\(found.profile.name)”: ask for that profile to check it, and "
                    + "do not rely on it."
                : "The proof was made with other parameters than those of the profile “\(accepted.profile.name)”."
        case .inconsistentParameters:
            "The parameters to accept do not belong together."
        case .statement(let field):
            "The proof is about another \(field.rawValue)."
        case .cycles(let found, let limit):
            "The run has \(found) cycles; one proof takes at most \(limit). Prove a shorter run."
        case .publicSide(let error): error.description
        case .shape(let error): error.description
        case .security(let found, let target):
            "The proof falls short of \(target) provable bits: \(found.step)."
        case .length(let part, let found, let expected):
            "The proof has \(found) \(part); its shape asks for \(expected)."
        case .busWork: "The proof of work before the bus challenges is missing."
        case .zeroDenominator: "A bus denominator is zero."
        case .busesDoNotBalance: "The buses do not balance."
        case .busLayer(let layer): "Layer \(layer) of the bus argument does not hold."
        case .rowWindow: "The window of the row argument does not match its claim."
        case .rows: "The constraints or the bus entries do not hold on the rows."
        case .openingSum: "The opening does not match the column values."
        case .queryWork: "The proof of work before the queries is missing."
        case .notCanonical(let word): "A leaf of word \(word) has a value that is not below p."
        case .merklePaths(let word): "The leaves of word \(word) do not lead to its root."
        case .fold(let word): "A leaf of word \(word) is not the fold of the word before it."
        case .finalVector: "The final vector is not the fold of the last word."
        }
    }
}

extension VerificationError.ProofPart: CustomStringConvertible {
    public var description: String {
        switch self {
        case .busTop: "values at the top of the bus argument"
        case .busLayers: "layers of the bus argument"
        case .busRounds(let layer): "rounds in layer \(layer) of the bus argument"
        case .busValues(let layer): "values in layer \(layer) of the bus argument"
        case .rowWindow: "values in the window of the row argument"
        case .rowRounds: "rounds of the row argument"
        case .columnValues: "column values"
        case .openingRounds: "rounds of the opening"
        case .foldRoots: "roots of folded words"
        case .finalVector: "values in the final vector"
        case .words: "opened words"
        case .leaves(let word): "values in the leaves of word \(word)"
        }
    }
}
