import Algebra

/// A lookup that finds no row.
public struct MissingLookup: Sendable, Hashable {
    public let table: Int
    public let row: Int
    /// Index into the program's entries.
    public let entry: Int
}

/// Counts how often each row of each lookup table is used, so that no chip counts by hand.
public struct MultiplicityCounter: Sendable {
    private let indexes: [Bus: any LookupIndex]

    /// A counter for these lookup buses.
    public init(_ indexes: [Bus: any LookupIndex]) {
        self.indexes = indexes
    }

    /// Sets the multiplicities of every table that offers rows on a bus of the counter, and returns the first lookups
    /// that find no row, at most `limit`, in order of table, row and entry.
    ///
    /// Without a table that offers a bus, all lookups on it are missing.
    @discardableResult
    public func count(_ tables: inout [Table], limit: Int = 1000) -> [MissingLookup] {
        count(&tables, limit: limit, progress: { _ in true }) ?? []
    }

    /// The same; nil if `progress`, which hears of the done part now and then, says stop.
    public func count(
        _ tables: inout [Table], limit: Int, progress: (Double) -> Bool
    ) -> [MissingLookup]? {
        let offers = offers(in: tables)
        let sources = tables.enumerated().compactMap { index, table in
            LookupSource(table.program, table: index, offers: offers, indexes: indexes)
        }
        let chunks = sources.indices.flatMap { source in
            let rows = tables[sources[source].table].rowsInUse
            return stride(from: 0, to: rows, by: Self.chunkRows).map { first in
                Chunk(source: source, rows: first..<min(first + Self.chunkRows, rows))
            }
        }
        let rows = chunks.reduce(0) { $0 + $1.rows.count }
        let shares = min(Self.shares, 1 + rows / Self.rowsPerShare)
        let counted = tables
        var partial = Array(repeating: Tally(lengths: offers.map(\.rows), limit: limit), count: shares)
        for first in stride(from: 0, to: chunks.count, by: Self.groupChunks) {
            guard progress(Double(first) / Double(chunks.count)) else { return nil }
            let end = min(first + Self.groupChunks, chunks.count)
            partial.withUnsafeMutableBufferPointer { partial in
                // Each share has a tally of its own.
                nonisolated(unsafe) let partial = partial
                Parallel.forEach(count: shares) { share in
                    for chunk in stride(from: first + share, to: end, by: shares).map({ chunks[$0] }) {
                        sources[chunk.source].count(
                            counted[sources[chunk.source].table], chunk.rows, &partial[share])
                    }
                }
            }
        }
        for (index, offer) in offers.enumerated() {
            tables[offer.table].setColumn(offer.column, partial.map { $0.counts[index] })
        }
        let missing = partial.flatMap(\.missing).sorted {
            ($0.table, $0.row, $0.entry) < ($1.table, $1.row, $1.entry)
        }
        return Array(missing.prefix(limit))
    }

    /// Rows that are counted at a stretch.
    private static let chunkRows = 1 << 13
    /// Chunks that are counted between two reports of progress.
    private static let groupChunks = 64
    /// Private counts that are added up in the end: more than cores, so that none waits long for the last.
    private static let shares = 8
    /// Rows that pay for one more private count, which has to be cleared and added up.
    private static let rowsPerShare = 1 << 16

    private struct Chunk: Sendable {
        let source: Int
        let rows: Range<Int>
    }

    private func offers(in tables: [Table]) -> [Offer] {
        tables.enumerated().flatMap { index, table in
            table.program.entries.compactMap { entry in
                guard case .count(let column) = entry.multiplicity, indexes[entry.bus] != nil else {
                    return nil
                }
                return Offer(bus: entry.bus, table: index, column: column, rows: table.rowsInUse)
            }
        }
    }
}

/// A multiplicity column that is to be counted.
struct Offer: Sendable {
    let bus: Bus
    let table: Int
    let column: Int
    let rows: Int
}

/// What one thread has counted: for each offer and row how often it was used.
struct Tally: Sendable {
    var counts: [[UInt32]]
    var missing: [MissingLookup] = []
    let limit: Int

    init(lengths: [Int], limit: Int) {
        counts = lengths.map { [UInt32](repeating: 0, count: $0) }
        self.limit = limit
    }
}

/// The lookups of one table.
struct LookupSource: Sendable {
    private struct Lookup {
        let entry: Int
        let nodes: [Int]
        let index: any LookupIndex
        /// Which offer answers; nil if no table does.
        let offer: Int?
    }

    let table: Int
    private let evaluator: RowEvaluator
    private let lookups: [Lookup]

    /// Nil if the chip looks nothing up.
    init?(_ program: ConstraintProgram, table: Int, offers: [Offer], indexes: [Bus: any LookupIndex]) {
        self.table = table
        lookups = program.entries.enumerated().compactMap { position, entry in
            guard !entry.isOffer, let index = indexes[entry.bus] else { return nil }
            return Lookup(
                entry: position, nodes: entry.tuple, index: index,
                offer: offers.firstIndex { $0.bus == entry.bus })
        }
        guard !lookups.isEmpty else { return nil }
        evaluator = RowEvaluator(program)
    }

    /// Counts the lookups of a range of rows.
    func count(_ table: Table, _ rows: Range<Int>, _ tally: inout Tally) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: evaluator.registerCount) { registers in
            table.cells.withUnsafeBufferPointer { cells in
                guard let base = cells.baseAddress, let scratch = registers.baseAddress else { return }
                var first = rows.lowerBound
                while first < rows.upperBound {
                    let count = min(RowEvaluator.blockRows, rows.upperBound - first)
                    evaluator.evaluate(
                        cells: base, height: table.height, first: first, count: count, registers: scratch)
                    let missing = tally.missing.count
                    for lookup in lookups { self.count(lookup, scratch, first: first, count: count, &tally) }
                    tally.sortMissing(from: missing)
                    first += count
                }
            }
        }
    }

    private func count(
        _ lookup: Lookup, _ registers: UnsafeMutablePointer<UInt32>, first: Int, count: Int,
        _ tally: inout Tally
    ) {
        let width = RowEvaluator.blockRows
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { found in
            guard let rows = found.baseAddress else { return }
            withUnsafeTemporaryAllocation(
                of: UnsafePointer<UInt32>.self, capacity: lookup.nodes.count
            ) { fields in
                for (field, node) in lookup.nodes.enumerated() {
                    fields[field] = UnsafePointer(registers + node * width)
                }
                guard let base = fields.baseAddress else { return }
                lookup.index.find(TupleBlock(fields: base, count: count), rows: rows)
            }
            tally.add(rows, count: count, to: lookup.offer) {
                MissingLookup(table: table, row: first + $0, entry: lookup.entry)
            }
        }
    }
}

extension Tally {
    /// Adds the found rows of a block; what is not found is listed.
    fileprivate mutating func add(
        _ rows: UnsafeMutablePointer<Int32>, count: Int, to offer: Int?, lookup make: (Int) -> MissingLookup
    ) {
        guard let offer else {
            for index in 0..<count { missing.append(make(index)) }
            return
        }
        let length = UInt32(counts[offer].count)
        counts[offer].withUnsafeMutableBufferPointer { counts in
            for index in 0..<count {
                let row = UInt32(bitPattern: rows[index])
                if row < length {
                    counts[Int(row)] &+= 1
                    rows[index] = 0
                }
            }
        }
        for index in 0..<count where rows[index] != 0 { missing.append(make(index)) }
    }

    /// Puts what one block of rows misses in order, and keeps no more than the limit.
    fileprivate mutating func sortMissing(from first: Int) {
        guard missing.count > first else { return }
        missing[first...].sort { ($0.row, $0.entry) < ($1.row, $1.entry) }
        if missing.count > limit { missing.removeLast(missing.count - limit) }
    }
}

extension Table {
    /// Sets a column to the sum of counts, one list a thread; rows past the counts become zero.
    fileprivate mutating func setColumn(_ column: Int, _ counts: [[UInt32]]) {
        let height = height
        cells.withUnsafeMutableBufferPointer { cells in
            let target = UnsafeMutableBufferPointer(rebasing: cells[column * height..<(column + 1) * height])
            target.update(repeating: 0)
            for part in counts {
                part.withUnsafeBufferPointer { part in
                    for row in 0..<part.count { target[row] &+= part[row] }
                }
            }
        }
    }
}
