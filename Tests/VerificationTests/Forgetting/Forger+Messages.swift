#if DEBUG
    import Algebra
    import ProofSystem
    import ToyCircuit

    /// A message that is chosen after its challenge makes any claim true.
    extension Forger {
        /// A false output, and a message of the bus argument that makes up for it.
        func fittedBus(_ item: TranscriptItem) -> Forgery {
            var prover = prover(Self.run.claiming { $0.publicOutput[1] = 9 })
            prover.lies.fits = item
            prover.lies.claimsBalance = item != .busTop
            return Forgery(by: prover)
        }

        /// A broken rule, and a message from the row argument on that makes up for it.
        func fittedRows(_ item: TranscriptItem) -> Forgery {
            var prover = prover(brokenRun)
            prover.lies.fits = item
            prover.lies.fitsColumnValues = item == .openingRound
            return Forgery(by: prover)
        }

        /// A broken rule, column values and a final vector that fit it, and
        /// - where roots of folded words are forgotten: words that are bent to it after it is known where they are opened;
        /// - where the final vector is forgotten: one that is right where it will be looked at. It has to be longer than
        ///   the places are many.
        func fittedOpening(_ item: TranscriptItem) -> Forgery {
            var parameters = Parameters.test
            if item == .finalVector { parameters.logFinal = 4 }
            var prover = prover(brokenRun, parameters: parameters)
            prover.lies.fits = item
            prover.lies.fitsColumnValues = true
            prover.lies.fitsFinalVector = item == .foldRoot
            return Forgery(by: prover)
        }

        /// Work that nothing depends on is done last, once, and only for an attempt that is worth it; so it would not
        /// count.
        func postponedWork(_ item: TranscriptItem) -> Forgery {
            var prover = prover(Self.run)
            prover.lies.fits = item
            return Forgery(by: prover)
        }

        private var brokenRun: ToyRun {
            var run = Self.run
            run.add(1, to: "inverse", row: 0, of: .branch)
            return run
        }
    }
#endif
