import Engine
import ProofSystem

/// Proofs: asked for here, made on other threads, told by messages.
extension Model {
    /// Puts a proof of the session's run into the queue.
    mutating func prove() -> [Effect] {
        guard let session else {
            notice = Notice("no program is open; choose one and press Enter", .warning)
            return []
        }
        guard session.debugger.edits.isEmpty else {
            notice = Notice("a run that you changed cannot be proved; undo the changes (u) first", .warning)
            return []
        }
        turn(to: .prove)
        let request = ProofRequest(
            session.opened.program, input: session.opened.input, limits: session.opened.limits,
            parameters: proofs.parameters)
        proofs.add(
            request, title: session.name, cycles: session.outcome == nil ? nil : session.length)
        if proofs.running != nil {
            notice = Notice("the proof waits until the one before it is done", .plain)
        }
        return beginNextProof()
    }

    private func beginNextProof() -> [Effect] {
        proofs.beginNext().map { [.prove($0)] } ?? []
    }

    mutating func pauseProof() {
        guard let running = proofs.running else {
            notice = Notice("no proof is being made; P makes one of this run", .warning)
            return
        }
        if running.job.isPaused { running.job.resume() } else { running.job.pause() }
        proofs.take(running.job.progress, of: running.job)
    }

    /// Cancels the selected proof, or the running one if the selected one is over.
    mutating func cancelProof() {
        let candidates = [proofs.current, proofs.running].compactMap { $0 }
        guard candidates.contains(where: { proofs.cancel($0) }) else {
            notice = Notice("no proof is being made", .warning)
            return
        }
        notice = Notice("the proof is being cancelled; nothing is left of it", .warning)
    }

    /// Has the selected proof verified.
    mutating func verifyProof() -> [Effect] {
        guard let entry = proofs.current, let made = entry.made else {
            notice = Notice("there is no finished proof to verify; P makes one of this run", .warning)
            return []
        }
        return [.verify(FinishedProof(job: entry.job, made: made))]
    }

    mutating func proved(_ job: ProofJob, _ result: Result<ProofShelf.Kept, EngineError>) -> [Effect] {
        proofs.take(result, of: job)
        switch result {
        case .success(let kept):
            let size = Quantity.bytes(kept.made.bytes.count)
            let time = Quantity.seconds(kept.made.seconds)
            notice =
                kept.note.map { Notice("the proof is made, but \($0)", .failure) }
                ?? Notice("proved in \(time), \(size); v verifies it", .done)
        case .failure(.cancelled): notice = Notice("the proof was cancelled; nothing is left of it", .warning)
        case .failure(let error): notice = Notice(error.description, .failure)
        }
        return beginNextProof()
    }

    mutating func verified(_ job: ProofJob, _ result: Result<AcceptedProof, EngineError>) {
        switch result {
        case .success(let accepted):
            proofs.take(.accepted(accepted), of: job)
            notice = Notice("the proof is valid; verified in \(Quantity.seconds(accepted.seconds))", .done)
            focus(on: .statement)
        case .failure(let error):
            proofs.take(.rejected(error.description), of: job)
            notice = Notice(error.description, .failure)
        }
    }

    /// Chooses how secure the next proofs are; false if there is no such profile.
    mutating func chooseProfile(_ name: String) -> Bool {
        switch name {
        case "standard": proofs.parameters = .standard
        case "test": proofs.parameters = .test
        default:
            notice = Notice("there is no profile “\(name)”; there are standard and test", .failure)
            return false
        }
        return true
    }
}
