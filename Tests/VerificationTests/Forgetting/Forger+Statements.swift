#if DEBUG
    import Algebra
    import ProofSystem
    import ToyCircuit

    /// One proof for two statements: what a verifier forgets, whoever holds a proof may replace.
    extension Forger {
        /// A proof for a verifier of an older version, whose mistakes are known by now.
        func olderVersion() -> Forgery {
            var transcript = transcript
            transcript.absorb(.version, bytes: Array("nexus-workbench line-code proof 1".utf8))
            // The older version stands in the place of this one.
            transcript.forgotten = .version
            var prover = ReferenceProver(Self.run, transcript: transcript)
            prover.transcript.forgotten = forgotten
            return Forgery(by: prover)
        }

        /// What a verifier accepts who asks for less.
        static let otherPolicy: Parameters = {
            var parameters = Parameters.test
            parameters.profile = .standard
            parameters.targetBits = 1
            return parameters
        }()

        /// A proof made for one policy, labelled with another one.
        func otherPolicy() -> Forgery {
            var forgery = Forgery(by: prover(Self.run, parameters: Self.otherPolicy))
            forgery.parameters = .test
            forgery.proof.parameters = .test
            return forgery
        }

        /// What no bus of the toy machine says, the transcript alone binds; so it is with the border between two values,
        /// and with zeros at an end.
        func restated(_ item: TranscriptItem) -> Forgery {
            restated(
                as: Self.run.claiming { statement in
                    switch item {
                    case .identity: statement.identity = Digest(words: SIMD8(repeating: 1))
                    case .publicInput: statement.publicInput.append(0)
                    case .privateLength: statement.privateLength = 1
                    case .context: statement.context = Digest(words: SIMD8(repeating: 1))
                    default: statement.exitCode = 1
                    }
                })
        }

        /// A true proof, said to be one of something else.
        func restated(as claim: ToyRun) -> Forgery {
            var forgery = Forgery(by: prover(Self.run))
            forgery.publicSide = claim.publicSide
            forgery.statement = claim.statement
            forgery.proof.statement = claim.statement
            return forgery
        }

        /// Where no bus says how long a run was, it may be said to have been of any length.
        func otherCycles() -> Forgery {
            var forgery = Forgery(by: CountingMachine.prover(CountingMachine.numbers, transcript))
            forgery.statement.cycles += 1
            forgery.proof.statement.cycles += 1
            return forgery
        }
    }
#endif
