import Engine
import ProofSystem
import TerminalScreen

/// The proofs of this sitting: at most one in the making, others waiting behind it, and what became of the rest.
///
/// Belongs to the workbench, not to a session: a proof goes on while another program is opened. Confined to the UI
/// thread.
final class ProofDesk {
    enum State {
        case waiting, running
        case done(ProofShelf.Kept)
        case failed(String)
        case cancelled
    }

    /// What a verification said.
    enum Verdict {
        case accepted(AcceptedProof)
        case rejected(String)
    }

    struct Entry {
        /// Counted from 1.
        let number: Int
        let title: String
        let job: ProofJob
        /// What was expected when it began; nil where nothing was known.
        let estimate: ProofEstimate?
        var state = State.waiting
        /// As it was told last.
        var progress = ProofProgress()
        var verdict: Verdict?
    }

    /// In order of their numbers.
    private(set) var entries: [Entry] = []
    /// The one that the screen is about.
    private(set) var selected = 0
    /// What earlier proofs took; read anew after each.
    private(set) var calibration: Calibration?
    /// Goes up whenever anything changed.
    private(set) var revision = 0
    /// How secure the next proof is to be.
    var parameters = Parameters.standard { didSet { revision += 1 } }

    var current: Entry? { entries.indices.contains(selected) ? entries[selected] : nil }
    var running: Entry? { entries.first { if case .running = $0.state { true } else { false } } }
    var waitingCount: Int { entries.count { if case .waiting = $0.state { true } else { false } } }

    private var forecast: (revision: Int, parameters: Parameters, report: ProofSecurity)?

    /// How secure a proof of a run would be; computed once for each state of its tables.
    func forecast(_ run: FilledRun, revision: Int) -> ProofSecurity {
        if let forecast, forecast.revision == revision, forecast.parameters == parameters {
            return forecast.report
        }
        let report = ProofSecurity(of: run, parameters: parameters)
        forecast = (revision, parameters, report)
        return report
    }

    func set(calibration: Calibration) {
        self.calibration = calibration
        revision += 1
    }

    func select(_ index: Int) {
        guard entries.indices.contains(index) else { return }
        selected = index
        revision += 1
    }

    /// Puts a proof at the end of the queue and selects it.
    func add(_ request: ProofRequest, title: String, cycles: Int?) {
        let estimate = cycles.flatMap { calibration?.estimate(cycles: $0) }
        entries.append(
            Entry(number: entries.count + 1, title: title, job: ProofJob(request), estimate: estimate))
        select(entries.count - 1)
    }

    /// The job to begin now: the first that waits, if none runs.
    func beginNext() -> ProofJob? {
        guard running == nil,
            let index = entries.firstIndex(where: { if case .waiting = $0.state { true } else { false } })
        else { return nil }
        entries[index].state = .running
        revision += 1
        return entries[index].job
    }

    func take(_ progress: ProofProgress, of job: ProofJob) {
        change(job) { if case .running = $0.state { $0.progress = progress } }
    }

    func take(_ result: Result<ProofShelf.Kept, EngineError>, of job: ProofJob) {
        change(job) { entry in
            switch result {
            case .success(let kept):
                entry.state = .done(kept)
                entry.progress = kept.made.progress
            case .failure(.cancelled): entry.state = .cancelled
            case .failure(let error): entry.state = .failed(error.description)
            }
        }
    }

    func take(_ verdict: Verdict, of job: ProofJob) {
        change(job) { $0.verdict = verdict }
    }

    /// Cancels a proof that runs, or takes one that waits out of the queue; false if it is over.
    func cancel(_ entry: Entry) -> Bool {
        switch entry.state {
        case .running: entry.job.cancel()
        case .waiting: change(entry.job) { $0.state = .cancelled }
        case .done, .failed, .cancelled: return false
        }
        return true
    }

    private func change(_ job: ProofJob, _ body: (inout Entry) -> Void) {
        guard let index = entries.firstIndex(where: { $0.job == job }) else { return }
        body(&entries[index])
        revision += 1
    }
}

extension ProofDesk.Entry {
    var made: MadeProof? { if case .done(let kept) = state { kept.made } else { nil } }

    /// Sign, word and role of its state.
    var words: (glyph: String, text: String, role: Role) {
        switch state {
        case .waiting: ("·", "waiting", .unchecked)
        case .running: progress.isPaused ? ("■", "paused", .warn) : ("▶", "proving", .running)
        case .done:
            switch verdict {
            case .accepted: ("✓", "verified", .pass)
            case .rejected: ("✗", "rejected", .fail)
            case nil: ("✓", "proved", .pass)
            }
        case .failed: ("✗", "failed", .fail)
        case .cancelled: ("■", "cancelled", .warn)
        }
    }
}
