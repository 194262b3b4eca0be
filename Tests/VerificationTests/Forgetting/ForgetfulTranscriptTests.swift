#if DEBUG
    import ProofSystem
    import Testing
    import ToyCircuit

    @testable import Verification

    /// Why every item is in the transcript: where one is forgotten, a forger knows a challenge too early, or may change
    /// what he said, and proves what is false; against the real transcript, the same forger fails.
    @Suite("Transcripts that forget an item")
    struct ForgetfulTranscriptTests {
        @Test(
            "a forgery is accepted by a verifier that forgets the item, and by no other",
            arguments: TranscriptItem.allCases)
        func forgery(_ item: TranscriptItem) throws {
            let success = try Forger(forgotten: item).forgery(against: item)
            #expect(success.verdict(forgetting: item) == nil)
            let failure = try Forger(forgotten: nil).forgery(against: item)
            #expect(failure.verdict(forgetting: nil) != nil)
        }

        /// The buses of the toy machine say these too: there, forgetting them alone is not enough to forge.
        @Test(
            "what the public side says is bound by it as well",
            arguments: [
                (TranscriptItem.publicOutput, VerificationError.busesDoNotBalance),
                (.cycles, .busesDoNotBalance), (.publicInput, .rows),
            ])
        func boundTwice(_ item: TranscriptItem, _ refusal: VerificationError) {
            let claim = Forger.run.claiming { statement in
                switch item {
                case .publicOutput: statement.publicOutput[1] = 9
                case .cycles: statement.cycles += 1
                default: statement.publicInput[3] = 1
                }
            }
            #expect(Forger(forgotten: item).restated(as: claim).verdict(forgetting: item) == refusal)
        }

        /// What a file says of these is compared before the transcript begins.
        @Test("other parameters, rows and shapes are refused by name, whatever the transcript forgets")
        func comparedDirectly() throws {
            let forgery = try Forger(forgotten: .parameters).forgery(against: .parameters)
            var honest = forgery
            honest.proof.parameters = Forger.otherPolicy
            #expect(
                honest.verdict(forgetting: .parameters)
                    == .parameters(found: Forger.otherPolicy, accepted: .test))
            var rows = try Forger(forgotten: .shape).forgery(against: .shape)
            rows.proof.shape.pieces[0].rowsInUse = 1 << 20
            guard case .shape(.rowsInUse) = rows.verdict(forgetting: .shape) else {
                Issue.record("\(String(describing: rows.verdict(forgetting: .shape)))")
                return
            }
        }
    }
#endif
