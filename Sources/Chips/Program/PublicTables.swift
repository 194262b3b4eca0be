import Constraints

/// What a verifier knows of a run's tables by itself, from the program and the statement.
public struct PublicTables: Sendable {
    /// One for each chip of the catalogue; nil for a chip whose rows the prover chooses.
    public let tables: [FixedTable?]

    public init(program: DecodedProgram, statement: Statement) {
        var known: [String: FixedTable] = Self.universal
        func add<Chip: TableChip>(_ chip: Chip, rows: Int, _ columns: [FixedColumn]) {
            known[chip.program.name] = FixedTable(rowsInUse: rows, columns: columns)
        }
        let image = program.imageWords
        add(
            ChipCatalogue.image, rows: image.count,
            Self.limbs(image.map(\.address)) + Self.limbs(image.map(\.value)))
        let text = program.textWords
        add(
            ChipCatalogue.rom, rows: text.count,
            Self.limbs(text.map(\.address)) + Self.limbs(text.map(\.value)))
        add(ChipCatalogue.program, rows: program.rows.count, program.columns.map { .values($0) })
        let publicWords = InputWord.words(of: statement.publicInput)
        add(
            ChipCatalogue.publicInput, rows: publicWords.count,
            [.rowNumber] + Self.limbs(publicWords.map(\.value)))
        add(
            ChipCatalogue.privateInput,
            rows: statement.privateLength / 4 + (statement.privateLength % 4).signum(), [.rowNumber])
        let lengths = LengthTable.records(
            publicBytes: statement.publicInput.count, privateBytes: statement.privateLength)
        add(
            ChipCatalogue.lengths, rows: lengths.count,
            [.values(lengths.map(\.input))] + Self.limbs(lengths.map(\.length)))
        tables = ChipCatalogue.programs.map { known[$0.name] }
    }

    /// The tables that are the same for all programs.
    private static let universal: [String: FixedTable] = [
        ChipCatalogue.registers.program.name: FixedTable(
            rowsInUse: RegisterIndex.count, columns: [.rowNumber]),
        ChipCatalogue.range.program.name: FixedTable(
            rowsInUse: RangeTable.rows.count, columns: RangeTable.closedForms),
        ChipCatalogue.bytes.program.name: FixedTable(
            rowsInUse: ByteTable.rows.count, columns: ByteTable.closedForms),
        ChipCatalogue.powers.program.name: FixedTable(
            rowsInUse: PowerTable.rows.count, columns: PowerTable.columns),
    ]

    private static func limbs(_ words: [UInt32]) -> [FixedColumn] {
        [.values(words.map { $0 & 0xffff }), .values(words.map { $0 >> 16 })]
    }
}
