/// The rules of one chip, recorded once and read by all: checker, printer, cost card, prover, verifier.
///
/// A plain value: no closure and no field element in it. Nodes are in an order in which operands come before
/// their users.
public struct ConstraintProgram: Sendable, Hashable {
    /// The highest total degree that a constraint, or a value of a tuple, may have.
    ///
    /// Tuples need not be affine in the columns: a proof collapses the bus entries of a table to one coefficient for
    /// each column and for each node of a higher degree that is a value of a tuple. A column and a rule in place of
    /// such a node would cost more, for the node is evaluated in the pass over the rules anyway.
    public static let maxDegree = 3

    public let name: String
    /// One sentence about the chip.
    public let summary: String
    public let columns: [Column]
    public let nodes: [Node]
    /// Values that have a name but no cell: node index to name.
    public let derived: [Int: String]
    public let constraints: [Constraint]
    public let entries: [BusEntry]

    /// The index of the column with this name.
    public func column(named name: String) -> Int? {
        columns.firstIndex { $0.name == name }
    }

    /// Cells a row that are committed.
    public var committedColumns: Int { columns.count { $0.kind != .fixed } }
}
