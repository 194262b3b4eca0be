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
    ///
    /// Who filled the tables may leave out the columns with closed forms: they are large, and the same in every run.
    public func check(_ tables: [Table], closedFormsToo: Bool = true) throws(PublicCheckError) {
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
        try checkPublicCells(tables, closedFormsToo)
    }

    private func checkShape(_ table: Table, _ index: Int) throws(PublicCheckError) {
        let name = table.program.name
        guard let program = ChipCatalogue.programs.first(where: { $0.name == name }), program == table.program
        else { throw .unknownChip(table: index, name: name) }
        guard (1...table.height).contains(table.rowsInUse) else {
            throw .rowsInUse(table: index, name: name, found: table.rowsInUse, height: table.height)
        }
    }

    /// Compares the fixed columns of every table with the verifier's own; rows are looked at only once the tables are
    /// known to have as many.
    private func checkPublicCells(_ tables: [Table], _ closedFormsToo: Bool) throws(PublicCheckError) {
        for (chip, known) in zip(
            ChipCatalogue.programs, PublicTables(program: program, statement: statement).tables)
        {
            guard let known else { continue }
            let pieces = tables.indices.filter { tables[$0].program.name == chip.name }
            guard !pieces.isEmpty else { continue }
            let found = pieces.reduce(0) { $0 + tables[$1].rowsInUse }
            guard found == known.rowsInUse else {
                throw .rowCount(name: chip.name, found: found, expected: known.rowsInUse)
            }
            let columns = chip.columns.indices.filter { chip.columns[$0].kind == .fixed }
            for (column, values) in zip(columns, known.columns) {
                if case .bits = values, !closedFormsToo { continue }
                try compare(column, of: tables, pieces, with: values)
            }
        }
    }

    private func compare(
        _ column: Int, of tables: [Table], _ pieces: [Int], with values: FixedColumn
    ) throws(PublicCheckError) {
        var place = 0
        for piece in pieces {
            for row in 0..<tables[piece].rowsInUse {
                let (cell, expected) = (tables[piece][column, row], values.value(at: place))
                guard cell == expected else {
                    let program = tables[piece].program
                    throw .publicCell(
                        table: piece, name: program.name, column: program.columns[column].name, row: row,
                        found: cell, expected: expected)
                }
                place += 1
            }
        }
    }
}
