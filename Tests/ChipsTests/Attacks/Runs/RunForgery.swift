import Algebra
import Constraints
import Execution

@testable import Chips

/// How a run is forged.
enum RunForgery: Sendable {
    /// The executor forger: the machine lies at the first step at a label, and all that follows is filled consistently.
    case executor(String, ExecutorPoke.Change)
    /// The cell forger: cells of the row of the first step at a label are changed, then lookups are counted again.
    case cells(String, [CellChange])
    /// The cell forger on another table: cells of a row of a chip.
    case row(String, Int, [CellChange])
    /// The filled tables are rearranged; multiplicities are as the forger leaves them.
    case tables(@Sendable (inout [Table]) -> Void)
    /// The statement is another one.
    case statement(@Sendable (inout Statement) -> Void)

    /// The filled tables and the statement that the forger presents.
    func present() throws -> (tables: [Table], statement: Statement) {
        var set = AttackedProgram.honest.set
        switch self {
        case .executor(let label, let change):
            let step = try Self.step(label)
            let poke = ExecutorPoke(step: step, change: change)
            set = try AttackedProgram.filler.fill(AttackedProgram.recording(), pokes: [poke])
        case .cells(let label, let changes):
            let rows = set.rows(ofStep: try Self.step(label))
            guard let row = rows.last else { throw ForgeryError.noRow(label) }
            for change in changes { try change.apply(to: &set.tables[row.table], row.row) }
        case .row(let chip, let row, let changes):
            guard let place = set.row(row, ofChip: chip) else { throw ForgeryError.noRow(chip) }
            for change in changes { try change.apply(to: &set.tables[place.table], place.row) }
        case .tables(let change):
            change(&set.tables)
        case .statement(let change):
            var statement = set.statement
            change(&statement)
            return (set.tables, statement)
        }
        return (set.tables, set.statement)
    }

    var isExecutor: Bool { if case .executor = self { true } else { false } }

    /// Whether what is public of tables or statement is what the attack changes: only then is it looked at.
    var changesShape: Bool {
        switch self {
        case .tables, .statement, .row: true
        default: false
        }
    }

    private static func step(_ label: String) throws -> Int {
        guard let step = AttackedProgram.step(at: label) else { throw ForgeryError.noRow(label) }
        return step
    }
}

/// Why an attack could not be carried out: the catalogue is wrong.
enum ForgeryError: Error {
    case noRow(String)
    case noColumn(String)
}

/// A changed cell.
struct CellChange: Sendable {
    let column: String
    let alteration: Alteration

    enum Alteration: Sendable {
        case set(Int64)
        /// Modulo p.
        case add(Int64)
    }

    static func set(_ column: String, _ value: Int64) -> CellChange {
        CellChange(column: column, alteration: .set(value))
    }

    static func add(_ column: String, _ value: Int64) -> CellChange {
        CellChange(column: column, alteration: .add(value))
    }

    func apply(to table: inout Table, _ row: Int) throws {
        guard let column = table.program.column(named: column) else {
            throw ForgeryError.noColumn(self.column)
        }
        switch alteration {
        case .set(let value): table[column, row] = M31(value).value
        case .add(let value): table[column, row] = (M31(table[column, row]) + M31(value)).value
        }
    }
}
