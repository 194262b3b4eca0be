import Algebra

/// Checks a whole run: every rule on every row of every table, padding included, and the balance of every bus over
/// the rows in use and the statement.
public struct TraceChecker: Sendable {
    /// How much a report lists; what is beyond is counted.
    public struct Limits: Sendable, Hashable {
        /// Violations of one rule in one table.
        public var violationsPerRule = 100
        /// Unbalanced tuples of one bus.
        public var imbalancesPerBus = 100
        /// Places of one unbalanced tuple.
        public var endsPerImbalance = 4

        public init() {}
    }

    private let tables: [Table]
    private let statement: [PublicEntry]
    private let limits: Limits

    /// A check of `tables`, whose buses are closed by the entries that the verifier supplies.
    public init(tables: [Table], statement: [PublicEntry], limits: Limits = Limits()) {
        self.tables = tables
        self.statement = statement
        self.limits = limits
    }

    /// Checks everything, in parallel; nil if `progress` returned false.
    ///
    /// `progress` is called on the calling thread with the share that is done, from 0 to 1, never falling.
    public func check(progress: (Double) -> Bool = { _ in true }) -> CheckReport? {
        guard progress(0) else { return nil }
        let findings = tables.map { table in
            let found = RowChecker(table.program).check(table, rows: 0..<table.height)
            return CheckReport.TableFindings(
                chip: table.program.name, rows: table.height, rowsInUse: table.rowsInUse,
                failures: found.failures)
        }
        let violations = tables.enumerated().flatMap { index, table in
            RowChecker(table.program).check(table, rows: 0..<table.height).violations.map {
                RuleViolation(
                    row: RowReference(table: index, row: $0.row), constraint: $0.constraint, value: $0.value)
            }
        }
        let imbalances = BusBalance(tables: tables, statement: statement).imbalances()
        let buses = Dictionary(grouping: imbalances, by: \.tuple.bus).map {
            CheckReport.BusFindings(bus: $0, unbalancedTuples: $1.count, isEstimate: false)
        }
        guard progress(1) else { return nil }
        return CheckReport(
            tables: findings, violations: violations, buses: buses.sorted { $0.bus.number < $1.bus.number },
            imbalances: imbalances)
    }
}
