import Algebra

/// Finds the rows of tables that send or receive given tuples of one bus, by comparing columns.
///
/// Nearly every field of a tuple is a column, or a linear function of one: `time = 3 · cycle + 2`. So a wanted tuple is
/// a wanted value of the column that tells rows apart best, and the search goes through that column alone; what it
/// finds is evaluated in full.
struct TupleSearch {
    /// A field that is factor · column + offset.
    private struct LinearField {
        let position: Int
        let column: Int
        let inverseFactor: M31
        let offset: M31

        /// What must be in the column.
        func wanted(_ tuple: BusTuple) -> UInt32 {
            ((M31(tuple.values[position]) - offset) * inverseFactor).value
        }
    }

    /// One entry of some rows of one table.
    private struct Job {
        let table: Int
        let rows: Range<Int>
        let entry: Int
        /// What the search goes by; nil if no field is linear, so that every row is evaluated.
        let field: LinearField?
    }

    /// Rows of one job.
    private static let jobRows = 1 << 16
    /// Places that one job reports.
    private static let maxPlaces = 16
    /// What evaluating a row costs in comparisons.
    private static let evaluationCost = 2000

    private let tables: [Table]
    private var jobs: [Job] = []
    /// Comparisons that the search for one tuple makes.
    private(set) var cost = 0

    init(_ tables: [Table], bus: Bus) {
        self.tables = tables
        for (table, filled) in tables.enumerated() {
            for (index, entry) in filled.program.entries.enumerated() where entry.bus == bus {
                let field = Self.tellingField(entry, filled)
                for first in stride(from: 0, to: filled.rowsInUse, by: Self.jobRows) {
                    let rows = first..<min(first + Self.jobRows, filled.rowsInUse)
                    jobs.append(Job(table: table, rows: rows, entry: index, field: field))
                }
                cost += filled.rowsInUse * (field == nil ? Self.evaluationCost : 1)
            }
        }
    }

    /// The places where the tuples stand, in order of table, row and entry.
    func places(of tuples: [BusTuple]) -> [(tuple: BusTuple, end: BusEnd)] {
        Parallel.map(count: jobs.count) { places(of: tuples, jobs[$0]) }.flatMap(\.self)
    }

    private func places(of tuples: [BusTuple], _ job: Job) -> [(tuple: BusTuple, end: BusEnd)] {
        let table = tables[job.table]
        let rows = job.field.map { field in
            Self.rows(in: table, job.rows, field.column, tuples.map(field.wanted))
        }
        var found: [(tuple: BusTuple, end: BusEnd)] = []
        for row in rows ?? Array(job.rows) {
            let reading = RowReading(table, row: row)
            let tuple = reading.tuple(ofEntry: job.entry)
            guard tuples.contains(tuple), reading.multiplicity(ofEntry: job.entry) != 0 else { continue }
            let direction = table.program.entries[job.entry].direction
            found.append(
                (tuple, BusEnd(table: job.table, row: row, entry: job.entry, direction: direction)))
            guard found.count < Self.maxPlaces * tuples.count else { return found }
        }
        return found
    }

    /// The rows in which a column has one of a few values.
    ///
    /// The values of one poke are times shortly after each other, so whole blocks are passed over because nothing in
    /// them lies between the least and the greatest. Unsafe pointers, because this loop reads whole columns; its
    /// blocks become vector instructions.
    private static func rows(in table: Table, _ rows: Range<Int>, _ column: Int, _ wanted: [UInt32]) -> [Int]
    {
        guard let least = wanted.min(), let greatest = wanted.max() else { return [] }
        let width = 256
        var found: [Int] = []
        table.cells.withUnsafeBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            let column = base + column * table.height
            for first in stride(from: rows.lowerBound, to: rows.upperBound, by: width) {
                let count = min(width, rows.upperBound - first)
                let block = column + first
                // Its top bit is set once a value is neither below the least nor above the greatest: differences of
                // canonical elements have their sign there.
                var inside: UInt32 = 0
                for index in 0..<count { inside |= ~((block[index] &- least) | (greatest &- block[index])) }
                guard inside >> 31 == 1 else { continue }
                for value in wanted {
                    var matches: UInt32 = 0
                    for index in 0..<count { matches &+= block[index] == value ? 1 : 0 }
                    guard matches > 0 else { continue }
                    for index in 0..<count where block[index] == value { found.append(first + index) }
                }
            }
        }
        return Set(found).sorted()
    }

    // MARK: - Fields

    /// The linear field of an entry whose column has the most different values among a few rows.
    private static func tellingField(_ entry: BusEntry, _ table: Table) -> LinearField? {
        let samples = stride(from: 0, to: table.rowsInUse, by: max(table.rowsInUse / 64, 1))
        let fields = entry.tuple.enumerated().compactMap { position, node in
            linear(node, position: position, table.program)
        }
        return fields.max { left, right in
            Set(samples.map { table[left.column, $0] }).count
                < Set(samples.map { table[right.column, $0] }).count
        }
    }

    private static func linear(_ node: Int, position: Int, _ program: ConstraintProgram) -> LinearField? {
        guard let sum = LinearSum(node, program), let (column, factor) = sum.factors.first,
            sum.factors.count == 1, let inverse = factor.inverse
        else { return nil }
        return LinearField(position: position, column: column, inverseFactor: inverse, offset: sum.constant)
    }
}

/// A polynomial of degree one: a constant and a factor for each column.
private struct LinearSum {
    private(set) var constant = M31.zero
    private(set) var factors: [Int: M31] = [:]

    /// Nil if the node is no linear function.
    init?(_ node: Int, _ program: ConstraintProgram) {
        switch program.nodes[node] {
        case .constant(let value): constant = value.element
        case .column(let index): factors = [index: .one]
        case .sum(let left, let right):
            guard let one = LinearSum(left, program), let other = LinearSum(right, program) else {
                return nil
            }
            self = one
            add(other, times: .one)
        case .difference(let left, let right):
            guard let one = LinearSum(left, program), let other = LinearSum(right, program) else {
                return nil
            }
            self = one
            add(other, times: -.one)
        case .product(let left, let right):
            guard let one = LinearSum(left, program), let other = LinearSum(right, program) else {
                return nil
            }
            guard one.factors.isEmpty || other.factors.isEmpty else { return nil }
            add(one.factors.isEmpty ? other : one, times: one.factors.isEmpty ? one.constant : other.constant)
        }
        factors = factors.filter { $0.value != .zero }
    }

    private mutating func add(_ other: LinearSum, times factor: M31) {
        constant += other.constant * factor
        for (column, value) in other.factors { factors[column, default: .zero] += value * factor }
    }
}
