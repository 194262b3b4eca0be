import Algebra
import ProofSystem

/// The commitment and its opening.
extension ReferenceProver {
    /// Encodes all stripes and hashes them position by position.
    public func commit() -> MerkleTree {
        var cells = cells
        lies.committedCells?(&cells)
        let size = 1 << layout.logStripe
        let words = (0..<layout.stripes).map { stripe in
            var word = LineDomain.encode(Array(cells[stripe * size..<(stripe + 1) * size]), layout.logWord)
            lies.committedWord?(stripe, &word)
            return word
        }
        let arity = layout.foldSchedule[0]
        return MerkleTree(
            (0..<1 << (layout.logWord - arity)).map { leaf in
                (leaf << arity..<(leaf + 1) << arity).flatMap { position in words.map { $0[position].value } }
            })
    }

    /// Proves that the committed cells have these column values at the point.
    public mutating func proveOpening(_ commitment: MerkleTree, _ point: RowPoint, _ values: [QM31])
        -> OpeningProof
    {
        let zeta = transcript.challenges(layout.logStripe + layout.stripeVariables)
        let opening = OpeningWeight(layout: layout, point: point, zeta: zeta)
        // Only a liar needs the claim.
        var claim = opening.claim(values)
        var vector = cells.map { QM31($0) }
        vector += Array(repeating: .zero, count: 1 << zeta.count - vector.count)
        var weight = Array(repeating: QM31.zero, count: vector.count)
        for place in layout.columns {
            let omega = opening.omega(place)
            let rows = point.table(logHeight: layout.shape.pieces[place.piece].logHeight)
            for (row, factor) in rows.enumerated() { weight[place.offset + row] = omega * factor }
        }

        var proof = OpeningProof(rounds: [], roots: [], final: [], nonce: 0, words: [])
        // The stripe variables from the top down: halves.
        for _ in 0..<layout.stripeVariables {
            let half = vector.count / 2
            let z = round(
                weight[..<half], weight[half...], vector[..<half], vector[half...], &proof, &claim)
            vector = (0..<half).map { vector[$0] + z * (vector[$0 + half] - vector[$0]) }
            weight = (0..<half).map { weight[$0] + z * (weight[$0 + half] - weight[$0]) }
        }
        // The variables of a stripe from the bottom up: neighbours.
        var folded = FoldedWords(layout: layout)
        for (index, arity) in layout.foldSchedule.enumerated() {
            for _ in 0..<arity {
                let pairs = 0..<vector.count / 2
                let z = round(
                    pairs.map { weight[2 * $0] }[...], pairs.map { weight[2 * $0 + 1] }[...],
                    pairs.map { vector[2 * $0] }[...], pairs.map { vector[2 * $0 + 1] }[...], &proof, &claim)
                vector = Multilinear.bind(vector, z)
                weight = Multilinear.bind(weight, z)
                folded.challenges.append(z)
            }
            guard index + 1 < layout.foldSchedule.count else { break }
            folded.append(encoding: vector)
            transcript.absorb(.foldRoot, folded.tree(index + 1).root)
        }
        if lies.fitsFinalVector {
            let rest = claim - Multilinear.dot(weight, vector)
            vector[0] += rest * (weight[0].inverse ?? .one)
        }
        if lies.fits == .finalVector {
            vector = folded.fitted(vector, weight, to: claim, at: upcomingQueries)
        }
        proof.final = vector
        transcript.absorb(.finalVector, vector)
        proof.nonce = grind(.queryWork, bits: parameters.queryWork)
        let queries = queries(&transcript)
        if lies.fits == .foldRoot { folded.fit(to: vector, at: queries) }
        let trees = [commitment] + layout.foldSchedule.indices.dropFirst().map { folded.tree($0) }
        proof.roots = trees.dropFirst().map(\.root)
        proof.words = zip(trees, queries).map { $0.open($1) }
        return proof
    }

    /// The leaves of each committed word that the verifier asks for.
    private func queries(_ transcript: inout Transcript) -> [[Int]] {
        let schedule = layout.foldSchedule
        var indices = transcript.indices(parameters.queries, bits: layout.logWord - schedule[0])
        return schedule.indices.map { word in
            if word > 0 { indices = indices.map { $0 >> schedule[word] } }
            return MerklePaths.distinct(indices)
        }
    }

    /// The leaves that would be asked for if what is absorbed before the work does not count.
    private var upcomingQueries: [[Int]] {
        var copy = self
        _ = copy.grind(.queryWork, bits: parameters.queryWork)
        return copy.queries(&copy.transcript)
    }

    /// One round: the coefficients 0 and 2 of Σ_x weight(x)·vector(x) in the variable at hand.
    private mutating func round(
        _ lowWeight: ArraySlice<QM31>, _ highWeight: ArraySlice<QM31>, _ low: ArraySlice<QM31>,
        _ high: ArraySlice<QM31>, _ proof: inout OpeningProof, _ claim: inout QM31
    ) -> QM31 {
        var (constant, quadratic) = (QM31.zero, QM31.zero)
        for ((w0, w1), (f0, f1)) in zip(zip(lowWeight, highWeight), zip(low, high)) {
            constant += w0 * f0
            quadratic += (w1 - w0) * (f1 - f0)
        }
        var round = OpeningProof.Round(constant: constant, quadratic: quadratic)
        if lies.fits == .openingRound {
            // The true value at the challenge to come, whatever the claim is.
            let z = upcomingChallenge
            var one = QM31.zero
            for (weight, value) in zip(highWeight, high) { one += weight * value }
            let value = Multilinear.productRound(
                claim: constant + one, constant: constant, quadratic: quadratic, z: z)
            let rest = value - quadratic * z * z - (claim - quadratic) * z
            round.constant = rest * ((QM31.one - z - z).inverse ?? .one)
        }
        transcript.absorb(.openingRound, round.values)
        proof.rounds.append(round)
        let z = transcript.challenge()
        claim = Multilinear.productRound(claim: claim, constant: round.constant, quadratic: quadratic, z: z)
        return z
    }
}
