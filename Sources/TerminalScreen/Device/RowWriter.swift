import CNcurses

/// Hands rows of cells on to ncurses.
///
/// A value of its own, so that a row is one access to the device's state: checked access to a class's properties for
/// each cell cost a quarter of a frame.
struct RowWriter {
    private var looks: LookTable
    /// One run of translated scalars, reused.
    private var scalars: [UInt32] = []

    init(looks: LookTable) {
        self.looks = looks
    }

    /// Writes the columns `range` of a row, in runs of one look.
    ///
    /// A change of colour costs more than a glyph, on the way and in the terminal: blanks take the look of their
    /// neighbours where that is the same to the eye.
    mutating func put(_ row: ArraySlice<Cell>, y: Int, columns range: Range<Int>, glyphs: GlyphSet) {
        let window = nexus_standard_window()
        var x = range.lowerBound
        while x < range.upperBound {
            let start = x
            let look = collectRun(row, &x, end: range.upperBound, glyphs)
            nexus_put(
                window, Int32(y), Int32(start), scalars, Int32(scalars.count), look.attributes, look.pair)
        }
    }

    /// Collects the scalars of a run that starts at `x` and moves `x` behind it; the run's look.
    private mutating func collectRun(
        _ row: ArraySlice<Cell>, _ x: inout Int, end: Int, _ glyphs: GlyphSet
    ) -> LookTable.Look {
        var look = looks[row[row.startIndex + x]]
        var isBlankSoFar = true
        scalars.removeAll(keepingCapacity: true)
        while x < end {
            let cell = row[row.startIndex + x]
            let scalar = glyphs[cell.scalar].value
            let own = looks[cell]
            let isBlank = scalar == 0x20
            if own != look {
                guard isBlank || isBlankSoFar, own.blanksLook(like: look) else { break }
                if !isBlank { look = own }
            }
            isBlankSoFar = isBlankSoFar && isBlank
            scalars.append(scalar)
            x += 1
        }
        return look
    }
}
