/// One column of a chip: the name by which formulas, pokes and tables call it.
public struct Column: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Filled by the prover and committed.
        case committed
        /// Public: the verifier evaluates it by itself (range tables, the decoded program).
        case fixed
        /// How often each row of a lookup table is used; committed, counted by a reader of the recording.
        case multiplicity
    }

    /// Unique in the chip, such as `a[0]` or `rd.time`.
    public let name: String
    public let kind: Kind
}
