/// What is written to the terminal so that it shows rows of cells: only cells that changed, with as few changes of look as
/// they need.
///
/// ncurses knows this art too, and the first version left it to ncurses. A full frame of the Debug screen at 200×60 then
/// took 2.7 ms of processor time, three quarters of it in ncurses, which says both colours anew when one of them
/// changes and reads each sequence out of the terminal's description again; here it takes 0.7 ms.
///
/// A value of its own, so that a row is one access to the device's state: checked access to a class's properties for
/// each cell cost a quarter of a frame.
struct RowWriter {
    /// What is to be written, until `finish`.
    private(set) var bytes: [UInt8] = []
    private var looks: LookTable
    private var sequences: TerminalSequences
    /// What the terminal writes with after `bytes`.
    private var current = LookTable.Look()

    /// Up to so many cells between changed ones are written again: that is shorter than moving the cursor.
    private static let bridge = 7

    init(looks: LookTable, sequences: TerminalSequences) {
        self.looks = looks
        self.sequences = sequences
    }

    /// Adds the first `width` cells of a row, as far as they differ from what is shown.
    mutating func put(
        _ row: ArraySlice<Cell>, over shown: ArraySlice<Cell>?, y: Int, width: Int, glyphs: GlyphSet
    ) {
        // Where the cursor stands, once it stands in this row.
        var column: Int?
        for x in 0..<width {
            let cell = row[row.startIndex + x]
            if let shown, shown[shown.startIndex + x] == cell { continue }
            if let stands = column, x - stands <= Self.bridge {
                for between in stands..<x { add(row[row.startIndex + between], glyphs) }
            } else {
                move(x, y)
            }
            add(cell, glyphs)
            column = x + 1
        }
    }

    mutating func move(_ x: Int, _ y: Int) {
        bytes += sequences.move(toColumn: x, row: y)
    }

    /// Takes all colours back, so that nothing else that writes to the terminal inherits them.
    mutating func finish() {
        if current != LookTable.Look() { bytes += sequences.plain }
        current = LookTable.Look()
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A blank takes the look of its neighbour where that is the same to the eye.
    private mutating func add(_ cell: Cell, _ glyphs: GlyphSet) {
        let look = looks[cell]
        let scalar = glyphs[cell.scalar]
        if look != current {
            var wanted = look
            if scalar == " ", !look.marksBlanks, !current.marksBlanks {
                wanted = current
                wanted.background = look.background
            }
            adopt(wanted)
        }
        if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += UTF8.encode(scalar)! }
    }

    private mutating func adopt(_ wanted: LookTable.Look) {
        var look = wanted
        if look.foreground >= 0 || look.background >= 0 {
            look.attributes.subtract(sequences.barredWithColors)
        }
        let lost = current.attributes.subtracting(look.attributes)
        let isColorLost =
            look.foreground < 0 && current.foreground >= 0 || look.background < 0 && current.background >= 0
        if !lost.isEmpty || isColorLost {
            bytes += sequences.plain
            current = LookTable.Look()
        }
        let added = look.attributes.subtracting(current.attributes)
        if !added.isEmpty {
            for (attribute, sequence) in sequences.attributes where added.contains(attribute) {
                bytes += sequence
            }
        }
        if look.foreground != current.foreground { bytes += sequences.foreground(look.foreground) }
        if look.background != current.background { bytes += sequences.background(look.background) }
        current = look
    }
}
