import ProofSystem
import TerminalScreen
import TestSupport
import Testing

@testable import Engine
@testable import Workbench

@Suite("The Prove screen")
struct ProveScreenTests {
    /// What a person may find on the screen.
    enum Moment: String, Sendable, CaseIterable {
        case empty, running, paused, made, verified, failed
    }

    static let sizes = [Size(80, 24), Size(120, 40)]

    @Test("the screen is the one that was reviewed", arguments: Moment.allCases, sizes)
    func golden(_ moment: Moment, _ size: Size) throws {
        let bench = try Self.bench(moment, size)
        expectGolden(
            Self.withoutSizes(bench.frame.text()), "prove-\(moment.rawValue)-\(size.width)x\(size.height).txt"
        )
    }

    /// How large a proof is depends on where its queries fall, and so on every byte of the protocol: a golden only
    /// shows that sizes are there.
    private static func withoutSizes(_ text: String) -> String {
        text.replacing(/[0-9.]+ (B|KiB)\b/) { size in String(size.output.0.map { $0.isNumber ? "#" : $0 }) }
    }

    @Test("a proof that was cancelled leaves the next one its place")
    func queue() throws {
        var bench = try Self.bench(.running, Size(120, 40))
        let first = try #require(bench.model.proofs.running)
        bench.send(.proved(first.job, .failure(.cancelled("the proof was cancelled; nothing was written"))))
        let second = try #require(bench.model.proofs.running)
        #expect(second.number == first.number + 1)
        #expect(bench.model.proofs.waitingCount == 0)
        #expect(bench.frame.text().contains("1 loop.s  cancelled"))
    }

    // MARK: Moments

    /// A workbench whose proofs go on as messages tell: time and memory on the screen are the same in every run.
    private static func bench(_ moment: Moment, _ size: Size) throws -> HeadlessWorkbench {
        var bench = HeadlessWorkbench(
            model: Bench.model(size), opener: Bench.open, filler: Bench.fill, prover: { _ in nil })
        bench.send(.open(OpenRequest(argument: "loop")))
        bench.model.proofs.set(calibration: calibration)
        bench.play(try KeyScript(text: "4"))
        guard moment != .empty else { return bench }
        bench.play(try KeyScript(text: "P"))
        let job = try #require(bench.model.proofs.running).job
        switch moment {
        case .empty: break
        case .running, .paused:
            // Another one waits behind it.
            bench.play(try KeyScript(text: "P"))
            bench.model.proofs.select(0)
            var progress = halfway
            progress.isPaused = moment == .paused
            bench.send(.proving(job, progress))
        case .made: bench.send(.proved(job, .success(try kept(job))))
        case .verified:
            let kept = try kept(job)
            bench.send(.proved(job, .success(kept)))
            let made = kept.made
            let accepted = AcceptedProof(
                statement: made.proof.statement, security: made.security, parameters: made.proof.parameters,
                seconds: 0.0042)
            bench.send(.verified(job, .success(accepted)))
        case .failed:
            bench.send(.proving(job, halfway))
            let reason = "the proof that was made does not hold: the sum of a round is wrong"
            bench.send(.proved(job, .failure(.unexpected(reason))))
        }
        return bench
    }

    /// Two earlier proofs on this machine.
    private static let calibration = Calibration(measurements: [
        Calibration.Measurement(
            cycles: 1_000_000, seconds: [0.02, 0.1, 0.4, 0.4, 0.3, 0.25, 0.01],
            peakMemoryBytes: 900_000_000, expectedSeconds: 1.6),
        Calibration.Measurement(
            cycles: 2_000_000, seconds: [0.04, 0.2, 0.9, 0.8, 0.6, 0.5, 0.01],
            peakMemoryBytes: 1_700_000_000, expectedSeconds: nil),
    ])

    /// A proof of the small program in its bus argument.
    private static let halfway: ProofProgress = {
        var progress = ProofProgress()
        for (stage, seconds, amount) in [
            (ProofStage.execute, 0.0002, 28), (.fillTables, 0.0031, 131_234), (.commit, 0.021, 1_900_000),
        ] {
            progress[stage].phase = .done
            progress[stage].fraction = 1
            progress[stage].seconds = seconds
            progress[stage].amount = amount
        }
        progress[.busArgument].phase = .running
        progress[.busArgument].fraction = 0.4
        progress[.busArgument].seconds = 0.0128
        progress[.busArgument].amount = 329_396
        progress[.busArgument].step = "layer 10 of 19"
        progress.cycles = 28
        progress.seconds = 0.0371
        progress.memoryBytes = 91_000_000
        progress.peakMemoryBytes = 118_000_000
        return progress
    }()

    /// The real proof of the small program, as if making it had taken what `halfway` says.
    private static func kept(_ job: ProofJob) throws -> ProofShelf.Kept {
        let proof = try proof.get()
        let subject = try ProofSubject(job.request.program, statement: proof.statement)
        var progress = halfway
        for stage in ProofStage.allCases {
            progress[stage].phase = .done
            progress[stage].fraction = 1
            if progress[stage].seconds == 0 { progress[stage].seconds = 0.0154 }
        }
        progress.seconds = 0.0833
        return ProofShelf.Kept(
            made: MadeProof(
                proof, publicEntries: subject.publicSide.entries.count, progress: progress),
            path: "/proofs/loop-0a1b2c3d.nxproof")
    }

    /// Made once for all tests.
    private static let proof: Result<Proof, EngineError> = {
        let opened = Bench.opened()
        return ProofJob(ProofRequest(opened.program, input: opened.input)).run().map(\.proof)
    }()
}
