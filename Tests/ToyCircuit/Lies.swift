import Algebra
import ProofSystem

/// What a dishonest prover does; each lie is caught by the next step unless it fits its messages there too.
public struct Lies: Sendable {
    /// Sends two fractions below the root that cancel the statement's.
    public var claimsBalance = false
    /// Fits the values of each layer of the bus argument to its claim.
    public var fitsBusLayers = false
    /// Fits a column value to the claim of the row argument.
    public var fitsColumnValues = false
    /// Fits the final vector to the claim of the opening.
    public var fitsFinalVector = false
    /// Commits to other cells than those that are proved.
    public var committedCells: (@Sendable (inout [M31]) -> Void)?
    /// Commits to words that are not quite ones of the code.
    public var committedWord: (@Sendable (_ stripe: Int, inout [M31]) -> Void)?
    /// Believes that the transcript forgets this message, so that it knows the challenge after it beforehand, and
    /// chooses the message to turn a false claim into a true one.
    public var fits: TranscriptItem?

    public init() {}
}
