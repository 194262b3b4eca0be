import Algebra

/// Finds the tuples that are not received as often as they are sent, over all tables and the statement.
public struct BusBalance: Sendable {
    /// Rows that one task works on.
    private static let chunkRows = 1 << 14
    /// Places listed for one imbalance.
    private static let maxEnds = 4

    private let tables: [Table]
    private let evaluators: [RowEvaluator]
    private let statement: [PublicEntry]

    public init(tables: [Table], statement: [PublicEntry]) {
        self.tables = tables
        self.statement = statement
        evaluators = tables.map { RowEvaluator($0.program) }
    }

    /// The imbalances of every bus, in order of bus number and tuple; none when all balance.
    public func imbalances() -> [Imbalance] {
        let suspects = unbalancedBuses()
        guard !suspects.isEmpty else { return [] }
        var found = residue(of: suspects).map { tuple, net in
            Imbalance(tuple: tuple, excess: Self.nearestToZero(net))
        }
        found.sort { Self.precedes($0.tuple, $1.tuple) }
        pairNearestMisses(&found)
        locate(&found)
        return found
    }

    // MARK: - Which buses

    private func unbalancedBuses() -> Set<Bus> {
        let chunks = allChunks()
        let partial = Parallel.map(count: chunks.count) { fingerprints(of: chunks[$0]) }
        var sums: [Bus: BusFingerprint] = [:]
        for (bus, fingerprint) in partial.joined() { sums[bus, default: BusFingerprint()].add(fingerprint) }
        for entry in statement {
            let values = entry.tuple.values
            let hash = BusFingerprint.hash(count: values.count) { values[$0] }
            sums[entry.tuple.bus, default: BusFingerprint()].add(hash, times: entry.direction.sign)
        }
        return Set(sums.filter { !$0.value.isZero }.keys)
    }

    private func fingerprints(of chunk: Chunk) -> [Bus: BusFingerprint] {
        let program = tables[chunk.table].program
        var sums = [BusFingerprint](repeating: BusFingerprint(), count: program.entries.count)
        visit(chunk) { entry, _, multiplicity, value in
            let hash = BusFingerprint.hash(count: program.entries[entry].tuple.count, value: value)
            sums[entry].add(hash, times: multiplicity)
        }
        var byBus: [Bus: BusFingerprint] = [:]
        for (entry, sum) in zip(program.entries, sums) {
            byBus[entry.bus, default: BusFingerprint()].add(sum)
        }
        return byBus
    }

    // MARK: - Which tuples

    private func residue(of suspects: Set<Bus>) -> [BusTuple: M31] {
        var nets: [BusTuple: M31] = [:]
        forEachEntry(on: suspects) { tuple, multiplicity, _ in
            nets[tuple, default: .zero] += multiplicity
        }
        for entry in statement where suspects.contains(entry.tuple.bus) {
            nets[entry.tuple, default: .zero] += entry.direction.sign
        }
        return nets.filter { $0.value != .zero }
    }

    private func pairNearestMisses(_ found: inout [Imbalance]) {
        let candidates = found.prefix(1000)
        for index in candidates.indices {
            let one = found[index]
            let others = candidates.filter {
                $0.tuple.bus == one.tuple.bus && ($0.excess > 0) != (one.excess > 0)
            }
            found[index].nearestMiss =
                others.min {
                    $0.tuple.distance(to: one.tuple) < $1.tuple.distance(to: one.tuple)
                }?.tuple
        }
    }

    private func locate(_ found: inout [Imbalance]) {
        let indices = Dictionary(uniqueKeysWithValues: found.indices.map { (found[$0].tuple, $0) })
        forEachEntry(on: Set(found.map(\.tuple.bus))) { tuple, _, end in
            guard let index = indices[tuple], found[index].ends.count < Self.maxEnds else { return }
            found[index].ends.append(end)
        }
        for (position, entry) in statement.enumerated() {
            guard let index = indices[entry.tuple] else { continue }
            found[index].ends.append(
                BusEnd(table: nil, row: position, entry: 0, direction: entry.direction))
        }
    }

    // MARK: - Walking over entries

    private struct Chunk: Sendable {
        let table: Int
        let rows: Range<Int>
    }

    private func allChunks() -> [Chunk] {
        tables.indices.flatMap { table in
            stride(from: 0, to: tables[table].rowsInUse, by: Self.chunkRows).map { first in
                Chunk(table: table, rows: first..<min(first + Self.chunkRows, tables[table].rowsInUse))
            }
        }
    }

    private func forEachEntry(on buses: Set<Bus>, _ body: (BusTuple, M31, BusEnd) -> Void) {
        for chunk in allChunks() {
            let entries = tables[chunk.table].program.entries
            guard entries.contains(where: { buses.contains($0.bus) }) else { continue }
            visit(chunk) { index, row, multiplicity, value in
                let entry = entries[index]
                guard buses.contains(entry.bus) else { return }
                let tuple = BusTuple(bus: entry.bus, values: entry.tuple.indices.map(value))
                let end = BusEnd(table: chunk.table, row: row, entry: index, direction: entry.direction)
                body(tuple, multiplicity, end)
            }
        }
    }

    /// Calls `body` with entry, row, signed multiplicity (never zero) and the values of the tuple, for each entry
    /// of each row of the chunk.
    private func visit(_ chunk: Chunk, _ body: (Int, Int, M31, (Int) -> UInt32) -> Void) {
        let table = tables[chunk.table]
        let evaluator = evaluators[chunk.table]
        let width = RowEvaluator.blockRows
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(evaluator.registerCount, 1)) { buffer in
            table.cells.withUnsafeBufferPointer { cells in
                guard let base = cells.baseAddress, let registers = buffer.baseAddress else { return }
                var first = chunk.rows.lowerBound
                while first < chunk.rows.upperBound {
                    let count = min(width, chunk.rows.upperBound - first)
                    evaluator.evaluate(
                        cells: base, height: table.height, first: first, count: count, registers: registers)
                    for (index, entry) in table.program.entries.enumerated() {
                        for offset in 0..<count {
                            let times = Self.multiplicity(
                                of: entry, table: table, row: first + offset
                            ) { registers[$0 * width + offset] }
                            guard times != .zero else { continue }
                            body(index, first + offset, times) { registers[entry.tuple[$0] * width + offset] }
                        }
                    }
                    first += count
                }
            }
        }
    }

    private static func multiplicity(
        of entry: BusEntry, table: Table, row: Int, value: (Int) -> UInt32
    ) -> M31 {
        switch entry.multiplicity {
        case .one: entry.direction.sign
        case .selector(let node): entry.direction.sign * M31(value(node))
        case .count(let column): entry.direction.sign * M31(table[column, row])
        }
    }

    private static func nearestToZero(_ net: M31) -> Int {
        let value = Int(net.value)
        return value > Int(M31.modulus) / 2 ? value - Int(M31.modulus) : value
    }

    private static func precedes(_ left: BusTuple, _ right: BusTuple) -> Bool {
        left.bus.number != right.bus.number
            ? left.bus.number < right.bus.number
            : left.values.lexicographicallyPrecedes(right.values)
    }
}

extension BusEntry.Direction {
    fileprivate var sign: M31 { self == .send ? .one : -.one }
}
