import Constraints
import Execution
import RISCV

/// Fills the tables of a recorded run: execution in, rows of every chip out.
///
/// One sequential walk plans each step (its form, ages and refreshes); then the cells are filled on all cores, and in
/// the end the lookups are counted.
public struct TraceFiller: Sendable {
    /// The most cycles whose times stay far enough below the field's size.
    public static let maxCycles = Int(PublicCheck.maxCycles)

    public let program: DecodedProgram
    private let image: Program
    private let input: GuestInput
    private let fixed: FixedTables
    private let forms: [FormPlan]
    private let lookups: [Bus: any LookupIndex]

    /// A filler for runs of a program with one input.
    public init(program image: Program, input: GuestInput) throws(FillError) {
        do { program = try DecodedProgram(program: image) } catch { throw .machine(error) }
        self.image = image
        self.input = input
        fixed = FixedTables(program: program, input: input)
        lookups = LookupIndexes.all(program: program, input: input)
        forms = FormPlan.all(of: program)
    }

    /// What a prover claims of the end of a run.
    public struct Claim: Sendable, Hashable {
        public var cycles: Int
        public var exitCode: UInt32?

        public init(cycles: Int, exitCode: UInt32?) {
            self.cycles = cycles
            self.exitCode = exitCode
        }
    }

    /// The tables of a recording of the filler's program and input.
    ///
    /// A run that did not halt is filled as far as it went. Unless a `claim` says otherwise, the statement claims that
    /// it halted after its last cycle, with the exit code it had or with 0: the checker then shows what is missing.
    /// Pokes change the recording: it is recorded again from the first of them, to its end.
    /// `progress` hears of the done part, from 0 to 1; its answer false cancels.
    public func fill(
        _ recording: Recording, pokes: [ExecutorPoke] = [], claim: Claim? = nil,
        progress: (Double) -> Bool = { _ in true }
    ) throws(FillError) -> TableSet {
        var poked = PokedRecording(recording, program)
        if !pokes.isEmpty {
            try poked.apply(pokes)
            while poked.end == nil, recording.advance(cycles: 1 << 20) {
                guard progress(0) else { throw .cancelled }
            }
        }
        let length = min(poked.end ?? .max, recording.length)
        guard length <= Self.maxCycles else {
            throw .tooManyCycles(found: length, limit: Self.maxCycles)
        }
        var planner = StepPlanner(program, image: image, forms: forms)
        try plan(&planner, recording, length: length, edits: poked.edits) { progress($0 * 0.5) }
        return try tables(&planner, claim, progress)
    }

    // MARK: - Planning

    private func plan(
        _ planner: inout StepPlanner, _ recording: Recording, length: Int, edits: [Int: StepEdit],
        progress: (Double) -> Bool
    ) throws(FillError) {
        var reader: TraceReader
        do { reader = try TraceReader(recording) } catch { throw .machine(error) }
        var pendingEdits = edits.keys.filter { $0 < length }.sorted()[...]
        var interventions = recording.interventions[...]
        while reader.position < length {
            let start = reader.position
            if start % Self.reportSteps == 0 {
                guard progress(Double(start) / Double(length)) else { throw .cancelled }
            }
            // The reader ends its blocks where an intervention takes effect.
            while let next = interventions.first, next.step <= start {
                if next.step == start { apply(next, to: &planner) }
                interventions = interventions.dropFirst()
            }
            let rows = reader.next(min(Self.blockSteps, length - start))
            let following = recording.pc(at: start + rows.count)
            var first = 0
            while let step = pendingEdits.first, step < start + rows.count {
                let index = step - start
                planner.plan(rows[first..<index], following: rows[index].pc)
                if let edit = edits[step] {
                    let next = index + 1 < rows.count ? rows[index + 1].pc : following
                    planner.plan(edit.row ?? rows[index], next: next, edit: edit)
                }
                first = index + 1
                pendingEdits = pendingEdits.dropFirst()
            }
            planner.plan(rows[first...], following: following)
        }
        planner.finish()
    }

    private static let blockSteps = 1 << 12
    private static let reportSteps = 1 << 16

    /// Changes memory as the machine did when somebody intervened.
    private func apply(_ intervention: Intervention, to planner: inout StepPlanner) {
        guard case .memory(let address, let bytes) = intervention.change else { return }
        for (offset, byte) in bytes.enumerated() {
            let place = UInt64(address) + UInt64(offset)
            guard place >= UInt64(MemoryMap.start), place < UInt64(MemoryMap.end) else { continue }
            let target = UInt32(place)
            guard program.textWord(at: target & ~3) == nil else { continue }
            planner.set(byte: byte, at: target)
        }
    }

    // MARK: - Tables

    private func tables(
        _ planner: inout StepPlanner, _ claim: Claim?, _ progress: (Double) -> Bool
    ) throws(FillError) -> TableSet {
        let instructions = InstructionTables(planner.plan).filled { progress(0.5 + 0.3 * $0) }
        guard var pieces = instructions else { throw .cancelled }
        let boundaries = BoundaryTables(planner, program)
        pieces += boundaries.pieces
        pieces += fixed.tables.map { table in (ChipCatalogue.index(of: table.program), table) }
        guard progress(0.8) else { throw .cancelled }
        let layout = TableLayout(
            chips: pieces.map(\.chip), heights: pieces.map(\.table.height),
            count: ChipCatalogue.programs.count)
        var tables = pieces.map(\.table)
        pieces = []
        let counted = MultiplicityCounter(lookups).count(&tables, limit: 0) { progress(0.8 + 0.2 * $0) }
        guard counted != nil, progress(1) else { throw .cancelled }
        let index = StepIndex(
            forms: planner.forms, counts: planner.counts,
            refreshes: [
                (
                    ChipCatalogue.index(of: ChipCatalogue.registerRefresh.program),
                    planner.registerRefreshes.steps
                ),
                (ChipCatalogue.index(of: ChipCatalogue.memoryRefresh.program), planner.memoryRefreshes.steps),
            ])
        return TableSet(
            tables: tables, statement: statement(planner, claim), index: index, layout: layout)
    }

    private func statement(_ planner: borrowing StepPlanner, _ claim: Claim?) -> Statement {
        let claim = claim ?? Claim(cycles: planner.length, exitCode: planner.exitCode ?? 0)
        return Statement(
            program: program, input: input, cycles: UInt32(clamping: claim.cycles), exitCode: claim.exitCode,
            publicOutput: planner.output.flatMap { word in
                (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            })
    }
}
