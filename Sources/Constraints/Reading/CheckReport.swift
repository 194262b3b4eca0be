/// What a check of a run's tables found: which rules fail where, and which tuples do not balance.
///
/// Lists are bounded however much is wrong, and counts go on; the same tables give the same report on any number
/// of threads.
public struct CheckReport: Sendable, Hashable {
    /// What was found in one table, in the order of the tables.
    public struct TableFindings: Sendable, Hashable {
        /// The chip's name.
        public let chip: String
        /// Rows whose rules were checked, padding included.
        public let rows: Int
        /// Rows that count on buses.
        public let rowsInUse: Int
        /// For each constraint of the chip, on how many rows it does not vanish.
        public internal(set) var failures: [Int]
    }

    /// What was found on one bus.
    public struct BusFindings: Sendable, Hashable {
        public let bus: Bus
        /// How many different tuples are not received as often as they are sent.
        public internal(set) var unbalancedTuples: Int
        /// Whether there were too many to hold, so that their number is extrapolated from a part of them.
        public internal(set) var isEstimate: Bool
    }

    public internal(set) var tables: [TableFindings]
    /// The first failures of each rule of each table, in order of table, row and rule.
    public internal(set) var violations: [RuleViolation]
    /// Every bus on which the tables or the statement put something, in order of bus number.
    public internal(set) var buses: [BusFindings]
    /// The first unbalanced tuples of each bus, in order of bus number and tuple, with the places where they stand.
    public internal(set) var imbalances: [Imbalance]

    /// Whether every rule holds on every row and every bus balances.
    public var holds: Bool { violationCount == 0 && imbalanceCount == 0 }

    /// Rows whose rules were checked, padding included.
    public var rowsChecked: Int { tables.reduce(0) { $0 + $1.rows } }

    /// All failures, listed or not: pairs of a row and a rule.
    public var violationCount: Int {
        tables.reduce(0) { $0 + $1.failures.reduce(0, +) }
    }

    /// All unbalanced tuples, listed or not; an estimate if that of a bus is one.
    public var imbalanceCount: Int { buses.reduce(0) { $0 + $1.unbalancedTuples } }

    /// Whether every failure and every unbalanced tuple is listed.
    public var isComplete: Bool {
        violations.count == violationCount && imbalances.count == imbalanceCount
            && buses.allSatisfy { !$0.isEstimate }
    }
}
