import Chips
import Constraints
import Execution
import Glibc
import ProofSystem
import Proving
import Synchronization
import Verification

/// A proof in the making: carried out on one thread, watched and steered from others.
public final class ProofJob: Sendable, Hashable {
    public let request: ProofRequest
    private let board: ProofBoard
    private let control: ProverControl
    private let over = Atomic(false)

    public init(_ request: ProofRequest) {
        self.request = request
        board = ProofBoard()
        control = ProverControl(observer: board)
    }

    /// Makes the proof on this thread.
    public func run() -> Result<MadeProof, EngineError> {
        defer { over.store(true, ordering: .releasing) }
        do throws(EngineError) {
            return .success(try make())
        } catch {
            // Whatever stage it was in, it is the proof that was cancelled.
            if case .cancelled = error { return .failure(EngineError(ProvingError.cancelled)) }
            return .failure(error)
        }
    }

    /// Makes the proof on another thread and tells this one how far it is, fifty times a second; the answer false
    /// cancels, without a wait for the other thread's next checkpoint.
    public func run(progress: (ProofProgress) -> Bool) throws(EngineError) -> MadeProof {
        let result = Mutex<Result<MadeProof, EngineError>?>(nil)
        let worker = Worker {
            let answer = self.run()
            result.withLock { $0 = answer }
        }
        while worker.isRunning {
            guard progress(self.progress) else {
                cancel()
                throw EngineError(ProvingError.cancelled)
            }
            usleep(20_000)
        }
        worker.join()
        guard let answer = result.withLock({ $0 }) else { throw .unexpected("the prover left no answer") }
        return try answer.get()
    }

    /// Whether `run` has ended.
    public var isOver: Bool { over.load(ordering: .acquiring) }

    // MARK: Watching and steering, from any thread

    /// How far it is now.
    public var progress: ProofProgress { board.progress }

    /// Ends it within 100 ms; nothing is left behind.
    public func cancel() { control.cancel() }

    public func pause() {
        control.pause()
        board.pause()
    }

    public func resume() {
        board.resume()
        control.resume()
    }

    public var isPaused: Bool { control.isPaused }

    public static func == (left: ProofJob, right: ProofJob) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    // MARK: Making

    private func make() throws(EngineError) -> MadeProof {
        let tables = try filledTables()
        let exitCode = tables.statement.exitCode ?? 0
        let statement = ProofStatement(
            identity: Digest(request.program.identity), publicInput: tables.statement.publicInput,
            privateLength: UInt32(clamping: tables.statement.privateLength),
            publicOutput: tables.statement.publicOutput,
            exitCode: exitCode, cycles: tables.statement.cycles, context: request.context)
        let subject = try ProofSubject(request.program, statement: statement)
        let proof: Proof
        do throws(ProvingError) {
            proof = try Prover.prove(
                circuit: ProofSubject.circuit, tables: tables.tables, publicSide: subject.publicSide,
                statement: statement, parameters: request.parameters, control: control,
                check: { proof in subject.objection(to: proof) })
        } catch {
            throw EngineError(error)
        }
        return MadeProof(
            proof, publicEntries: subject.publicSide.entries.count, progress: board.progress)
    }

    /// Runs the program and fills its tables; what did not end by itself cannot be proved.
    private func filledTables() throws(EngineError) -> TableSet {
        let program = request.program
        board.begin(.execute)
        let recording = try FilledRun.record(program, request.input, request.limits, []) { share in
            board.update(.execute, fraction: share)
            return control.mayContinue()
        }
        try checkEnd(of: recording)
        board.set(cycles: recording.length)
        board.end(.execute, amount: recording.length)
        board.begin(.fillTables)
        let (tables, _) = try FilledRun.fill(recording, program, request.input, []) { share in
            board.update(.fillTables, fraction: share)
            return control.mayContinue()
        }
        board.end(.fillTables, amount: tables.tables.reduce(0) { $0 + $1.rowsInUse })
        return tables
    }

    private func checkEnd(of recording: Recording) throws(EngineError) {
        if case .halted = recording.outcome { return }
        let end = recording.outcome.map { RunSummary.sentence($0, program: request.program.program) }
        throw .notProvable(program: request.program.program.name, reason: end ?? "it has not ended")
    }
}

extension EngineError {
    /// A failed self-check is our mistake, whatever the program.
    init(_ error: ProvingError) {
        switch error {
        case .cancelled: self = .cancelled("the proof was cancelled; nothing was written")
        case .tooLarge, .malformed: self = .badRequest(error.description.asClause)
        case .selfCheckFailed: self = .unexpected(error.description)
        }
    }
}
