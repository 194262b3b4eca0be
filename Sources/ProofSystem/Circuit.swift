import Algebra
import Constraints
import Hashing

/// The rules of a machine: one recording for each table, in an order that is part of the statement.
public struct Circuit: Sendable {
    public let tables: [ConstraintProgram]
    /// Of all recorded rules, in order. Computing it takes milliseconds: keep circuits, do not make them anew.
    public let digest: Digest
    /// The greatest number of cycles for which no time that the rules compare can wrap around in the field.
    public let maxCycles: UInt32
    /// What a layout needs to know of each table, in order.
    public let summaries: [TableSummary]
    /// The most fields that a tuple has, so that there is a challenge for each position.
    public let tupleLength: Int

    /// The circuit of these tables, sound for runs of up to `maxCycles` cycles.
    public init(tables: [ConstraintProgram], maxCycles: UInt32) {
        self.tables = tables
        self.maxCycles = maxCycles
        var hash = Blake3(derivingKeyFor: "nexus-workbench circuit 1")
        for table in tables { hash.update(table.digest) }
        var limit: [UInt8] = []
        limit.append(littleEndian: maxCycles)
        hash.update(limit)
        digest = Digest(words: hash.words)
        summaries = tables.map(TableSummary.init)
        tupleLength = tables.flatMap { $0.entries }.map { $0.tuple.count }.max() ?? 0
    }
}

/// The counts of one table's recording that decide where its cells and fractions lie.
public struct TableSummary: Sendable, Hashable {
    /// Columns that the prover commits to, as indices into the recording's columns.
    public let committed: [Int]
    /// Columns that the verifier evaluates by itself, as indices into the recording's columns.
    public let fixed: [Int]
    public let entries: Int
    /// Entries that count once a row in use: those that capacity is about.
    public let uses: Int
    public let constraints: Int

    init(_ program: ConstraintProgram) {
        let columns = program.columns
        committed = columns.indices.filter { columns[$0].kind != .fixed }
        fixed = columns.indices.filter { columns[$0].kind == .fixed }
        entries = program.entries.count
        uses = program.entries.count { !$0.isOffer }
        constraints = program.constraints.count
    }

    /// Whether the rows of the table are the statement's, so that it occurs once at most, with the rows that the
    /// verifier knows: it has columns that the verifier evaluates, or offers of which it is not asked how many.
    public var isPublic: Bool { !fixed.isEmpty || uses < entries }
}
