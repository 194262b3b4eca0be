import Engine
import Execution
import Synchronization

/// A wish to have the tables of a run filled and checked, to be carried out on another thread.
public final class TablesRequest: Sendable, Hashable {
    let program: OpenedProgram
    let input: GuestInput
    let limits: RunLimits
    /// What a person changed in the run: a forgery that the rules shall notice.
    let interventions: [Intervention]
    /// Lies told to the executor, which fills everything after them in consistently.
    let pokes: [PokeSpec]
    /// The step to show first.
    let look: StepPlace?
    private let isCancelled = Atomic(false)

    init(
        program: OpenedProgram, input: GuestInput, limits: RunLimits, interventions: [Intervention],
        pokes: [PokeSpec] = [], look: StepPlace? = nil
    ) {
        self.program = program
        self.input = input
        self.limits = limits
        self.interventions = interventions
        self.pokes = pokes
        self.look = look
    }

    /// Ends the work soon; its answer will not be taken any more.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Does the work on this thread; `progress` is told the stage and how much of it is done.
    public func carryOut(progress: (FilledRun.Stage, Double) -> Void = { _, _ in }) -> Result<
        FilledTables, EngineError
    > {
        do throws(EngineError) {
            let run = try FilledRun.make(
                program, input: input, limits: limits, interventions: interventions, pokes: pokes,
                lookingAt: look
            ) { stage, share in
                progress(stage, share)
                return !isCancelled.load(ordering: .relaxed)
            }
            return .success(FilledTables(session: try TableSession(run)))
        } catch {
            return .failure(error)
        }
    }

    // Two wishes are the same only if they are one: answers are told apart by it.
    public static func == (left: TablesRequest, right: TablesRequest) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A table session on its way from the thread that made it to the UI thread.
///
/// Unchecked, because the session itself belongs to one thread: the maker lets go of it when it hands it over.
public struct FilledTables: @unchecked Sendable {
    let session: TableSession
}
