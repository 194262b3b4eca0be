import Algebra

extension LiveCheck {
    /// The multiplicities that change when a poke changes what its row looks up, counted anew for that row.
    ///
    /// A lookup that no row offers has no multiplicity, and so shows as a tuple that is sent and never received.
    func recounted(_ poked: LiveCheckMove.Cell) -> [LiveCheckMove.Cell] {
        let row = poked.cell.rowReference
        guard row.row < base[row.table].rowsInUse else { return [] }
        let before = reading(of: row)
        var cells = before.cells
        cells[poked.cell.column] = poked.value.after
        let after = RowReading(before.program, cells: cells)
        var sums: [CellReference: M31] = [:]
        for (entry, recorded) in before.program.entries.enumerated() where !recorded.isOffer {
            guard lookups[recorded.bus] != nil else { continue }
            for (reading, sign) in [(before, -M31.one), (after, .one)] {
                let uses = M31(reading.multiplicity(ofEntry: entry))
                guard uses != .zero, let cell = multiplicity(of: reading.tuple(ofEntry: entry)) else {
                    continue
                }
                sums[cell, default: .zero] += sign * uses
            }
        }
        return sums.filter { $0.value != .zero && $0.key != poked.cell }.sorted { $0.key < $1.key }
            .map { cell, sum in
                let value = self.value(of: cell)
                return LiveCheckMove.Cell(
                    cell: cell, value: .init(before: value, after: (M31(value) + sum).value))
            }
    }

    /// The row that offers a tuple now; nil if none does.
    func offeringRow(of tuple: BusTuple) -> RowReference? {
        guard let offer = offers[tuple.bus], let row = lookups[tuple.bus]?.row(of: tuple.values),
            row < base[offer.table].rowsInUse
        else { return nil }
        let reference = RowReference(table: offer.table, row: row)
        return reading(of: reference).tuple(ofEntry: offer.entry) == tuple ? reference : nil
    }

    private func multiplicity(of tuple: BusTuple) -> CellReference? {
        guard let offer = offers[tuple.bus], let row = offeringRow(of: tuple) else { return nil }
        return CellReference(table: row.table, row: row.row, column: offer.column)
    }
}
