import Proving
import Synchronization

/// Where the threads of a prover write how far they are, and where others read it.
final class ProofBoard: ProverObserver {
    private struct State {
        var progress = ProofProgress()
        var stageStart: ContinuousClock.Instant?
        var start: ContinuousClock.Instant?
        /// Time spent in pauses since the start, and since the start of the stage at hand.
        var paused = Duration.zero
        var stagePaused = Duration.zero
        var pauseStart: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// How far everything is now.
    var progress: ProofProgress {
        state.withLock { state in
            var progress = state.progress
            let now = ContinuousClock.now
            let pausing = state.pauseStart.map { now - $0 } ?? .zero
            if let start = state.start { progress.seconds = (now - start - state.paused - pausing).inSeconds }
            if let start = state.stageStart, let stage = progress.current?.stage {
                progress[stage].seconds = (now - start - state.stagePaused - pausing).inSeconds
            }
            progress.isPaused = state.pauseStart != nil
            (progress.memoryBytes, progress.peakMemoryBytes) = ProcessMemory.now
            return progress
        }
    }

    func begin(_ stage: ProofStage, amount: Int? = nil) {
        state.withLock { state in
            let now = ContinuousClock.now
            if state.start == nil { state.start = now }
            state.stageStart = now
            state.stagePaused = .zero
            state.progress[stage].phase = .running
            state.progress[stage].amount = amount
        }
    }

    func update(_ stage: ProofStage, fraction: Double, step: String = "", amount: Int? = nil) {
        state.withLock { state in
            state.progress[stage].fraction = min(1, max(0, fraction))
            state.progress[stage].step = step
            if let amount { state.progress[stage].amount = amount }
        }
    }

    func end(_ stage: ProofStage, amount: Int? = nil, proofBytes: Int = 0) {
        state.withLock { state in
            let seconds = state.stageStart.map { (ContinuousClock.now - $0 - state.stagePaused).inSeconds }
            state.progress[stage].seconds = seconds ?? 0
            state.progress[stage].phase = .done
            state.progress[stage].fraction = 1
            state.progress[stage].proofBytes = proofBytes
            if let amount { state.progress[stage].amount = amount }
            state.stageStart = nil
        }
    }

    func set(cycles: Int) { state.withLock { $0.progress.cycles = cycles } }

    /// Stops the clock.
    func pause() {
        state.withLock { state in
            if state.pauseStart == nil { state.pauseStart = .now }
        }
    }

    func resume() {
        state.withLock { state in
            guard let start = state.pauseStart else { return }
            let length = ContinuousClock.now - start
            state.paused += length
            state.stagePaused += length
            state.pauseStart = nil
        }
    }

    func receive(_ event: ProvingEvent) {
        switch event {
        case .started(let stage, let amount): begin(ProofStage(stage), amount: amount)
        case .progress(let stage, let fraction, let step):
            update(ProofStage(stage), fraction: fraction, step: step.description)
        case .finished(let stage, _, let amount, let bytes):
            end(ProofStage(stage), amount: amount, proofBytes: bytes)
        }
    }
}
