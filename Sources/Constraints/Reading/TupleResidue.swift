import Algebra

/// Names the unbalanced tuples of buses that are known not to balance.
///
/// Tuples are thrown into buckets by their hash, each with a fingerprint of its own; then only those in buckets that do
/// not balance are told apart. So memory is bounded however much is wrong: when too many buckets are unbalanced, some
/// of them are looked into and the number of tuples is extrapolated.
struct TupleResidue: Sendable {
    /// Base-2 logarithm of the number of buckets of a bus.
    static let logBuckets = 13
    /// Unbalanced buckets that are looked into however full they are.
    private static let leastBuckets = 32
    /// Imbalances of a bus that are put in order; of more, the first by place.
    private static let mostSorted = 4096

    let tables: [Table]
    let statement: [PublicEntry]
    /// In order of bus number.
    let buses: [Bus]
    let limits: TraceChecker.Limits
    let chunkRows: Int

    /// Adds the imbalances to a report; false if `progress` returned false.
    func find(into report: inout CheckReport, progress: (Double) -> Bool) -> Bool {
        guard !buses.isEmpty else { return true }
        let programs = tables.map { BlockProgram($0.program, constraints: false, buses: Set(buses)) }
        let slots = tables.map { table in
            table.program.entries.map { entry in buses.firstIndex(of: entry.bus) ?? -1 }
        }
        let signs = tables.map { table in table.program.entries.map(\.direction.sign) }
        let rows = tables.indices.map { programs[$0].entries.isEmpty ? 0 : tables[$0].rowsInUse }

        var buckets = Array(repeating: Buckets(), count: buses.count)
        let areCounted = ChunkedRows(rows, chunkRows: chunkRows * 8).forEach {
            progress($0 / 2)
        } read: { chunk in
            var reader = BucketReader(slots[chunk.table], signs[chunk.table])
            programs[chunk.table].read(tables[chunk.table], rows: chunk.rows, into: &reader)
            return reader
        } merge: { _, reader in
            for (slot, part) in reader.buckets { buckets[slot].add(part) }
        }
        guard areCounted else { return false }
        for (slot, entry) in statementEntries() {
            buckets[slot].add(TupleHash.hash(entry.tuple), times: entry.direction.sign)
        }

        let chosen = buckets.map(choose)
        var found: [[UInt64: FoundTuple]] = Array(repeating: [:], count: buses.count)
        let areFound = ChunkedRows(rows, chunkRows: chunkRows).forEach {
            progress(0.5 + $0 / 2)
        } read: { chunk in
            var reader = CollectingReader(
                table: chunk.table, slots[chunk.table], signs[chunk.table], chosen.map(\.isChosen),
                limit: limits.endsPerImbalance)
            programs[chunk.table].read(tables[chunk.table], rows: chunk.rows, into: &reader)
            return reader.found
        } merge: { _, part in
            for (slot, tuples) in part {
                found[slot].merge(tuples) { $0.joined(with: $1, limit: limits.endsPerImbalance) }
            }
        }
        guard areFound else { return false }
        for (slot, entry) in statementEntries() {
            let hash = TupleHash.hash(entry.tuple)
            guard chosen[slot].isChosen[Buckets.index(hash)] else { continue }
            found[slot][hash, default: FoundTuple()].net += entry.direction.sign
        }
        for slot in buses.indices { self.report(found[slot], chosen[slot], slot, into: &report) }
        return true
    }

    private func statementEntries() -> [(slot: Int, entry: PublicEntry)] {
        statement.compactMap { entry in
            buses.firstIndex(of: entry.tuple.bus).map { ($0, entry) }
        }
    }

    // MARK: - Which buckets

    private struct Choice: Sendable {
        var isChosen = [Bool](repeating: false, count: 1 << TupleResidue.logBuckets)
        var chosen = 0
        var unbalanced = 0
    }

    private func choose(_ buckets: Buckets) -> Choice {
        var choice = Choice()
        var tuples = 0
        for (index, bucket) in buckets.all.enumerated() where !bucket.sum.isZero {
            choice.unbalanced += 1
            guard choice.chosen < Self.leastBuckets || tuples + bucket.tuples <= limits.tuplesHeld else {
                continue
            }
            choice.isChosen[index] = true
            choice.chosen += 1
            tuples += bucket.tuples
        }
        return choice
    }

    // MARK: - The report

    private func report(
        _ found: [UInt64: FoundTuple], _ choice: Choice, _ slot: Int, into report: inout CheckReport
    ) {
        let bus = buses[slot]
        var unbalanced = found.filter { $0.value.net != .zero }.map { (hash: $0.key, found: $0.value) }
        let count = unbalanced.count
        guard let position = report.buses.firstIndex(where: { $0.bus == bus }) else { return }
        report.buses[position].isEstimate = choice.chosen < choice.unbalanced
        report.buses[position].unbalancedTuples =
            report.buses[position].isEstimate ? count * choice.unbalanced / max(choice.chosen, 1) : count

        if unbalanced.count > Self.mostSorted {
            unbalanced.sort { $0.found.isBefore($1.found, orBy: $0.hash < $1.hash) }
            unbalanced.removeSubrange(Self.mostSorted...)
        }
        let ofStatement = statement.enumerated().filter { $0.element.tuple.bus == bus }
        var imbalances = unbalanced.compactMap { hash, found in
            imbalance(found, ofStatement.filter { TupleHash.hash($0.element.tuple) == hash })
        }
        imbalances.sort { $0.tuple < $1.tuple }
        imbalances = Array(imbalances.prefix(limits.imbalancesPerBus))
        Imbalance.pairNearestMisses(&imbalances)
        report.imbalances += imbalances
    }

    private func imbalance(
        _ found: FoundTuple, _ statement: [(offset: Int, element: PublicEntry)]
    ) -> Imbalance? {
        var ends = found.sends + found.receives
        let tuple: BusTuple
        if let end = ends.first, let table = end.table {
            tuple = RowReading(tables[table], row: end.row).tuple(ofEntry: end.entry)
        } else if let entry = statement.first {
            tuple = entry.element.tuple
        } else {
            return nil
        }
        ends += statement.map {
            BusEnd(table: nil, row: $0.offset, entry: 0, direction: $0.element.direction)
        }
        var imbalance = Imbalance(tuple: tuple, excess: found.net.nearestToZero)
        imbalance.ends = ends.sorted()
        return imbalance
    }
}

// MARK: - Buckets

/// Fingerprints of the tuples of one bus, apart by hash.
private struct Buckets: Sendable {
    struct Bucket: Sendable {
        var sum = BusFingerprint()
        /// How many tuples were thrown in.
        var tuples = 0
    }

    private(set) var all = [Bucket](repeating: Bucket(), count: 1 << TupleResidue.logBuckets)

    @inline(__always)
    static func index(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(64 - TupleResidue.logBuckets))
    }

    mutating func add(_ hash: UInt64, times multiplicity: M31) {
        all[Self.index(hash)].sum.add(hash, times: multiplicity)
        all[Self.index(hash)].tuples += 1
    }

    mutating func add(_ other: Buckets) {
        for index in all.indices {
            all[index].sum.add(other.all[index].sum)
            all[index].tuples += other.all[index].tuples
        }
    }

    /// Adds the tuples of a block.
    mutating func add(
        _ hashes: UnsafePointer<UInt64>, times multiplicities: UnsafePointer<UInt32>?, sign: M31, count: Int
    ) {
        all.withUnsafeMutableBufferPointer { buckets in
            for index in 0..<count {
                let multiplicity = multiplicities.map { M31($0[index]) * sign } ?? sign
                let bucket = Self.index(hashes[index])
                buckets[bucket].sum.add(hashes[index], times: multiplicity)
                buckets[bucket].tuples += 1
            }
        }
    }
}

/// Throws tuples into buckets.
private struct BucketReader: BlockReader, Sendable {
    /// For each entry of the chip the position of its bus, −1 if it does not matter.
    private let slots: [Int]
    private let signs: [M31]
    private(set) var buckets: [Int: Buckets] = [:]

    init(_ slots: [Int], _ signs: [M31]) {
        self.slots = slots
        self.signs = signs
        for slot in slots where slot >= 0 { buckets[slot] = Buckets() }
    }

    mutating func rule(_ constraint: Int, values: UnsafePointer<UInt32>, first: Int, count: Int) {}

    mutating func entry(
        _ entry: Int, hashes: UnsafePointer<UInt64>, multiplicities: UnsafePointer<UInt32>?, first: Int,
        count: Int
    ) {
        buckets[slots[entry]]?.add(hashes, times: multiplicities, sign: signs[entry], count: count)
    }
}

// MARK: - Tuples

/// What is known of one tuple.
private struct FoundTuple: Sendable {
    var net = M31.zero
    var sends: [BusEnd] = []
    var receives: [BusEnd] = []

    mutating func add(_ end: BusEnd, times multiplicity: M31, limit: Int) {
        net += multiplicity
        switch end.direction {
        case .send: if sends.count < limit { sends.append(end) }
        case .receive: if receives.count < limit { receives.append(end) }
        }
    }

    func joined(with later: FoundTuple, limit: Int) -> FoundTuple {
        FoundTuple(
            net: net + later.net, sends: Array((sends + later.sends).prefix(limit)),
            receives: Array((receives + later.receives).prefix(limit)))
    }

    /// Whether it stands in an earlier row; of two in the same row, what `otherwise` says.
    func isBefore(_ other: FoundTuple, orBy otherwise: Bool) -> Bool {
        guard let one = place, let another = other.place else {
            return place == nil && other.place != nil || otherwise
        }
        return one == another ? otherwise : one < another
    }

    private var place: RowReference? {
        let first = [sends.first?.rowReference, receives.first?.rowReference].compactMap { $0 }
        return first.min()
    }
}

/// Tells the tuples in chosen buckets apart.
private struct CollectingReader: BlockReader {
    private let table: Int
    private let slots: [Int]
    private let signs: [M31]
    private let isChosen: [[Bool]]
    private let limit: Int
    private(set) var found: [Int: [UInt64: FoundTuple]] = [:]

    init(table: Int, _ slots: [Int], _ signs: [M31], _ isChosen: [[Bool]], limit: Int) {
        self.table = table
        self.slots = slots
        self.signs = signs
        self.isChosen = isChosen
        self.limit = limit
    }

    mutating func rule(_ constraint: Int, values: UnsafePointer<UInt32>, first: Int, count: Int) {}

    mutating func entry(
        _ entry: Int, hashes: UnsafePointer<UInt64>, multiplicities: UnsafePointer<UInt32>?, first: Int,
        count: Int
    ) {
        let slot = slots[entry]
        isChosen[slot].withUnsafeBufferPointer { isChosen in
            for index in 0..<count where isChosen[Buckets.index(hashes[index])] {
                let multiplicity = multiplicities.map { M31($0[index]) } ?? .one
                guard multiplicity != .zero else { continue }
                let direction: BusEntry.Direction = signs[entry] == .one ? .send : .receive
                let end = BusEnd(table: table, row: first + index, entry: entry, direction: direction)
                found[slot, default: [:]][hashes[index], default: FoundTuple()].add(
                    end, times: multiplicity * signs[entry], limit: limit)
            }
        }
    }
}
