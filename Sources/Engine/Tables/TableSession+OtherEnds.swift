import Constraints

/// Who stands on the other side of a bus.
extension TableSession {
    /// The row that puts the same tuple on the other side of the entry's bus, found from the cycles and times in it;
    /// nil for lookups, whose other side is the row of a lookup table, and for tuples that nobody takes up.
    public func otherEnd(ofEntry index: Int, on row: RowReference) -> RowReference? {
        let reading = RowReading(self, row)
        let entry = reading.program.entries[index]
        guard !reading.isIdle(entry) else { return nil }
        let tuple = reading.tuple(of: entry)
        // The candidates come nearest first, and of a run that holds only one of them fits.
        return TupleCandidates(tables: run.tables).rows(of: tuple).first { candidate in
            let other = RowReading(self, candidate)
            return other.program.entries.contains {
                $0.bus == entry.bus && $0.direction != entry.direction && !other.isIdle($0)
                    && other.tuple(of: $0) == tuple
            }
        }
    }
}
