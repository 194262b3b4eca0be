import Chips
import Constraints
import Execution

/// Recording, filling and checking, in this order.
extension FilledRun {
    /// Runs a program and fills and checks its tables.
    ///
    /// - Parameters:
    ///   - interventions: edits of the run that a person made in the debugger.
    ///   - pokes: lies; places of steps in them are looked for in the run without the pokes.
    ///   - look: the step to show first; the first poke's unless another is named.
    ///   - isChecked: without a check the report is empty, for callers that only read tables.
    ///   - progress: told the stage and how much of it is done, 0…1; its answer false cancels.
    public static func make(
        _ program: OpenedProgram, input: GuestInput, limits: RunLimits = RunLimits(),
        interventions: [Intervention] = [], pokes: [PokeSpec] = [], lookingAt look: StepPlace? = nil,
        isChecked: Bool = true,
        progress: (Stage, Double) -> Bool = { _, _ in true }
    ) throws(EngineError) -> FilledRun {
        var seconds = Seconds()
        let clock = ContinuousClock()
        let start = clock.now
        let recording = try record(program, input, limits, interventions) { progress(.recording, $0) }
        let places = StepFinder(recording, program: program)
        var executor: [ExecutorPoke] = []
        var steps: [PokeSpec: Int] = [:]
        for poke in pokes {
            guard case .step(let place, let change) = poke.target else { continue }
            let step = try places.step(place, of: poke.text)
            steps[poke] = step
            if case .executor(let change) = change {
                executor.append(ExecutorPoke(step: step, change: change))
            }
        }
        let looked = try look.map { place throws(EngineError) in try places.step(place) }
        let recorded = clock.now
        seconds.recording = (recorded - start).inSeconds

        let (tables, decoded) = try fill(recording, program, input, executor) { progress(.filling, $0) }
        let filled = clock.now
        seconds.filling = (filled - recorded).inSeconds
        let cells = try pokes.filter(\.isOfCell).map { poke throws(EngineError) in
            try CellPoke(poke, step: steps[poke], in: tables)
        }

        let checker = TraceChecker(
            tables: isChecked ? tables.tables : [], statement: isChecked ? tables.statement.entries : [])
        guard let report = checker.check(progress: { progress(.checking, $0) }) else { throw stopped }
        let objection = isChecked ? Self.objection(to: tables, of: decoded) : nil
        seconds.checking = (clock.now - filled).inSeconds
        return FilledRun(
            program: program, input: input, limits: limits, pokes: pokes, executorPokes: executor,
            cellPokes: cells, step: looked ?? pokes.lazy.compactMap { steps[$0] }.first,
            interventions: recording.interventions,
            outcome: tables.steps < recording.length ? nil : recording.outcome, tables: tables,
            report: report, objection: objection, seconds: seconds)
    }

    private static func objection(to tables: TableSet, of program: DecodedProgram) -> PublicCheckError? {
        do throws(PublicCheckError) {
            try PublicCheck(program: program, statement: tables.statement).check(
                tables.tables, closedFormsToo: false)
            return nil
        } catch {
            return error
        }
    }

    private static let stopped = EngineError.cancelled("the check was stopped")

    /// The whole recording of a run.
    static func record(
        _ program: OpenedProgram, _ input: GuestInput, _ limits: RunLimits, _ interventions: [Intervention],
        progress: (Double) -> Bool
    ) throws(EngineError) -> Recording {
        let recording: Recording
        do throws(MachineError) {
            recording = try Recording(
                program: program.program, input: input, limits: limits, interventions: interventions)
        } catch {
            throw EngineError(error, programPath: program.path)
        }
        let end = min(Int(clamping: limits.maxCycles), maxCycles)
        while recording.length <= maxCycles, recording.advance(cycles: 1 << 20) {
            guard progress(min(1, Double(recording.length) / Double(max(1, end)))) else { throw stopped }
        }
        guard recording.length <= maxCycles else { throw .runTooLong(limit: maxCycles) }
        return recording
    }

    /// The tables of a recording.
    static func fill(
        _ recording: Recording, _ program: OpenedProgram, _ input: GuestInput, _ pokes: [ExecutorPoke],
        progress: (Double) -> Bool
    ) throws(EngineError) -> (TableSet, DecodedProgram) {
        do throws(FillError) {
            let filler = try TraceFiller(program: program.program, input: input)
            return (try filler.fill(recording, pokes: pokes, progress: progress), filler.program)
        } catch {
            switch error {
            case .cancelled: throw stopped
            case .tooManyCycles: throw .runTooLong(limit: maxCycles)
            case .machine(let error): throw EngineError(error, programPath: program.path)
            case .noSuchStep, .nothingToChange, .impossible:
                throw .impossiblePoke(text: nil, reason: error.description)
            }
        }
    }
}

extension FilledRun.CellPoke {
    /// The cell that a poke means in these tables, and its new value; `step` is where the poke's step was found.
    init(_ poke: PokeSpec, step: Int?, in tables: TableSet) throws(EngineError) {
        func failure(_ reason: String) -> EngineError { .impossiblePoke(text: poke.text, reason: reason) }
        let row: RowReference
        let column: Int
        let alteration: PokeSpec.Alteration
        switch poke.target {
        case .cell(let chip, let number, let index, let change):
            guard let found = tables.row(number, ofChip: chip) else {
                let rows = tables.tables(ofChip: chip).reduce(0) { $0 + tables.tables[$1].rowsInUse }
                throw failure(
                    rows == 0
                        ? "this run has no row of \(chip)"
                        : "\(chip) has rows 0 to \(Grouped.text(rows - 1)) in this run, there is no row \(number)"
                )
            }
            (row, column, alteration) = (found, index, change)
        case .step(_, .cell(let name, let change)):
            guard let step, let found = tables.rows(ofStep: step).last else {
                throw failure("the program has no instruction there, so the step has no row")
            }
            let program = tables.tables[found.table].program
            guard let index = program.column(named: name) else {
                let names = program.columns.map(\.name)
                let near = NearMiss.suggestions(for: name, among: names)
                throw failure(
                    "step \(step) is a row of \(program.name), which has no column “\(name)”; "
                        + (near.isEmpty
                            ? "its columns are \(names.joined(separator: ", "))"
                            : "did you mean \(near.joined(separator: " or "))?"))
            }
            (row, column, alteration) = (found, index, change)
        case .step: preconditionFailure("only pokes of cells are asked for")
        }
        let old = tables.tables[row.table][column, row.row]
        self.init(
            CellReference(table: row.table, row: row.row, column: column), to: alteration.applied(toCell: old)
        )
    }
}

extension Duration {
    /// As a number of seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
