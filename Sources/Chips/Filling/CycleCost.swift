import Constraints

/// What a cycle of a run costs a prover on average: committed cells, entries on the buses of state, registers and
/// memory, and lookups, over the rows in use.
///
/// The tables that do not grow with a run (program, text, inputs, ranges, bytes) are left out: what they commit is
/// the multiplicities of their lookups.
public struct CycleCost: Sendable, Hashable {
    /// What rows are for.
    public enum Purpose: Sendable, Hashable, CaseIterable {
        case instruction, refresh, boundary
    }

    /// The rows of one chip.
    public struct Part: Sendable, Hashable {
        public let chip: String
        public let purpose: Purpose
        public let rows: Int
        /// What one row costs.
        public let row: CostCard
    }

    /// A number of each kind.
    public struct Amounts: Sendable, Hashable {
        public var cells: Double
        public var accesses: Double
        public var lookups: Double
    }

    public let cycles: Int
    /// The chips that have rows, in the order of the catalogue.
    public let parts: [Part]

    /// The cost of a filled run.
    public init(_ set: TableSet) {
        cycles = set.steps
        parts = ChipCatalogue.programs.enumerated().compactMap { index, program in
            guard let purpose = ChipCatalogue.purpose(ofChip: index) else { return nil }
            let rows = set.tables(ofChip: program.name).reduce(0) { $0 + set.tables[$1].rowsInUse }
            guard rows > 0 else { return nil }
            return Part(
                chip: program.name, purpose: purpose, rows: rows,
                row: CostCard(program, isLookup: MachineBus.isLookup))
        }
    }

    /// The average cost of a cycle, for rows of some purposes or of all.
    public func perCycle(_ purposes: Set<Purpose> = Set(Purpose.allCases)) -> Amounts {
        var sum = Amounts(cells: 0, accesses: 0, lookups: 0)
        guard cycles > 0 else { return sum }
        for part in parts where purposes.contains(part.purpose) {
            let weight = Double(part.rows) / Double(cycles)
            sum.cells += weight * Double(part.row.cells)
            sum.accesses += weight * Double(part.row.accesses)
            sum.lookups += weight * Double(part.row.lookups)
        }
        return sum
    }
}

extension ChipCatalogue {
    /// What a chip's rows are for; nil for tables that do not grow with a run.
    fileprivate static func purpose(ofChip chip: Int) -> CycleCost.Purpose? {
        if chip < instructions.count { return .instruction }
        switch programs[chip].name {
        case registerRefresh.program.name, memoryRefresh.program.name: return .refresh
        case registers.program.name, image.program.name, zeros.program.name: return .boundary
        default: return nil
        }
    }
}
