/// A polynomial that must vanish on every row, and the sentence that says why.
public struct Constraint: Sendable, Hashable {
    /// A sentence, unique in the chip.
    public let label: String
    /// The polynomial's node in the chip's graph.
    public let node: Int
    /// Its total degree in the columns, at most `ConstraintProgram.maxDegree`.
    public let degree: Int
}
