/// What one row of a chip costs a prover, and one line of the table that people compare chips by.
public struct CostCard: Sendable, Hashable {
    public let chip: String
    /// Committed cells a row.
    public let cells: Int
    public let constraints: Int
    /// The highest degree of a constraint.
    public let degree: Int
    /// Entries on the buses that carry state, registers and memory.
    public let accesses: Int
    /// Entries on buses that look something up in a table.
    public let lookups: Int
    /// Entries by which the table answers lookups.
    public let offers: Int

    /// The costs of a recording; `isLookup` tells the buses of lookup tables from the others.
    public init(_ program: ConstraintProgram, isLookup: (Bus) -> Bool) {
        chip = program.name
        cells = program.committedColumns
        constraints = program.constraints.count
        degree = program.constraints.map(\.degree).max() ?? 0
        offers = program.entries.count(where: \.isOffer)
        lookups = program.entries.count { isLookup($0.bus) && !$0.isOffer }
        accesses = program.entries.count - lookups - offers
    }
}
