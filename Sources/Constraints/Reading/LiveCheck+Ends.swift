import Algebra

extension LiveCheck {
    /// Places that are listed for one tuple, for each direction, and rows that a proposal may name.
    private static let maxEnds = 4
    private static let maxCandidates = 128

    /// What is to be known of tuples that count by so much more than before, those that balance left out.
    func located(_ more: [BusTuple: M31]) -> [BusTuple: UnbalancedTuple] {
        var found: [BusTuple: UnbalancedTuple] = [:]
        for (tuple, sum) in more {
            let net = (unbalanced[tuple]?.net ?? .zero) + sum
            if net != .zero { found[tuple] = UnbalancedTuple(net: net, ends: [], wasSearched: true) }
        }
        guard !found.isEmpty else { return [:] }
        var ends = found.mapValues { _ in Set<BusEnd>() }
        note(changes.keys, &ends)
        for tuple in found.keys {
            let known = unbalanced[tuple]?.ends.compactMap(\.rowReference) ?? []
            let proposed = candidates(tuple).prefix(Self.maxCandidates).filter(exists)
            note(Set(known + proposed + [offeringRow(of: tuple)].compactMap(\.self)), only: tuple, &ends)
        }
        for (position, entry) in statement.enumerated() where ends[entry.tuple] != nil {
            ends[entry.tuple]?.insert(
                BusEnd(table: nil, row: position, entry: 0, direction: entry.direction))
        }
        search(for: found.keys.filter { !accounts(ends[$0] ?? [], for: found[$0]) }, &ends, &found)
        for tuple in found.keys { found[tuple]?.ends = Self.listed(ends[tuple] ?? []) }
        return found
    }

    /// Notes which of the rows send or receive one of the tuples.
    private func note(
        _ rows: some Sequence<RowReference>, only tuple: BusTuple? = nil,
        _ ends: inout [BusTuple: Set<BusEnd>]
    ) {
        for row in rows where row.row < base[row.table].rowsInUse {
            let reading = reading(of: row)
            for (entry, recorded) in reading.program.entries.enumerated()
            where tuple == nil || tuple?.bus == recorded.bus {
                guard reading.multiplicity(ofEntry: entry) != 0 else { continue }
                let found = reading.tuple(ofEntry: entry)
                guard tuple == nil || tuple == found else { continue }
                ends[found]?.insert(
                    BusEnd(table: row.table, row: row.row, entry: entry, direction: recorded.direction))
            }
        }
    }

    /// Looks through all tables for tuples of buses that are not looked up, as far as the budget goes.
    private func search(
        for tuples: [BusTuple], _ ends: inout [BusTuple: Set<BusEnd>],
        _ found: inout [BusTuple: UnbalancedTuple]
    ) {
        var budget = searchBudget
        for (bus, wanted) in Dictionary(grouping: tuples, by: \.bus) {
            // What is looked up may be looked up millions of times: the rows that do are no news.
            let search = offers[bus] == nil ? TupleSearch(base, bus: bus) : nil
            let count = search.map { min(wanted.count, budget / max($0.cost, 1)) } ?? 0
            for tuple in wanted.sorted().dropFirst(count) { found[tuple]?.wasSearched = false }
            guard let search, count > 0 else { continue }
            budget -= count * search.cost
            for (tuple, end) in search.places(of: Array(wanted.sorted().prefix(count))) {
                guard let row = end.rowReference, changes[row] == nil else { continue }
                ends[tuple]?.insert(end)
            }
        }
    }

    /// Whether the places explain by how much the tuple is sent more often than received.
    private func accounts(_ ends: Set<BusEnd>, for tuple: UnbalancedTuple?) -> Bool {
        let sum = ends.reduce(M31.zero) { sum, end in
            guard let row = end.rowReference else { return sum + end.direction.sign }
            return sum + end.direction.sign * M31(reading(of: row).multiplicity(ofEntry: end.entry))
        }
        return sum == tuple?.net
    }

    private func exists(_ row: RowReference) -> Bool {
        base.indices.contains(row.table) && row.row >= 0 && row.row < base[row.table].rowsInUse
    }

    private static func listed(_ ends: Set<BusEnd>) -> [BusEnd] {
        let sorted = ends.sorted()
        return Array(
            sorted.filter { $0.direction == .send }.prefix(maxEnds)
                + sorted.filter { $0.direction == .receive }.prefix(maxEnds))
    }
}
