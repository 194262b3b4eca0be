import Algebra

/// What the first pass finds in one chunk of rows.
struct CheckingReader: BlockReader, Sendable {
    /// One for each entry of the chip.
    var sums: [BusFingerprint]
    /// One for each constraint of the chip.
    var failures: [Int]
    /// The first failures of each constraint.
    var violations: [[(row: Int, value: UInt32)]]
    private let limit: Int

    init(_ program: ConstraintProgram, limit: Int) {
        sums = Array(repeating: BusFingerprint(), count: program.entries.count)
        failures = Array(repeating: 0, count: program.constraints.count)
        violations = Array(repeating: [], count: program.constraints.count)
        self.limit = limit
    }

    mutating func rule(_ constraint: Int, values: UnsafePointer<UInt32>, first: Int, count: Int) {
        var any: UInt32 = 0
        for index in 0..<count { any |= values[index] }
        guard any != 0 else { return }
        for index in 0..<count where values[index] != 0 {
            failures[constraint] += 1
            guard violations[constraint].count < limit else { continue }
            violations[constraint].append((first + index, values[index]))
        }
    }

    mutating func entry(
        _ entry: Int, hashes: UnsafePointer<UInt64>, multiplicities: UnsafePointer<UInt32>?, first: Int,
        count: Int
    ) {
        sums[entry].add(hashes, times: multiplicities, count: count)
    }
}

/// The failures of rules in all tables so far.
struct RuleFailures {
    private var failures: [[Int]]
    private var violations: [[[RuleViolation]]]
    private let limit: Int

    init(tables: [Table], limit: Int) {
        failures = tables.map { Array(repeating: 0, count: $0.program.constraints.count) }
        violations = tables.map { Array(repeating: [], count: $0.program.constraints.count) }
        self.limit = limit
    }

    mutating func add(_ reader: CheckingReader, table: Int) {
        for (constraint, count) in reader.failures.enumerated() where count > 0 {
            failures[table][constraint] += count
            let room = limit - violations[table][constraint].count
            violations[table][constraint] += reader.violations[constraint].prefix(room).map {
                RuleViolation(
                    row: RowReference(table: table, row: $0.row), constraint: constraint, value: $0.value)
            }
        }
    }

    func report(into report: inout CheckReport) {
        for (table, counts) in failures.enumerated() { report.tables[table].failures = counts }
        report.violations = violations.joined().joined().sorted()
    }
}
