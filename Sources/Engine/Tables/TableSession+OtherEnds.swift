import Constraints

/// Who stands on the other side of a bus.
extension TableSession {
    /// The rows that put the same tuple on the other side of the entry's bus, as they are found from the cycles and
    /// times in it; none for lookups, whose other side is the row of a lookup table.
    public func otherEnds(ofEntry index: Int, on row: RowReference) -> [RowReference] {
        let reading = RowReading(self, row)
        let entry = reading.program.entries[index]
        guard !reading.isIdle(entry) else { return [] }
        let tuple = reading.tuple(of: entry)
        var found: Set<RowReference> = []
        for candidate in Set(TupleCandidates(tables: run.tables).rows(of: tuple)) {
            let other = RowReading(self, candidate)
            let isPartner = other.program.entries.contains {
                $0.bus == entry.bus && $0.direction != entry.direction && !other.isIdle($0)
                    && other.tuple(of: $0) == tuple
            }
            if isPartner { found.insert(candidate) }
        }
        return found.sorted()
    }
}
