import Chips
import Constraints
import Engine
import Execution
import Glibc
import RISCV

/// The speed of filling and checking the tables of a run and of rechecking after a poke, the memory that they take, and
/// what a cycle of each sample costs.
enum TablesBenchmark: Benchmark {
    static let name = "tables"
    static let summary = "filling and checking the tables of a run, and what a cycle costs to prove"

    private static let runs = 5
    private static let cycles: UInt64 = 4_000_000

    static func figures(tell: (String) -> Void) throws -> [Figure] {
        let branchy = try Assembler.assemble(BranchyProgram.source, name: "branchy")
        // First, while no freed memory is there to be used again: its growth is measured.
        tell("memory of \(Grouped.text(Int(cycles))) cycles of the branchy program")
        var result = [try memory(branchy)]
        tell("branchy program")
        result += try speeds("branchy program", branchy, GuestInput())
        tell("pokes of a million cycles of the branchy program")
        result += try PokeLatency.figures(branchy)
        let door = try ProgramDoor()
        var costs: [CycleCost.Amounts] = []
        for sample in SampleCatalogue(share: door.share).samples {
            tell(sample.name)
            let opened = try door.open(sample.name)
            let tables = try filled(opened.program, opened.defaultInput).tables
            let cost = CycleCost(tables).perCycle()
            costs.append(cost)
            result += try speeds(sample.name, opened.program, opened.defaultInput)
            result += figures(sample.name, cost)
        }
        return result + average(of: costs)
    }

    // MARK: - Speed and memory

    private static func filled(
        _ program: Program, _ input: GuestInput, progress: () -> Void = {}
    ) throws -> (tables: TableSet, seconds: Double) {
        let recording = try Recording(
            program: program, input: input, limits: RunLimits(maxCycles: cycles))
        while recording.advance(cycles: 1 << 20) { progress() }
        let filler = try TraceFiller(program: program, input: input)
        let watch = Stopwatch()
        let tables = try filler.fill(recording) { _ in
            progress()
            return true
        }
        return (tables, watch.wall)
    }

    private static func speeds(_ name: String, _ program: Program, _ input: GuestInput) throws -> [Figure] {
        var (filling, checking): ([Double], [Double]) = ([], [])
        for _ in 0..<runs {
            let (tables, seconds) = try filled(program, input)
            filling.append(Double(tables.steps) / seconds / 1e6)
            let checker = TraceChecker(tables: tables.tables, statement: tables.statement.entries)
            let watch = Stopwatch()
            guard let report = checker.check() else { continue }
            checking.append(Double(report.rowsChecked) / watch.wall / 1e6)
        }
        return [
            Figure(name + ", filling", Samples(filling).median, "million cycles/s", .atLeast(2)),
            Figure(name + ", checking", Samples(checking).median, "million rows/s", .atLeast(5)),
        ]
    }

    /// What a cycle costs at the worst moment, the recording and all tables counted.
    private static func memory(_ program: Program) throws -> Figure {
        let process = ProcessFigures(process: getpid())
        let before = process.memory ?? 0
        var most = before
        let tables = try filled(program, GuestInput()) { most = max(most, process.memory ?? 0) }.tables
        most = max(most, process.memory ?? 0)
        return Figure(
            "memory of a cycle, recorded and filled", Double(most - before) / Double(tables.steps), "bytes",
            .atMost(250))
    }

    // MARK: - Costs

    private static func figures(_ name: String, _ cost: CycleCost.Amounts) -> [Figure] {
        [
            Figure(name + ", committed cells", cost.cells, "a cycle"),
            Figure(name + ", state and memory entries", cost.accesses, "a cycle"),
            Figure(name + ", lookups", cost.lookups, "a cycle"),
        ]
    }

    private static func average(of costs: [CycleCost.Amounts]) -> [Figure] {
        let count = Double(max(costs.count, 1))
        func mean(_ value: (CycleCost.Amounts) -> Double) -> Double {
            costs.reduce(0) { $0 + value($1) } / count
        }
        return [
            Figure("samples on average, committed cells", mean(\.cells), "a cycle", .atMost(13)),
            Figure("samples on average, state and memory entries", mean(\.accesses), "a cycle", .atMost(6)),
            Figure("samples on average, lookups", mean(\.lookups), "a cycle", .atMost(4)),
        ]
    }
}
