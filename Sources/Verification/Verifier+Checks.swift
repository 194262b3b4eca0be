import ProofSystem

/// The checks before any cryptography.
extension Verifier {
    static func checkParameters(_ found: Parameters, _ accepted: Parameters) throws(VerificationError) {
        guard accepted.areConsistent else { throw .inconsistentParameters }
        guard found == accepted else { throw .parameters(found: found, accepted: accepted) }
    }

    /// The proof's own copy of the statement only serves to say what differs: the transcript takes the caller's.
    static func checkStatement(_ found: ProofStatement, _ expected: ProofStatement) throws(VerificationError)
    {
        guard found.identity == expected.identity else { throw .statement(.identity) }
        guard found.publicInput == expected.publicInput else { throw .statement(.publicInput) }
        guard found.privateLength == expected.privateLength else { throw .statement(.privateLength) }
        guard found.publicOutput == expected.publicOutput else { throw .statement(.publicOutput) }
        guard found.exitCode == expected.exitCode else { throw .statement(.exitCode) }
        guard found.cycles == expected.cycles else { throw .statement(.cycles) }
        guard found.context == expected.context else { throw .statement(.context) }
    }

    static func checkShape(
        _ shape: Shape, _ circuit: Circuit, _ publicSide: PublicSide, _ parameters: Parameters
    ) throws(VerificationError) {
        do {
            try publicSide.check(circuit: circuit)
        } catch {
            throw .publicSide(error)
        }
        do {
            try shape.check(circuit: circuit, publicSide: publicSide, parameters: parameters)
        } catch {
            throw .shape(error)
        }
    }

    /// Every list of the proof has the length that the layout asks for; those of the opened leaves depend on the
    /// queries and are checked there.
    static func checkLengths(_ proof: Proof, _ layout: Layout) throws(VerificationError) {
        let parameters = layout.parameters
        try check(.busTop, proof.bus.top.count, 4)
        try check(.busLayers, proof.bus.layers.count, layout.busVariables - 1)
        for (index, layer) in proof.bus.layers.enumerated() {
            try check(.busRounds(layer: index + 1), layer.rounds.count, index + 1)
            try check(.busValues(layer: index + 1), layer.values.count, 4)
        }
        try check(.rowWindow, proof.rows.window.count, Window.messageLength(parameters.window))
        try check(.rowRounds, proof.rows.rounds.count, layout.maxLogHeight - parameters.window)
        try check(.columnValues, proof.rows.values.count, layout.columns.count)
        let opening = proof.opening
        let rounds = layout.stripeVariables + layout.logStripe - parameters.logFinal
        try check(.openingRounds, opening.rounds.count, rounds)
        try check(.foldRoots, opening.roots.count, layout.foldSchedule.count - 1)
        try check(.finalVector, opening.final.count, 1 << parameters.logFinal)
        try check(.words, opening.words.count, layout.foldSchedule.count)
    }

    static func check(
        _ part: VerificationError.ProofPart, _ found: Int, _ expected: Int
    ) throws(VerificationError) {
        guard found == expected else { throw .length(part, found: found, expected: expected) }
    }
}
