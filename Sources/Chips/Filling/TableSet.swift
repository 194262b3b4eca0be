import Constraints

/// All filled tables of one run, and the statement that they are about.
///
/// Tables come in the order of `ChipCatalogue.programs`; a chip of many rows is cut into pieces of power-of-two
/// height, which follow each other; chips without rows are left out. Padding repeats the last row in use.
public struct TableSet: Sendable {
    public var tables: [Table]
    public let statement: Statement
    /// Which step is in which row, as it was filled: pokes of cells do not move it.
    let index: StepIndex
    let layout: TableLayout

    /// Number of steps that were filled.
    public var steps: Int { index.steps }

    /// The rows of a step, in the order in which they act: refreshes of what it accesses, then its instruction. None
    /// for a step that the program has no form for.
    public func rows(ofStep step: Int) -> [RowReference] {
        index.places(ofStep: step).compactMap(layout.reference)
    }

    /// The step of a row of an instruction or refresh; nil for other tables and for padding.
    public func step(of row: RowReference) -> Int? {
        index.step(of: layout.place(of: row))
    }

    /// The row of a chip, counted over all its pieces; nil if the chip is not known or has fewer rows in use.
    public func row(_ row: Int, ofChip name: String) -> RowReference? {
        guard let chip = ChipCatalogue.programs.firstIndex(where: { $0.name == name }), row >= 0,
            let reference = layout.reference(to: StepIndex.Place(chip: chip, row: row)),
            reference.row < tables[reference.table].rowsInUse
        else { return nil }
        return reference
    }

    /// The number of a row among all rows of its chip.
    public func rowInChip(_ row: RowReference) -> Int { layout.place(of: row).row }

    /// The tables of a chip, in order of their rows; none if it has no rows or is not known.
    public func tables(ofChip name: String) -> Range<Int> {
        ChipCatalogue.programs.firstIndex { $0.name == name }.map(layout.tables) ?? 0..<0
    }
}
