import Constraints

/// Who stands on the other side of a bus.
extension TableSession {
    /// The row that puts the same tuple on the other side of the entry's bus, found from the cycles and times in it;
    /// nil for lookups, whose other side is the row of a lookup table, and for tuples that nobody takes up.
    public func otherEnd(ofEntry index: Int, on row: RowReference) -> RowReference? {
        let reading = live.reading(of: row)
        let entry = reading.program.entries[index]
        guard !isIdle(index, row, reading) else { return nil }
        let tuple = reading.tuple(ofEntry: index)
        // Of a run that holds only one of the candidates fits.
        return TupleCandidates(tables: run.tables).rows(of: tuple).first { candidate in
            let other = live.reading(of: candidate)
            return other.program.entries.enumerated().contains { index, taken in
                taken.bus == entry.bus && taken.direction != entry.direction
                    && !isIdle(index, candidate, other) && other.tuple(ofEntry: index) == tuple
            }
        }
    }
}
