import Algebra

/// Tells who notices changes of one cell of a row.
struct BlindSpotProbe {
    private let program: ConstraintProgram
    private let evaluator: RowEvaluator
    /// Entries that look something up, with where.
    private let lookups: [(entry: Int, index: any LookupIndex)]
    /// The other entries: their tuples have other ends.
    private let chained: [Int]

    init(_ program: ConstraintProgram, lookups: [Bus: any LookupIndex]) {
        self.program = program
        evaluator = RowEvaluator(program)
        self.lookups = program.entries.enumerated().compactMap { index, entry in
            entry.isOffer ? nil : lookups[entry.bus].map { (index, $0) }
        }
        chained = program.entries.indices.filter { index in
            program.entries[index].isOffer || lookups[program.entries[index].bus] == nil
        }
    }

    /// For each change of a cell of the row, the labels of the rules and entries that notice it.
    func noticing(_ row: [UInt32], _ changes: [(column: Int, value: UInt32)]) -> [[String]] {
        let before = RowReading(program, cells: row)
        let tuplesBefore = chained.map { self.counted(before, $0) }
        var noticing = [[String]](repeating: [], count: changes.count)
        let width = RowEvaluator.blockRows
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(evaluator.registerCount, 1)) { buffer in
            guard let registers = buffer.baseAddress else { return }
            for first in stride(from: 0, to: changes.count, by: width) {
                let block = changes[first..<min(first + width, changes.count)]
                evaluate(row, block, registers)
                noteRules(&noticing, first, block.count, registers)
                noteLookups(&noticing, first, block.count, registers)
                noteChains(&noticing, first, block.count, registers, tuplesBefore)
            }
        }
        return noticing
    }

    /// Evaluates the row with each of the changes.
    private func evaluate(
        _ row: [UInt32], _ changes: ArraySlice<(column: Int, value: UInt32)>,
        _ registers: UnsafeMutablePointer<UInt32>
    ) {
        let width = RowEvaluator.blockRows
        var cells: [UInt32] = []
        cells.reserveCapacity(row.count * width)
        for cell in row { cells += repeatElement(cell, count: width) }
        for (offset, change) in changes.enumerated() { cells[change.column * width + offset] = change.value }
        cells.withUnsafeBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            evaluator.evaluate(
                cells: base, height: width, first: 0, count: changes.count, registers: registers)
        }
    }

    private func noteRules(
        _ noticing: inout [[String]], _ first: Int, _ count: Int, _ registers: UnsafeMutablePointer<UInt32>
    ) {
        for constraint in program.constraints {
            let values = registers + constraint.node * RowEvaluator.blockRows
            for offset in 0..<count where values[offset] != 0 {
                noticing[first + offset].append(constraint.label)
            }
        }
    }

    private func noteLookups(
        _ noticing: inout [[String]], _ first: Int, _ count: Int, _ registers: UnsafeMutablePointer<UInt32>
    ) {
        let width = RowEvaluator.blockRows
        var rows = [Int32](repeating: 0, count: width)
        for (index, lookup) in lookups {
            let entry = program.entries[index]
            let fields = entry.tuple.map { UnsafePointer(registers + $0 * width) }
            fields.withUnsafeBufferPointer { fields in
                rows.withUnsafeMutableBufferPointer { rows in
                    guard let base = fields.baseAddress, let target = rows.baseAddress else { return }
                    lookup.find(TupleBlock(fields: base, count: count), rows: target)
                }
            }
            for offset in 0..<count where rows[offset] < 0 && multiplicity(entry, registers, offset) != 0 {
                noticing[first + offset].append(entry.label)
            }
        }
    }

    private func noteChains(
        _ noticing: inout [[String]], _ first: Int, _ count: Int, _ registers: UnsafeMutablePointer<UInt32>,
        _ before: [CountedTuple]
    ) {
        let width = RowEvaluator.blockRows
        for offset in 0..<count {
            let after = chained.map { index in
                let entry = program.entries[index]
                let values = entry.tuple.map { registers[$0 * width + offset] }
                return CountedTuple(
                    hash: TupleHash.hash(BusTuple(bus: entry.bus, values: values)),
                    multiplicity: entry.direction.sign * M31(multiplicity(entry, registers, offset)))
            }
            // A row that both sends and receives what it did not before is noticed by nobody.
            guard Self.sum(after) != Self.sum(before) else { continue }
            for (slot, index) in chained.enumerated() where after[slot] != before[slot] {
                noticing[first + offset].append(program.entries[index].label)
            }
        }
    }

    private func multiplicity(
        _ entry: BusEntry, _ registers: UnsafeMutablePointer<UInt32>, _ offset: Int
    ) -> UInt32 {
        switch entry.multiplicity {
        case .one: 1
        case .count(let column):
            program.nodes.firstIndex(of: .column(column)).map {
                registers[$0 * RowEvaluator.blockRows + offset]
            } ?? 0
        }
    }

    /// A tuple's hash and how often it counts, with the sign of its direction.
    private struct CountedTuple: Equatable {
        let hash: UInt64
        let multiplicity: M31
    }

    private func counted(_ reading: RowReading, _ entry: Int) -> CountedTuple {
        CountedTuple(
            hash: TupleHash.hash(reading.tuple(ofEntry: entry)),
            multiplicity: program.entries[entry].direction.sign * M31(reading.multiplicity(ofEntry: entry)))
    }

    private static func sum(_ tuples: [CountedTuple]) -> BusFingerprint {
        var sum = BusFingerprint()
        for tuple in tuples { sum.add(tuple.hash, times: tuple.multiplicity) }
        return sum
    }
}
