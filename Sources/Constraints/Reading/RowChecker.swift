import Algebra

/// A rule that does not vanish on a row.
public struct Violation: Sendable, Hashable {
    public let row: Int
    /// Index into the program's constraints.
    public let constraint: Int
    /// What the rule's polynomial came to instead of zero.
    public let value: UInt32
}

/// Finds the rows of a table on which a rule does not vanish.
public struct RowChecker: Sendable {
    /// What was found in a range of rows.
    public struct Findings: Sendable, Hashable {
        /// For each rule, on how many rows it fails.
        public internal(set) var failures: [Int]
        /// The first failures in order of row, at most as many as were asked for.
        public internal(set) var violations: [Violation]
        /// Rows that were looked at.
        public internal(set) var rows: Int
    }

    private let program: ConstraintProgram
    private let evaluator: RowEvaluator

    public init(_ program: ConstraintProgram) {
        self.program = program
        evaluator = RowEvaluator(program)
    }

    /// Checks rows of a table, padding too if the range contains it; lists at most `limit` violations.
    public func check(_ table: Table, rows: Range<Int>, limit: Int = 1000) -> Findings {
        var findings = Findings(
            failures: Array(repeating: 0, count: program.constraints.count), violations: [], rows: rows.count)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(evaluator.registerCount, 1)) {
            registers in
            table.cells.withUnsafeBufferPointer { cells in
                guard let base = cells.baseAddress, let scratch = registers.baseAddress else { return }
                var first = rows.lowerBound
                while first < rows.upperBound {
                    let count = min(RowEvaluator.blockRows, rows.upperBound - first)
                    evaluator.evaluate(
                        cells: base, height: table.height, first: first, count: count, registers: scratch)
                    collect(&findings, first: first, count: count, registers: scratch, limit: limit)
                    first += count
                }
            }
        }
        return findings
    }

    /// The values of all nodes on one row, for formulas with values put in.
    public func values(_ table: Table, row: Int) -> [UInt32] {
        var registers = [UInt32](repeating: 0, count: evaluator.registerCount)
        table.cells.withUnsafeBufferPointer { cells in
            registers.withUnsafeMutableBufferPointer { scratch in
                guard let base = cells.baseAddress, let target = scratch.baseAddress else { return }
                evaluator.evaluate(cells: base, height: table.height, first: row, count: 1, registers: target)
            }
        }
        return program.nodes.indices.map { registers[$0 * RowEvaluator.blockRows] }
    }

    private func collect(
        _ findings: inout Findings, first: Int, count: Int, registers: UnsafeMutablePointer<UInt32>,
        limit: Int
    ) {
        var found: [Violation] = []
        for (index, constraint) in program.constraints.enumerated() {
            let values = registers + constraint.node * RowEvaluator.blockRows
            var any: UInt32 = 0
            for row in 0..<count { any |= values[row] }
            guard any != 0 else { continue }
            for row in 0..<count where values[row] != 0 {
                findings.failures[index] += 1
                found.append(Violation(row: first + row, constraint: index, value: values[row]))
            }
        }
        found.sort { ($0.row, $0.constraint) < ($1.row, $1.constraint) }
        findings.violations.append(contentsOf: found.prefix(limit - findings.violations.count))
    }
}
