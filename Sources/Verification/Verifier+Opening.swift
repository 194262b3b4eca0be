import Algebra
import ProofSystem

/// The opening: one inner product between the stack of all columns and a structured weight (BaseFold, ePrint 2023/1705,
/// over the words of the line code).
extension Verifier {
    /// The committed words, batched over the stripes and folded, end in the final vector, and the column values in its
    /// inner product with the weight.
    static func verifyOpening(
        _ proof: OpeningProof, root: Digest, layout: Layout, point: RowPoint, values: [QM31],
        transcript: inout Transcript
    ) throws(VerificationError) {
        let parameters = layout.parameters
        let zeta = transcript.challenges(layout.logStripe + layout.stripeVariables)
        let weight = OpeningWeight(layout: layout, point: point, zeta: zeta)
        var sum = weight.claim(values)

        // The stripe variables from the top down, then the variables within a stripe from the bottom up.
        // The variables of the final vector stay free: nobody reads their places here.
        var coordinates = Array(repeating: QM31.zero, count: zeta.count)
        var rounds = proof.rounds.makeIterator()
        func nextRound() -> QM31 {
            guard let round = rounds.next() else { preconditionFailure("lengths are checked") }
            transcript.absorb(.openingRound, round.values)
            let z = transcript.challenge()
            sum = Multilinear.productRound(
                claim: sum, constant: round.constant, quadratic: round.quadratic, z: z)
            return z
        }
        for variable in (0..<layout.stripeVariables).reversed() {
            coordinates[layout.logStripe + variable] = nextRound()
        }
        var variable = 0
        for (index, arity) in layout.foldSchedule.enumerated() {
            for _ in 0..<arity {
                coordinates[variable] = nextRound()
                variable += 1
            }
            if index < proof.roots.count { transcript.absorb(.foldRoot, proof.roots[index]) }
        }
        transcript.absorb(.finalVector, proof.final)
        guard sum == Multilinear.dot(weight.final(at: coordinates), proof.final) else { throw .openingSum }

        guard transcript.accepts(nonce: proof.nonce, bits: parameters.queryWork) else { throw .queryWork }
        transcript.absorb(.queryWork, nonce: proof.nonce)
        let queries = transcript.indices(parameters.queries, bits: layout.logWord - layout.foldSchedule[0])
        try verifyQueries(
            proof, roots: [root] + proof.roots, at: MerklePaths.distinct(queries), layout: layout,
            point: coordinates)
    }
}
