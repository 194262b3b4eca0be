#if DEBUG
    import Algebra
    import Constraints
    import ProofSystem
    import Testing
    import ToyCircuit

    @testable import Verification

    /// Why every item is in the transcript: where one is forgotten, a forger knows a challenge too early and proves what
    /// is false; against the real transcript, the same forger fails.
    @Suite("Transcripts that forget an item")
    struct ForgetfulTranscriptTests {
        /// What a verifier that forgets `item` says; nil if it accepts.
        private func verdict(_ proof: Proof, of run: ToyRun, forgetting item: TranscriptItem?)
            -> VerificationError?
        {
            var transcript = Transcript()
            transcript.forgotten = item
            do {
                _ = try Verifier.verify(
                    proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
                    accepting: .test, transcript: &transcript)
                return nil
            } catch {
                return error
            }
        }

        private func prover(_ run: ToyRun, forgetting item: TranscriptItem?) -> ReferenceProver {
            var transcript = Transcript()
            transcript.forgotten = item
            return ReferenceProver(run, transcript: transcript)
        }

        /// A false output is claimed where the lie is in the bus argument, a broken rule where it is in the rows.
        @Test(
            "a message that is chosen after its challenge makes any claim true",
            arguments: [
                TranscriptItem.busTop, .busRound, .busValues, .rowWindow, .rowRound, .columnValues,
                .openingRound,
            ])
        func fittedMessage(_ item: TranscriptItem) {
            for isForgotten in [true, false] {
                let forgotten = isForgotten ? item : nil
                var run = ToyProof.run
                let isBusLie = [.busTop, .busRound, .busValues].contains(item)
                if isBusLie {
                    run = run.claiming { $0.publicOutput[5] = 9 }
                } else {
                    run.add(1, to: "inverse", row: 0, of: .branch)
                    #expect(ToyProof.verdict(onProofOf: run) == .rows)
                }
                var prover = prover(run, forgetting: forgotten)
                prover.lies.fits = item
                if isBusLie, item != .busTop { prover.lies.claimsBalance = true }
                if item == .openingRound { prover.lies.fitsColumnValues = true }
                let verdict = verdict(prover.prove(), of: run, forgetting: forgotten)
                #expect((verdict == nil) == isForgotten, "\(item): \(verdict as Any)")
            }
        }

        /// With α and β known before the cells are committed to, four multiplicities of the range table are chosen so
        /// that all buses sum to zero: one linear equation in the extension, four in the base field.
        @Test("cells that are chosen after the bus challenges make any output true")
        func witnessRoot() throws {
            for forgotten in [TranscriptItem.witnessRoot, nil] {
                var run = ToyProof.run.claiming { $0.publicOutput[5] = 9 }
                var early = prover(run, forgetting: forgotten)
                early.transcript.absorb(.witnessRoot, Digest(words: SIMD8()))
                _ = early.grind(.busWork, bits: Parameters.test.leastBusWork)
                let bus = BusChallenges(&early.transcript, tupleLength: ToyMachine.circuit.tupleLength)
                let missing = early.sumOfFractions(bus)
                #expect(!missing.isZero)
                let rows = [3, 50, 100, 200]
                let terms = rows.map { row in
                    let tuple = BusTuple(
                        bus: ToyMachine.Table.range.rules.entries[0].bus, values: [UInt32(row)])
                    return bus.denominator(tuple).inverse!
                }
                let counts = try #require(solve(terms, sumTo: missing))
                for (row, count) in zip(rows, counts) {
                    run.add(Int64(count.value), to: "uses.range", row: row, of: .range)
                }
                var prover = prover(run, forgetting: forgotten)
                let verdict = verdict(prover.prove(), of: run, forgetting: forgotten)
                #expect(verdict == (forgotten == nil ? .busesDoNotBalance : nil))
            }
        }

        /// What no bus of the toy machine says, the transcript alone binds; so it is with the border between two values,
        /// and with zeros at an end.
        @Test(
            "a proof serves another statement too",
            arguments: [TranscriptItem.identity, .publicInput, .privateLength, .exitCode, .context])
        func statement(_ item: TranscriptItem) {
            let other = ToyProof.run.claiming { statement in
                switch item {
                case .identity: statement.identity = Digest(words: SIMD8(repeating: 1))
                case .publicInput: statement.publicInput.append(0)
                case .privateLength: statement.privateLength = 1
                case .context: statement.context = Digest(words: SIMD8(repeating: 1))
                default: statement.exitCode = 1
                }
            }
            for forgotten in [item, nil] {
                var prover = prover(ToyProof.run, forgetting: forgotten)
                var proof = prover.prove()
                proof.statement = other.statement
                #expect((verdict(proof, of: other, forgetting: forgotten) == nil) == (forgotten == item))
            }
        }

        /// Solves Σ x_i · terms_i = sum for x_i in the base field, by elimination.
        private func solve(_ terms: [QM31], sumTo sum: QM31) -> [M31]? {
            func coordinates(_ value: QM31) -> [M31] { [value.a, value.b, value.c, value.d] }
            var rows = (0..<4).map { row in (terms + [sum]).map { coordinates($0)[row] } }
            for column in 0..<4 {
                guard let pivot = (column..<4).first(where: { rows[$0][column] != .zero }) else { return nil }
                rows.swapAt(pivot, column)
                let scale = rows[column][column].inverse!
                rows[column] = rows[column].map { $0 * scale }
                for row in 0..<4 where row != column {
                    let factor = rows[row][column]
                    rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
                }
            }
            return rows.map { $0[4] }
        }
    }
#endif
