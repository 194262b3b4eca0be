#if DEBUG
    import ProofSystem
    import ToyCircuit

    @testable import Verification

    /// Somebody who believes that the transcript forgets an item, and proves accordingly.
    struct Forger {
        /// What the transcript of the verifier at hand does forget.
        let forgotten: TranscriptItem?

        /// What is told falsely or proved falsely: short, because every forgery takes a proof.
        static let run = ToyRun.fibonacci(count: 2)

        /// What he tries where an item may be forgotten; no item is without one.
        func forgery(against item: TranscriptItem) throws -> Forgery {
            switch item {
            case .version: olderVersion()
            case .parameters: otherPolicy()
            case .rules: try chosenRules()
            case .identity, .publicInput, .privateLength, .exitCode, .context: restated(item)
            case .publicOutput: try chosenOutput()
            case .cycles: otherCycles()
            case .shape: try chosenRows()
            case .witnessRoot: try chosenCells()
            case .busWork, .queryWork: postponedWork(item)
            case .busTop, .busRound, .busValues: fittedBus(item)
            case .rowWindow, .rowRound, .columnValues, .openingRound: fittedRows(item)
            case .foldRoot, .finalVector: fittedOpening(item)
            }
        }

        /// An empty transcript like the verifier's.
        var transcript: Transcript {
            var transcript = Transcript()
            transcript.forgotten = forgotten
            return transcript
        }

        func prover(_ run: ToyRun, parameters: Parameters = .test) -> ReferenceProver {
            ReferenceProver(run, parameters: parameters, transcript: transcript)
        }
    }

    /// A proof, and what it is said to prove.
    struct Forgery {
        var circuit: Circuit
        var publicSide: PublicSide
        var statement: ProofStatement
        var parameters: Parameters
        var proof: Proof

        /// What a prover proves.
        init(by prover: ReferenceProver) {
            var prover = prover
            circuit = prover.circuit
            publicSide = prover.publicSide
            statement = prover.statement
            parameters = prover.parameters
            proof = prover.prove()
        }

        /// What a verifier says whose transcript forgets an item; nil if it accepts.
        func verdict(forgetting item: TranscriptItem?) -> VerificationError? {
            do throws(VerificationError) {
                var transcript = Forger(forgotten: item).transcript
                _ = try Verifier.verify(
                    proof, circuit: circuit, publicSide: publicSide, statement: statement,
                    accepting: parameters, transcript: &transcript)
                return nil
            } catch {
                return error
            }
        }
    }
#endif
