import Chips
import Constraints
import Engine
import Execution
import RISCV

/// How long a person waits after poking a cell of a long run, until it is known what broke and who is at the other ends.
enum PokeLatency {
    private static let pokes = 300

    /// Pokes of cells all over a run of a million cycles, each taken back.
    static func figures(_ program: Program) throws -> [Figure] {
        let opened = OpenedProgram(program: program, origin: .elf, path: "", argument: "")
        let run = try FilledRun.make(
            opened, input: GuestInput(), limits: RunLimits(maxCycles: 1 << 20))
        let session = try TableSession(run)
        let times = Samples(pokes) { number in
            let rows = session.rows(ofStep: number * (run.cycles / pokes))
            let row = rows[number % rows.count]
            let column = number % session.tables[row.table].program.columns.count
            let cell = CellReference(table: row.table, row: row.row, column: column)
            let value = session.value(of: cell) + 1
            let watch = Stopwatch()
            session.poke(cell, to: value)
            _ = session.failures
            let seconds = watch.wall
            session.undo()
            return seconds
        }
        return times.figures("poke of a cell in a million cycles", "ms", scale: 1e3, bar: .atMost(5))
    }
}
