import Chips
import Constraints
import Execution

/// A walk through the tables of a filled run: what is wrong, why, and what changes when a cell is poked.
///
/// Confined to one thread; the filled run behind it is not changed. Pokes of cells are kept up to date by a
/// `LiveCheck`, within milliseconds.
public final class TableSession {
    public let run: FilledRun
    var live: LiveCheck
    let sources: SourceFiles
    /// What finds the rows that lookups ask for.
    let lookups: [Bus: any LookupIndex]
    /// Recorded again when the first explanation asks what came before: a filled run keeps only its tables.
    private var ownRecording: Recording?
    private var unbalanced: Set<BusTuple>?

    /// Starts with the run's pokes of cells carried out, each of which can be taken back.
    public init(_ run: FilledRun) throws(EngineError) {
        self.run = run
        sources = SourceFiles(program: run.program)
        let decoded: DecodedProgram
        do throws(MachineError) {
            decoded = try DecodedProgram(program: run.program.program)
        } catch {
            throw EngineError(error, programPath: run.program.path)
        }
        let set = run.tables
        lookups = LookupIndexes.all(program: decoded, input: run.input)
        live = LiveCheck(
            tables: set.tables, statement: set.statement.entries, report: run.report, lookups: lookups,
            candidates: { TupleCandidates(tables: set).rows(of: $0) })
        for poke in run.cellPokes { self.poke(poke.cell, to: poke.value) }
    }

    // MARK: - Tables

    /// The tables as they were filled; `cells(of:)` has the pokes too.
    public var tables: [Table] { run.tables.tables }

    /// The rows of a step, in the order in which they act; its instruction's row is the last.
    public func rows(ofStep step: Int) -> [RowReference] { run.tables.rows(ofStep: step) }

    /// The step of a row of an instruction or refresh.
    public func step(of row: RowReference) -> Int? { run.tables.step(of: row) }

    /// The cells of a row with the pokes, one for each column.
    public func cells(of row: RowReference) -> [UInt32] { live.cells(of: row) }

    /// A cell with the pokes.
    public func value(of cell: CellReference) -> UInt32 { live.value(of: cell) }

    // MARK: - Pokes

    /// Changes a cell to an element of the field; larger numbers are reduced.
    public func poke(_ cell: CellReference, to value: UInt32) {
        live.poke(cell, to: PokeSpec.Alteration(.set, value).applied(toCell: 0))
        unbalanced = nil
    }

    /// Takes the last poke back; false if there is none.
    @discardableResult
    public func undo() -> Bool {
        unbalanced = nil
        return live.undo()
    }

    /// Pokes again what was taken back last; false if there is nothing.
    @discardableResult
    public func redo() -> Bool {
        unbalanced = nil
        return live.redo()
    }

    public var canUndo: Bool { live.canUndo }
    public var canRedo: Bool { live.canRedo }

    /// The cells that differ from the filled ones, multiplicities that were counted again among them, in order.
    public var changedCells: [CellReference] { live.changedCells }

    // MARK: - What is wrong

    /// Whether every rule holds, every bus balances, and what is public is what a verifier computes.
    public var holds: Bool { live.holds && objections.isEmpty }

    /// What is wrong now: what a verifier sees by itself, then failing rules in order of table, row and rule, then
    /// unbalanced tuples in order of bus.
    ///
    /// Padding repeats the last row in use, and so does what is wrong with it: that is told once.
    public var failures: [Failure] {
        let violations = live.violations
        let lastRows = Set(
            violations.filter { $0.row.row == tables[$0.row.table].rowsInUse - 1 }.map(Self.rule(of:)))
        let told = violations.filter {
            $0.row.row < tables[$0.row.table].rowsInUse || !lastRows.contains(Self.rule(of: $0))
        }
        return objections.map(Failure.verifier) + told.map(Failure.rule) + live.imbalances.map(Failure.bus)
    }

    /// The public cells that are poked, after what a verifier objects to in the tables as they were filled.
    private var objections: [PublicCheckError] {
        let poked = live.changedCells.compactMap { cell -> PublicCheckError? in
            let program = tables[cell.table].program
            guard program.columns[cell.column].kind == .fixed else { return nil }
            return .publicCell(
                table: cell.table, name: program.name, column: program.columns[cell.column].name,
                row: cell.row, found: value(of: cell), expected: tables[cell.table][cell.column, cell.row])
        }
        return (run.objection.map { [$0] } ?? []) + poked
    }

    private static func rule(of violation: RuleViolation) -> [Int] {
        [violation.row.table, violation.constraint]
    }

    /// Whether a tuple is among the unbalanced ones.
    func isUnbalanced(_ tuple: BusTuple) -> Bool {
        let tuples = unbalanced ?? Set(live.imbalances.map(\.tuple))
        unbalanced = tuples
        return tuples.contains(tuple)
    }

    // MARK: - The run behind the tables

    /// The recording that the tables were filled from, pokes of the executor included; nil if it cannot be made.
    func recording() -> Recording? {
        if let ownRecording { return ownRecording }
        ownRecording = try? Recording(
            program: run.program.program, input: run.input, limits: run.limits,
            interventions: run.interventions)
        while let ownRecording, ownRecording.length < run.cycles, ownRecording.advance(cycles: 1 << 20) {}
        return ownRecording
    }
}
