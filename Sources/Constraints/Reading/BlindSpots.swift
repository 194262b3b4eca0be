import Algebra

/// The map of cells whose change nobody notices: real rows with one cell changed, again and again, each time asking
/// the row's rules, what it looks up and the buses that it shares with other rows.
///
/// A change is noticed if a rule of the row does not vanish, a lookup is offered by no row, or the row's tuples on
/// other buses change: their other ends, in rows that stay as they are, then miss them. Columns that the verifier
/// computes by itself cannot be changed and are left out; so are padding rows, which are inert.
public struct BlindSpots: Sendable {
    /// What notices changes of one column of a chip.
    public struct ColumnFindings: Sendable, Hashable {
        public let chip: String
        public let column: String
        /// Changes that were tried.
        public internal(set) var tried = 0
        /// Changes that nobody noticed.
        public internal(set) var unnoticed = 0
        /// The first of them: a row, as it was given, and the value that its cell was changed to.
        public internal(set) var example: Example?
        /// How many changes each rule and entry noticed, by label.
        public internal(set) var noticedBy: [String: Int] = [:]
    }

    public struct Example: Sendable, Hashable {
        /// The row's position among those that were given.
        public let row: Int
        public let before: UInt32
        public let after: UInt32
    }

    private let lookups: [Bus: any LookupIndex]

    /// A map for chips that look up in these tables.
    public init(lookups: [Bus: any LookupIndex]) {
        self.lookups = lookups
    }

    /// The findings for every column of every chip of a run, on rows in use spread evenly over its tables.
    public func map(of tables: [Table], rowsPerChip: Int = 16) -> [ColumnFindings] {
        var chips: [(program: ConstraintProgram, tables: [Table])] = []
        for table in tables where table.rowsInUse > 0 {
            if chips.last?.program.name == table.program.name {
                chips[chips.count - 1].tables.append(table)
            } else {
                chips.append((table.program, [table]))
            }
        }
        let samples = chips.map { (program: $0.program, rows: Self.sample($0.tables, rowsPerChip)) }
        return Parallel.map(count: samples.count) { findings(of: samples[$0].rows, in: samples[$0].program) }
            .flatMap(\.self)
    }

    /// The findings for every column of one chip, on rows given by their cells.
    public func findings(of rows: [[UInt32]], in program: ConstraintProgram) -> [ColumnFindings] {
        let columns = program.columns.indices.filter { program.columns[$0].kind != .fixed }
        var findings = columns.map { ColumnFindings(chip: program.name, column: program.columns[$0].name) }
        let probe = BlindSpotProbe(program, lookups: lookups)
        for (position, row) in rows.enumerated() {
            let changes = columns.enumerated().flatMap { slot, column in
                Self.mutations(of: row[column], seed: position &* 64 &+ column)
                    .map { (slot: slot, column: column, value: $0) }
            }
            let noticing = probe.noticing(row, changes.map { ($0.column, $0.value) })
            for (change, labels) in zip(changes, noticing) {
                findings[change.slot].tried += 1
                for label in labels { findings[change.slot].noticedBy[label, default: 0] += 1 }
                guard labels.isEmpty else { continue }
                findings[change.slot].unnoticed += 1
                if findings[change.slot].example == nil {
                    findings[change.slot].example = Example(
                        row: position, before: row[change.column], after: change.value)
                }
            }
        }
        return findings
    }

    /// Rows in use, spread evenly over pieces of one chip.
    private static func sample(_ tables: [Table], _ count: Int) -> [[UInt32]] {
        let total = tables.reduce(0) { $0 + $1.rowsInUse }
        var wanted = (0..<min(count, total)).map { $0 * total / min(count, total) }[...]
        var rows: [[UInt32]] = []
        var first = 0
        for table in tables {
            while let row = wanted.first, row < first + table.rowsInUse {
                rows.append(table.row(row - first))
                wanted = wanted.dropFirst()
            }
            first += table.rowsInUse
        }
        return rows
    }

    /// What a cell is changed to: steps of a unit, a byte and a limb each way, the corners, multiples, and a number
    /// without meaning.
    private static func mutations(of value: UInt32, seed: Int) -> [UInt32] {
        let before = M31(value)
        let steps: [UInt32] = [1, 1 << 8, 1 << 15, 1 << 16]
        var changed = steps.flatMap { [before + M31($0), before - M31($0)] }
        changed += [.zero, .one, M31(UInt32(2)), -.one, -before, .one - before, before + before]
        changed += [before * M31.inversePowerOfTwo(1)]
        let noise = TupleHash.mixed(UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(value))
        changed.append(M31(UInt32(truncatingIfNeeded: noise >> 33)))
        var seen: Set<UInt32> = [value]
        return changed.map(\.value).filter { seen.insert($0).inserted }
    }
}
