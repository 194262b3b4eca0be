import Algebra
import ProofSystem
import Synchronization
import Testing
import ToyCircuit
import Verification

@testable import Proving

/// Whole proofs of the toy machine.
@Suite("The prover")
struct ProverTests {
    @Test("proofs are those of the slow prover, byte for byte", arguments: Kernels.available)
    func referenceProof(kernels: Kernels) throws {
        let run = ToyRun.fibonacci(count: 6)
        var reference = ReferenceProver(run)
        let expected = reference.prove()
        let proof = try Self.prove(run, kernels: kernels)
        #expect(proof.shape == expected.shape)
        #expect(proof.root == expected.root)
        #expect(proof.busNonce == expected.busNonce)
        #expect(proof.bus == expected.bus)
        #expect(proof.rows == expected.rows)
        #expect(proof.opening == expected.opening)
        #expect(proof == expected)
    }

    @Test("the verifier accepts a proof of many pieces")
    func verified() throws {
        let run = ToyRun.fibonacci(count: 10)
        let proof = try Self.prove(run)
        let verified = try Verifier.verify(
            proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
            accepting: .test)
        #expect(verified.statement == run.statement)
    }

    @Test("a false trace is proved like a true one, and the self-check says so")
    func falseTrace() throws {
        var run = ToyRun.fibonacci(count: 6)
        run.tables[0][0, 0] = (run.tables[0][0, 0] + 1) % M31.modulus
        let error = #expect(throws: ProvingError.self) {
            _ = try Self.prove(run) { proof in
                do throws(VerificationError) {
                    _ = try Verifier.verify(
                        proof, circuit: ToyMachine.circuit, publicSide: run.publicSide,
                        statement: run.statement, accepting: .test)
                    return nil
                } catch {
                    return error.description
                }
            }
        }
        guard case .selfCheckFailed = error else {
            Issue.record("the self-check says \(String(describing: error))")
            return
        }
    }

    @Test("the observer hears of every stage, in order, and of the bytes of all messages")
    func stages() throws {
        let listener = Listener()
        let run = ToyRun.fibonacci(count: 6)
        let proof = try Self.prove(run, control: ProverControl(observer: listener)) { _ in nil }
        let events = listener.events.withLock { $0 }
        let started = events.compactMap { if case .started(let stage, _) = $0 { stage } else { nil } }
        #expect(started == ProvingStage.allCases)
        let bytes = events.map { if case .finished(_, _, _, let bytes) = $0 { bytes } else { 0 } }.reduce(
            0, +)
        let expected = 32 + proof.bus.byteCount + proof.rows.byteCount + proof.opening.byteCount
        #expect(bytes == expected)
        for case .progress(let stage, let fraction, let step) in events {
            #expect((0...1).contains(fraction) && (1...step.count).contains(step.number), "\(stage): \(step)")
        }
    }

    @Test("whenever a prover is cancelled, it ends")
    func cancelling() throws {
        let run = ToyRun.fibonacci(count: 6)
        let listener = Listener()
        _ = try Self.prove(run, control: ProverControl(observer: listener))
        let count = listener.events.withLock { $0.count }
        for number in [0, 1, count / 4, count / 2, 3 * count / 4, count - 4] {
            let canceller = Listener()
            let control = ProverControl(observer: canceller)
            canceller.cancelled.withLock { $0 = (control, number) }
            #expect(throws: ProvingError.cancelled, "after event \(number)") {
                _ = try Self.prove(run, control: control)
            }
        }
    }

    private static func prove(
        _ run: ToyRun, control: ProverControl = ProverControl(), kernels: Kernels = .selected,
        check: ((Proof) -> String?)? = nil
    ) throws(ProvingError) -> Proof {
        try Prover.prove(
            circuit: ToyMachine.circuit, tables: run.tables, publicSide: run.publicSide,
            statement: run.statement, parameters: .test, control: control, kernels: kernels, check: check)
    }

    private final class Listener: ProverObserver {
        let events = Mutex<[ProvingEvent]>([])
        let cancelled = Mutex<(control: ProverControl, after: Int)?>(nil)

        func receive(_ event: ProvingEvent) {
            let count = events.withLock {
                $0.append(event)
                return $0.count
            }
            let control = cancelled.withLock { $0.flatMap { count > $0.after ? $0.control : nil } }
            control?.cancel()
        }
    }
}
