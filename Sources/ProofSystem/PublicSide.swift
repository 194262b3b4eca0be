import Constraints

/// What a verifier contributes to the tables of a run by itself: public columns, and sides of buses that no table has.
///
/// It is a function of the statement: whoever builds it takes it from the caller's program, input and output, never from
/// a proof.
public struct PublicSide: Sendable {
    /// By table number. A table with a `FixedTable` occurs exactly once, with its height and its rows in use; of other
    /// tables the prover chooses the number of rows.
    public let fixed: [FixedTable?]
    public let entries: [PublicEntry]

    public init(fixed: [FixedTable?], entries: [PublicEntry]) {
        self.fixed = fixed
        self.entries = entries
    }
}
