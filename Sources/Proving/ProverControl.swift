import Glibc
import Synchronization

/// Holds the reins of a prover: cancels it, lets it pause, and passes on what it tells.
///
/// A prover calls `checkpoint` at least every 20 ms of work, between parallel loops, and `mayContinue` from within
/// them. Any thread may cancel, pause and resume.
public final class ProverControl: Sendable {
    private let state: Atomic<State> = Atomic(.running)
    private let observer: (any ProverObserver)?
    private let stage: Atomic<Int> = Atomic(0)

    private enum State: UInt8, AtomicRepresentable {
        case running, paused, cancelled
    }

    public init(observer: (any ProverObserver)? = nil) {
        self.observer = observer
    }

    /// Ends proving with `ProvingError.cancelled` at its next checkpoint, also while it pauses.
    public func cancel() {
        state.store(.cancelled, ordering: .relaxed)
    }

    /// Holds proving up at its next checkpoint; without effect after `cancel`.
    public func pause() {
        _ = state.compareExchange(expected: .running, desired: .paused, ordering: .relaxed)
    }

    /// Lets a paused prover go on.
    public func resume() {
        _ = state.compareExchange(expected: .paused, desired: .running, ordering: .relaxed)
    }

    public var isPaused: Bool { state.load(ordering: .relaxed) == .paused }
    public var isCancelled: Bool { state.load(ordering: .relaxed) == .cancelled }

    /// Waits while paused; throws `ProvingError.cancelled` once cancelled. One atomic load otherwise.
    public func checkpoint() throws(ProvingError) {
        guard mayContinue() else { throw .cancelled }
    }

    /// The checkpoint of a thread that cannot throw: waits while paused, and says whether to go on.
    ///
    /// After false, the thread leaves its work undone and returns; the loop's caller finds out by `checkpoint`.
    public func mayContinue() -> Bool {
        while true {
            switch state.load(ordering: .relaxed) {
            case .running: return true
            case .cancelled: return false
            // A pause is rare and ends by a person's hand: looking again now and then costs less than a condition
            // variable in every prover.
            case .paused: usleep(5_000)
            }
        }
    }

    /// Tells the observer how far the stage at hand is, from 0 to 1; also a checkpoint.
    public func report(_ fraction: Double, _ step: ProvingStep) throws(ProvingError) {
        try checkpoint()
        guard let observer else { return }
        let stage = ProvingStage.allCases[stage.load(ordering: .relaxed)]
        observer.receive(.progress(stage, fraction: fraction, step: step))
    }

    /// Runs a stage and tells of its start and its end; `body` answers with its result and the bytes of its messages.
    func run<Result>(
        _ stage: ProvingStage, amount: Int, _ body: () throws(ProvingError) -> (Result, bytes: Int)
    ) throws(ProvingError) -> Result {
        try checkpoint()
        self.stage.store(ProvingStage.allCases.firstIndex(of: stage)!, ordering: .relaxed)
        observer?.receive(.started(stage, amount: amount))
        let start = ContinuousClock.now
        let (result, bytes) = try body()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        observer?.receive(.finished(stage, seconds: seconds, amount: amount, proofBytes: bytes))
        return result
    }
}
