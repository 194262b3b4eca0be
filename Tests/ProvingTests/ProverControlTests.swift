import Synchronization
import Testing

@testable import Proving

@Suite("The control of a prover")
struct ProverControlTests {
    @Test("a cancelled prover throws at its next checkpoint, even a paused one")
    func cancelling() throws {
        let control = ProverControl()
        try control.checkpoint()
        control.pause()
        #expect(control.isPaused)
        control.cancel()
        control.resume()
        #expect(throws: ProvingError.cancelled) { try control.checkpoint() }
        #expect(throws: ProvingError.cancelled) { try control.begin(.opening, amount: 1) }
    }

    @Test("a paused prover goes on when it is resumed")
    func pausing() async throws {
        let control = ProverControl()
        control.pause()
        async let resumed: Void = {
            try await Task.sleep(for: .milliseconds(20))
            control.resume()
        }()
        #expect(control.mayContinue())
        try await resumed
    }

    @Test("the observer hears of a stage's start, steps and end")
    func events() throws {
        let listener = Listener()
        let control = ProverControl(observer: listener)
        try control.begin(.rowArgument, amount: 7)
        try control.report(0.5, ProvingStep(.round, 1, of: 2))
        control.end(proofBytes: 48)
        let events = listener.events.withLock { $0 }
        try #require(events.count == 3)
        #expect(events[0] == .started(.rowArgument, amount: 7))
        #expect(events[1] == .progress(.rowArgument, fraction: 0.5, step: ProvingStep(.round, 1, of: 2)))
        guard case .finished(.rowArgument, let seconds, amount: 7, proofBytes: 48) = events[2] else {
            Issue.record("the last event is \(events[2])")
            return
        }
        #expect(seconds >= 0)
    }

    private final class Listener: ProverObserver {
        let events = Mutex<[ProvingEvent]>([])

        func receive(_ event: ProvingEvent) {
            events.withLock { $0.append(event) }
        }
    }
}
