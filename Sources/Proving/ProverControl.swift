import Glibc
import Synchronization

/// Holds the reins of a prover: cancels it, lets it pause, and passes on what it tells.
///
/// A prover calls `checkpoint` at least every 20 ms of work, between parallel loops, and `mayContinue` from within
/// them. Any thread may cancel, pause and resume.
public final class ProverControl: Sendable {
    private let state: Atomic<State> = Atomic(.running)
    private let observer: (any ProverObserver)?
    private let current = Mutex<CurrentStage?>(nil)

    private enum State: UInt8, AtomicRepresentable {
        case running, paused, cancelled
    }

    private struct CurrentStage {
        let stage: ProvingStage
        let amount: Int
        let start: ContinuousClock.Instant
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

    // MARK: - Telling

    /// Tells the observer how far the stage at hand is, from 0 to 1; also a checkpoint.
    public func report(_ fraction: Double, _ step: ProvingStep) throws(ProvingError) {
        try checkpoint()
        guard let observer, let stage = current.withLock({ $0?.stage }) else { return }
        observer.receive(.progress(stage, fraction: fraction, step: step))
    }

    /// A stage begins.
    func begin(_ stage: ProvingStage, amount: Int) throws(ProvingError) {
        try checkpoint()
        current.withLock { $0 = CurrentStage(stage: stage, amount: amount, start: .now) }
        observer?.receive(.started(stage, amount: amount))
    }

    /// The stage at hand ends, and has added so many bytes to the proof.
    func end(proofBytes: Int) {
        guard let ended = current.withLock({ $0.take() }) else { return }
        let seconds = (ContinuousClock.now - ended.start) / .seconds(1)
        observer?.receive(
            .finished(ended.stage, seconds: seconds, amount: ended.amount, proofBytes: proofBytes))
    }
}
