/// Everything that goes into the transcript, in the order of the protocol. Tests take the list from here: change any one
/// item, and every challenge after it must change.
public enum TranscriptItem: UInt32, CaseIterable, Sendable {
    // The statement.
    case version = 1
    case parameters
    case rules
    case identity
    case publicInput
    case privateLength
    case publicOutput
    case exitCode
    case cycles
    case context
    case shape
    // The prover's messages.
    case witnessRoot
    /// Then α and a coefficient for each position of a tuple.
    case busWork
    /// Then τ.
    case busTop
    /// Then z; before the rounds of a layer λ.
    case busRound
    /// Then τ.
    case busValues
    /// Then ξ; before it λ.
    case rowWindow
    /// Then z.
    case rowRound
    /// Then ζ, the batching point of the opening.
    case columnValues
    /// Then z.
    case openingRound
    case foldRoot
    case finalVector
    /// Then the positions of the queries.
    case queryWork
}
