/// A rule that does not vanish on a row.
public struct RuleViolation: Sendable, Hashable, Comparable {
    public let row: RowReference
    /// Index into the program's constraints.
    public let constraint: Int
    /// What the rule's polynomial came to instead of zero.
    public let value: UInt32

    public init(row: RowReference, constraint: Int, value: UInt32) {
        self.row = row
        self.constraint = constraint
        self.value = value
    }

    /// In order of table, row and rule.
    public static func < (left: RuleViolation, right: RuleViolation) -> Bool {
        (left.row, left.constraint) < (right.row, right.constraint)
    }
}
