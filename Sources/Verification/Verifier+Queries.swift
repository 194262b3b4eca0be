import Algebra
import ProofSystem

/// The queries: at a few positions, every committed word is the fold of the one before it.
extension Verifier {
    /// `indices`: the distinct leaves of the witness that are asked for, in rising order.
    static func verifyQueries(
        _ proof: OpeningProof, roots: [Digest], at indices: [Int], layout: Layout, point: [QM31]
    ) throws(VerificationError) {
        let stripeWeights = Multilinear.eqTable(point[layout.logStripe...]).prefix(layout.stripes)
            .map(DelayedSum.words)
        var (indices, log, variable) = (indices, layout.logWord, 0)
        // Positions of the word at hand, and the folds of the word before that they must hold.
        var (positions, folds): ([Int], [QM31]) = ([], [])

        for (number, arity) in layout.foldSchedule.enumerated() {
            let word = proof.words[number]
            let width = number == 0 ? layout.stripes : 4
            let leafLength = width << arity
            try check(.leaves(word: number), word.leaves.count, leafLength * indices.count)
            for value in word.leaves where value >= M31.modulus { throw .notCanonical(word: number) }
            let hashes = indices.indices.map {
                MerklePaths.leaf(word.leaves[$0 * leafLength..<($0 + 1) * leafLength])
            }
            guard
                MerklePaths.root(of: hashes, at: indices, siblings: word.siblings, depth: log - arity)
                    == roots[number]
            else { throw .merklePaths(word: number) }

            var next: [QM31] = []
            next.reserveCapacity(indices.count)
            var checked = 0
            for (slot, index) in indices.enumerated() {
                let leaf = word.leaves[slot * leafLength..<(slot + 1) * leafLength]
                let values = number == 0 ? batched(leaf, stripeWeights) : elements(leaf)
                while checked < positions.count, positions[checked] >> arity == index {
                    guard values[positions[checked] & ((1 << arity) - 1)] == folds[checked] else {
                        throw .fold(word: number)
                    }
                    checked += 1
                }
                next.append(
                    LineDomain.foldBlock(values, log, block: index, point[variable..<variable + arity]))
            }
            (positions, folds) = (indices, next)
            log -= arity
            variable += arity
            if number + 1 < layout.foldSchedule.count {
                indices = MerklePaths.distinct(indices.map { $0 >> layout.foldSchedule[number + 1] })
            }
        }
        let last = LineDomain.encode(proof.final, log)
        for (position, fold) in zip(positions, folds) where last[position] != fold { throw .finalVector }
    }

    /// Σ_s weight_s · stripe_s at each position of a leaf of the witness.
    private static func batched(_ leaf: ArraySlice<UInt32>, _ weights: [SIMD4<UInt64>]) -> [QM31] {
        stride(from: leaf.startIndex, to: leaf.endIndex, by: weights.count).map { start in
            var sum = DelayedSum()
            for (index, weight) in weights.enumerated() { sum.add(weight, times: leaf[start + index]) }
            return sum.reduced
        }
    }

    /// The elements of a leaf of a folded word.
    private static func elements(_ leaf: ArraySlice<UInt32>) -> [QM31] {
        stride(from: leaf.startIndex, to: leaf.endIndex, by: 4).map { start in
            QM31(M31(leaf[start]), M31(leaf[start + 1]), M31(leaf[start + 2]), M31(leaf[start + 3]))
        }
    }
}
