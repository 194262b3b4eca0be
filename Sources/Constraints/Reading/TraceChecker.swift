import Algebra

/// Checks a whole run: every rule on every row of every table, padding included, and the balance of every bus over
/// the rows in use and the statement.
///
/// One pass evaluates rules and adds up a fingerprint of every bus. Only buses whose fingerprint is not zero are read
/// again, to name the tuples (`TupleResidue`).
public struct TraceChecker: Sendable {
    /// How much a report lists; what is beyond is counted.
    public struct Limits: Sendable, Hashable {
        /// Violations of one rule in one table.
        public var violationsPerRule = 100
        /// Unbalanced tuples of one bus.
        public var imbalancesPerBus = 100
        /// Places of one unbalanced tuple, for each direction.
        public var endsPerImbalance = 4
        /// Tuples of one bus, counted as often as they stand somewhere, that are held to be told apart when much is
        /// unbalanced; with more, some are looked at and the number of unbalanced ones is extrapolated.
        public var tuplesHeld = 1 << 18

        public init() {}
    }

    /// The share of the work that the first pass is counted as; the rest is for naming tuples.
    private static let firstShare = 0.8

    private let tables: [Table]
    private let statement: [PublicEntry]
    private let limits: Limits
    private let chunkRows: Int
    private let programs: [BlockProgram]
    private let buses: BusList

    /// A check of `tables`, whose buses are closed by the entries that the verifier supplies.
    public init(tables: [Table], statement: [PublicEntry], limits: Limits = Limits()) {
        self.init(
            tables: tables, statement: statement, limits: limits, chunkRows: ChunkedRows.defaultChunkRows)
    }

    init(tables: [Table], statement: [PublicEntry], limits: Limits, chunkRows: Int) {
        self.tables = tables
        self.statement = statement
        self.limits = limits
        self.chunkRows = chunkRows
        programs = tables.map { BlockProgram($0.program) }
        buses = BusList(tables: tables, statement: statement)
    }

    /// Checks everything, in parallel; nil if `progress` returned false.
    ///
    /// `progress` is called on the calling thread with the share that is done, from 0 to 1, never falling.
    public func check(progress: (Double) -> Bool = { _ in true }) -> CheckReport? {
        guard progress(0), let first = firstPass(progress: { progress($0 * Self.firstShare) }) else {
            return nil
        }
        var report = CheckReport(
            tables: tables.map {
                CheckReport.TableFindings(
                    chip: $0.program.name, rows: $0.height, rowsInUse: $0.rowsInUse,
                    failures: Array(repeating: 0, count: $0.program.constraints.count))
            },
            violations: [],
            buses: buses.all.map {
                CheckReport.BusFindings(bus: $0, unbalancedTuples: 0, isEstimate: false)
            },
            imbalances: [])
        first.rules.report(into: &report)
        let suspects = buses.all.indices.filter { !first.sums[$0].isZero }
        let residue = TupleResidue(
            tables: tables, statement: statement, buses: suspects.map { buses.all[$0] }, limits: limits,
            chunkRows: chunkRows)
        let isDone = residue.find(into: &report) { share in
            progress(Self.firstShare + (1 - Self.firstShare) * share)
        }
        guard isDone, progress(1) else { return nil }
        return report
    }

    func firstPass(progress: (Double) -> Bool) -> (rules: RuleFailures, sums: [BusFingerprint])? {
        var sums = [BusFingerprint](repeating: BusFingerprint(), count: buses.all.count)
        var rules = RuleFailures(tables: tables, limit: limits.violationsPerRule)
        for entry in statement {
            let hash = TupleHash.hash(entry.tuple)
            sums[buses.slot(of: entry.tuple.bus)].add(hash, times: entry.direction.sign)
        }
        let chunks = ChunkedRows(tables.map(\.height), chunkRows: chunkRows)
        let isDone = chunks.forEach(progress: progress) { chunk in
            let table = tables[chunk.table]
            var reader = CheckingReader(table.program, limit: limits.violationsPerRule)
            programs[chunk.table].read(table, rows: chunk.rows, into: &reader)
            return reader
        } merge: { chunk, reader in
            for (entry, sum) in zip(tables[chunk.table].program.entries, reader.sums) {
                sums[buses.slot(of: entry.bus)].add(sum, times: entry.direction.sign)
            }
            rules.add(reader, table: chunk.table)
        }
        return isDone ? (rules, sums) : nil
    }
}
