import Algebra

/// Keeps what is wrong with a run's tables up to date while single cells change.
///
/// The tables themselves stay as they are and may be shared: changed cells lie over them, so that nothing is copied
/// and taking a change back leaves no trace. Whoever shows a table asks here for the cells of a row (`cells(of:)`).
///
/// A poke costs what the changed row costs, however large the tables are: its rules are evaluated again, its tuples
/// before are taken off the buses and those after are put on, and the multiplicities of what it looks up are counted
/// anew, so that a lookup shows only if no row offers it. Then the places of the tuples that no longer balance are
/// found: first among the changed rows and the rows that the caller proposes, and if these do not account for the
/// tuple by a bounded search (`TupleSearch`).
public struct LiveCheck: Sendable {
    /// The tables without the changes.
    public let base: [Table]
    /// How many failures there are now, listed or not: pairs of a row and a rule.
    public private(set) var violationCount: Int
    /// Whether the base's report listed everything, so that what is told here is all that is wrong.
    public let isComplete: Bool

    let statement: [PublicEntry]
    let lookups: [Bus: any LookupIndex]
    let candidates: @Sendable (BusTuple) -> [RowReference]
    /// Comparisons that the search for one poke may make; 2^26 are some milliseconds.
    let searchBudget: Int
    /// Which entry of which table offers the tuples of a lookup bus.
    let offers: [Bus: Offering]

    /// The cells that differ from the base, by row and column.
    private(set) var changes: [RowReference: [Int: UInt32]] = [:]
    private var failing: [RowReference: [RuleViolation]] = [:]
    private(set) var unbalanced: [BusTuple: UnbalancedTuple] = [:]
    private var imbalancesOfBus: [Bus: [Imbalance]] = [:]
    private var done: [LiveCheckMove] = []
    private var undone: [LiveCheckMove] = []

    /// Starts from tables and the report of their whole check.
    ///
    /// `lookups` find the rows whose multiplicities follow a changed lookup. `candidates` proposes rows that may send
    /// or receive a tuple, few and in any order; they are looked at before anything is searched, so that a wrong guess
    /// does no harm.
    public init(
        tables: [Table], statement: [PublicEntry], report: CheckReport, lookups: [Bus: any LookupIndex],
        searchBudget: Int = 1 << 26,
        candidates: @escaping @Sendable (BusTuple) -> [RowReference] = { _ in [] }
    ) {
        base = tables
        self.statement = statement
        self.lookups = lookups
        self.candidates = candidates
        self.searchBudget = searchBudget
        offers = Offering.all(in: tables)
        violationCount = report.violationCount
        isComplete = report.isComplete
        for violation in report.violations { failing[violation.row, default: []].append(violation) }
        for imbalance in report.imbalances {
            unbalanced[imbalance.tuple] = UnbalancedTuple(
                net: M31(Int64(imbalance.excess)), ends: imbalance.ends, wasSearched: imbalance.wasSearched)
        }
        imbalancesOfBus = Dictionary(grouping: report.imbalances, by: \.tuple.bus)
    }

    // MARK: - Changing

    /// Changes a cell to a canonical field element and rechecks what it touches.
    public mutating func poke(_ cell: CellReference, to value: UInt32) {
        precondition(value < M31.modulus, "a cell holds a canonical field element")
        let before = self.value(of: cell)
        guard before != value else { return }
        let poked = LiveCheckMove.Cell(cell: cell, value: LiveCheckMove.Change(before: before, after: value))
        var move = LiveCheckMove(cells: [poked] + recounted(poked))
        let rows = Set(move.cells.map(\.cell.rowReference)).map { ($0, reading(of: $0)) }
        set(move.cells, .after)
        let sums = recheck(rows, &move)
        let touched = sums.filter { $0.value != .zero || unbalanced[$0.key] != nil }
        let after = located(touched)
        for tuple in touched.keys {
            move.tuples[tuple] = LiveCheckMove.Change(before: unbalanced[tuple], after: after[tuple])
        }
        perform(move, .after)
        done.append(move)
        undone = []
    }

    /// Takes the last poke back; false if there is none.
    @discardableResult
    public mutating func undo() -> Bool {
        guard let move = done.popLast() else { return false }
        perform(move, .before)
        undone.append(move)
        return true
    }

    /// Pokes again what was taken back last; false if there is nothing.
    @discardableResult
    public mutating func redo() -> Bool {
        guard let move = undone.popLast() else { return false }
        perform(move, .after)
        done.append(move)
        return true
    }

    public var canUndo: Bool { !done.isEmpty }
    public var canRedo: Bool { !undone.isEmpty }

    // MARK: - What is wrong

    /// Whether nothing is wrong now.
    public var holds: Bool { violationCount == 0 && unbalanced.isEmpty }

    /// The rules that fail now, in order of table, row and rule; of a base with very many, those that its report lists.
    public var violations: [RuleViolation] { failing.values.joined().sorted() }

    /// The rules that fail on one row now.
    public func violations(of row: RowReference) -> [RuleViolation] { Self.violations(reading(of: row), row) }

    /// The tuples that do not balance now, with the places where they stand, in order of bus and tuple.
    public var imbalances: [Imbalance] {
        imbalancesOfBus.sorted { $0.key.number < $1.key.number }.flatMap(\.value)
    }

    // MARK: - Cells

    /// The cells that were poked, in the order of the pokes that stand.
    public var pokedCells: [CellReference] { done.map(\.cells[0].cell) }

    /// The cells that differ from the base, multiplicities that were recounted among them, in order.
    public var changedCells: [CellReference] {
        changes.flatMap { row, columns in
            columns.keys.map { CellReference(table: row.table, row: row.row, column: $0) }
        }.sorted()
    }

    /// A cell with the changes.
    public func value(of cell: CellReference) -> UInt32 {
        changes[cell.rowReference]?[cell.column] ?? base[cell.table][cell.column, cell.row]
    }

    /// The cells of a row with the changes, one for each column.
    public func cells(of row: RowReference) -> [UInt32] {
        var cells = base[row.table].row(row.row)
        for (column, value) in changes[row] ?? [:] { cells[column] = value }
        return cells
    }

    /// A row with the changes, and all that its chip says of it.
    public func reading(of row: RowReference) -> RowReading {
        RowReading(base[row.table].program, cells: cells(of: row))
    }

    /// The tables with the changes in them: a copy of those that changed, for a whole check or for export.
    public func changedTables() -> [Table] {
        var tables = base
        for cell in changedCells { tables[cell.table][cell.column, cell.row] = value(of: cell) }
        return tables
    }

    // MARK: - Moves

    /// Brings everything that a poke touches into its state before or after.
    private mutating func perform(_ move: LiveCheckMove, _ side: LiveCheckMove.Side) {
        set(move.cells, side)
        for (row, change) in move.failing { failing[row] = change[side] }
        violationCount += side == .after ? move.moreViolations : -move.moreViolations
        for (tuple, change) in move.tuples { unbalanced[tuple] = change[side] }
        for bus in Set(move.tuples.keys.map(\.bus)) {
            var found = unbalanced.filter { $0.key.bus == bus }.map { $0.value.imbalance(of: $0.key) }
            found.sort { $0.tuple < $1.tuple }
            Imbalance.pairNearestMisses(&found)
            imbalancesOfBus[bus] = found.isEmpty ? nil : found
        }
    }

    private mutating func set(_ cells: [LiveCheckMove.Cell], _ side: LiveCheckMove.Side) {
        for cell in cells {
            let row = cell.cell.rowReference
            let value = cell.value[side]
            let isBase = base[row.table][cell.cell.column, row.row] == value
            changes[row, default: [:]][cell.cell.column] = isBase ? nil : value
            if changes[row]?.isEmpty == true { changes[row] = nil }
        }
    }

    /// Evaluates the rows again after the move's cells are set: notes in the move which rules fail, and returns by how
    /// much each tuple that they send or receive counts more.
    private func recheck(_ rows: [(RowReference, RowReading)], _ move: inout LiveCheckMove) -> [BusTuple: M31]
    {
        var sums: [BusTuple: M31] = [:]
        for (row, before) in rows {
            let after = reading(of: row)
            let violationsBefore = Self.violations(before, row)
            let violationsAfter = Self.violations(after, row)
            move.moreViolations += violationsAfter.count - violationsBefore.count
            move.failing[row] = LiveCheckMove.Change(
                before: failing[row], after: violationsAfter.isEmpty ? nil : violationsAfter)
            guard row.row < base[row.table].rowsInUse else { continue }
            for (entry, recorded) in before.program.entries.enumerated() {
                let sign = recorded.direction.sign
                sums[before.tuple(ofEntry: entry), default: .zero] -=
                    sign * M31(before.multiplicity(ofEntry: entry))
                sums[after.tuple(ofEntry: entry), default: .zero] +=
                    sign * M31(after.multiplicity(ofEntry: entry))
            }
        }
        return sums
    }

    private static func violations(_ reading: RowReading, _ row: RowReference) -> [RuleViolation] {
        reading.failingConstraints.map { constraint in
            let node = reading.program.constraints[constraint].node
            return RuleViolation(row: row, constraint: constraint, value: reading.values[node])
        }
    }
}
