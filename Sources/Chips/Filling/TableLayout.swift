import Constraints

/// Which piece holds which row of a chip.
struct TableLayout: Sendable {
    /// For each table, the index of its chip in `ChipCatalogue.programs` and the chip's rows before it.
    private let chips: [Int]
    private let firstRows: [Int]
    private let heights: [Int]
    /// For each chip, its tables.
    private let tables: [Range<Int>]

    /// For tables whose chips have these indices in a catalogue of `count` chips.
    init(chips: [Int], heights: [Int], count: Int) {
        self.chips = chips
        self.heights = heights
        var firstRows: [Int] = []
        var tables = [Range<Int>](repeating: 0..<0, count: count)
        for (table, chip) in chips.enumerated() {
            let isFirst = tables[chip].isEmpty
            firstRows.append(isFirst ? 0 : firstRows[table - 1] + heights[table - 1])
            tables[chip] = (isFirst ? table : tables[chip].lowerBound)..<(table + 1)
        }
        self.firstRows = firstRows
        self.tables = tables
    }

    /// The tables of a chip.
    func tables(ofChip chip: Int) -> Range<Int> { tables[chip] }

    /// The index of a table's chip in the catalogue.
    func chip(ofTable table: Int) -> Int { chips[table] }

    /// A row of a chip as a row of one of its pieces; nil past the last.
    func reference(to place: StepIndex.Place) -> RowReference? {
        for table in tables[place.chip] where place.row < firstRows[table] + heights[table] {
            return RowReference(table: table, row: place.row - firstRows[table])
        }
        return nil
    }

    /// A row of a piece as a row of its chip.
    func place(of row: RowReference) -> StepIndex.Place {
        StepIndex.Place(chip: chips[row.table], row: firstRows[row.table] + row.row)
    }
}
