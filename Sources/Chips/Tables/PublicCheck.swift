import Constraints

/// Why tables cannot be those of a run of the program, before anybody looks at what they claim.
public enum PublicCheckError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A table has rules that are not the machine's.
    case unknownChip(table: Int, name: String)
    /// A table says that it uses no row, or more than it has.
    case rowsInUse(table: Int, name: String, found: Int, height: Int)
    /// The tables of a chip whose rows the verifier knows do not have as many.
    case rowCount(name: String, found: Int, expected: Int)
    /// A public cell is not what the verifier computes.
    case publicCell(table: Int, name: String, column: String, row: Int, found: UInt32, expected: UInt32)
    /// The clock would leave the times that the rules can tell apart.
    case tooManyCycles(UInt32, limit: UInt32)
    case busCapacity(BusCapacityError)

    public var description: String {
        switch self {
        case .unknownChip(let table, let name):
            "Table \(table), “\(name)”, does not have the rules of a chip of this machine."
        case .rowsInUse(let table, let name, let found, let height):
            "Table \(table), “\(name)”, says that it uses \(found) rows; it has \(height)."
        case .rowCount(let name, let found, let expected):
            "The tables of “\(name)” use \(found) rows; the statement has \(expected)."
        case .publicCell(let table, let name, let column, let row, let found, let expected):
            "Table \(table), “\(name)”, has \(found) in column “\(column)” of row \(row); "
                + "the statement has \(expected)."
        case .tooManyCycles(let cycles, let limit):
            "The run has \(cycles) cycles; one proof takes at most \(limit). Prove a shorter run."
        case .busCapacity(let error):
            error.description
        }
    }
}

/// What a verifier checks by itself: that every table has the machine's rules, that what is public of it is what
/// the program and the statement say, and that neither the clock nor a bus can wrap.
///
/// A table may be missing: what it would offer or open does not exist then. It may be cut into pieces, but its
/// pieces together have each of its rows once: two rows for a register, or for a word of the image, would be two
/// chains for it.
public struct PublicCheck: Sendable {
    /// The greatest clock of a proof: times of registers, three a cycle, stay below 2^28.
    public static let maxCycles: UInt32 = 1 << 26

    private let program: DecodedProgram
    private let statement: Statement

    public init(program: DecodedProgram, statement: Statement) {
        self.program = program
        self.statement = statement
    }

    /// Checks the tables; throws the first thing that is wrong.
    public func check(_ tables: [Table]) throws(PublicCheckError) {
        guard statement.cycles <= Self.maxCycles else {
            throw .tooManyCycles(statement.cycles, limit: Self.maxCycles)
        }
        for (index, table) in tables.enumerated() { try checkShape(table, index) }
        do {
            try BusCapacity.check(
                tables.map { ($0.program, $0.logHeight) }, statementEntries: statement.entries.count)
        } catch {
            throw .busCapacity(error)
        }
        try checkPublicCells(tables)
    }

    private func checkShape(_ table: Table, _ index: Int) throws(PublicCheckError) {
        let name = table.program.name
        guard let program = ChipCatalogue.programs.first(where: { $0.name == name }), program == table.program
        else { throw .unknownChip(table: index, name: name) }
        guard (1...table.height).contains(table.rowsInUse) else {
            throw .rowsInUse(table: index, name: name, found: table.rowsInUse, height: table.height)
        }
    }

    private func checkPublicCells(_ tables: [Table]) throws(PublicCheckError) {
        let program = program
        let statement = statement
        let privateWords = (statement.privateLength + 3) / 4
        try compare(tables, ChipCatalogue.registers, rows: RegisterIndex.count) {
            (0..<RegisterIndex.count).map { (index: $0, lifetime: Lifetime()) }
        }
        try compare(tables, ChipCatalogue.image, rows: program.imageWords.count) {
            program.imageWords.map { (word: $0, lifetime: Lifetime()) }
        }
        try compare(tables, ChipCatalogue.program, rows: program.rows.count) {
            program.rows.indices.map { program.tuple(ofRow: $0) }
        }
        try compare(tables, ChipCatalogue.rom, rows: program.textWords.count) { program.textWords }
        let publicWords = InputWord.words(of: statement.publicInput)
        try compare(tables, ChipCatalogue.publicInput, rows: publicWords.count) { publicWords }
        try compare(tables, ChipCatalogue.privateInput, rows: privateWords) {
            (0..<privateWords).map { InputWord(index: UInt32($0), value: 0) }
        }
        try compare(tables, ChipCatalogue.lengths, rows: 2) {
            LengthTable.records(
                publicBytes: statement.publicInput.count, privateBytes: statement.privateLength)
        }
        try compare(tables, ChipCatalogue.range, rows: RangeTable.rows.count) { Array(RangeTable.rows) }
        try compare(tables, ChipCatalogue.bytes, rows: ByteTable.rows.count) { Array(ByteTable.rows) }
        try compare(tables, ChipCatalogue.powers, rows: PowerTable.rows.count) { Array(PowerTable.rows) }
    }

    /// Compares the fixed columns of a chip's tables with the verifier's own; records are made only once the tables
    /// are known to have as many rows.
    private func compare<Chip: TableChip>(
        _ tables: [Table], _ chip: Chip, rows: Int, records: () -> [Chip.Record]
    ) throws(PublicCheckError) {
        let name = chip.program.name
        let pieces = tables.indices.filter { tables[$0].program.name == name }
        guard !pieces.isEmpty else { return }
        let found = pieces.reduce(0) { $0 + tables[$1].rowsInUse }
        guard found == rows, let own = chip.table(records()) else {
            throw .rowCount(name: name, found: found, expected: rows)
        }
        for (column, description) in chip.program.columns.enumerated() where description.kind == .fixed {
            var place = 0
            for piece in pieces {
                for row in 0..<tables[piece].rowsInUse {
                    let (cell, expected) = (tables[piece][column, row], own[column, place])
                    guard cell == expected else {
                        throw .publicCell(
                            table: piece, name: name, column: description.name, row: row, found: cell,
                            expected: expected)
                    }
                    place += 1
                }
            }
        }
    }
}
