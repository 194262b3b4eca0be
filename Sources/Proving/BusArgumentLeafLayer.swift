import Algebra
import CKernels
import ProofSystem

/// The sumcheck of the leaves: half of all fractions, and cheaper than the others by their numerators.
///
/// With ν = 1/λ, a = q0 + ν p0 and b = q1 + ν p1 the summand p0 q1 + p1 q0 + λ q0 q1 is λ·a·b − ν·p0·p1. The first part
/// is one product instead of two, and a and b are affine in the columns like q0 and q1. The second part has a closed
/// form for most entries (`BusArgumentNumerators`).
struct BusArgumentLeafLayer {
    let entries: [BusArgumentEntry]
    let memory: BusArgumentMemory
    let kernels: NexusBusKernels
    let control: ProverControl

    /// Proves the layer; returns p0, p1, q0, q1 at the point of the challenges.
    func prove(
        _ rounds: inout BusArgumentRounds, _ transcript: inout Transcript
    ) throws(ProvingError) -> [QM31] {
        // λ is a challenge: it is zero with probability 2^−124, and then there is no proof.
        let lambda = rounds.lambda
        let shift = lambda.inverse ?? .zero
        let leaves = BusArgumentLeaves(entries, shift: shift, kernels: kernels)
        var numerators = BusArgumentNumerators(leaves, point: rounds.point, memory, control)
        var pairs = leaves.count / 2
        var weights = rounds.weights(round: 0, pairs: pairs)
        var products = try firstSums(leaves, weights)
        var bound = memory.values(after: 0, pairs: 1)
        for round in rounds.point.indices {
            let sums = lambda * products - shift * (try numerators.sums(weights))
            let z = rounds.send(sums, weights, &transcript)
            try numerators.bind(z)
            pairs = (pairs + 1) / 2
            let next = memory.values(after: round, pairs: pairs)
            let binding = Binding(
                z: z, pairs: pairs, leaves: round == 0 ? leaves : nil, from: bound, to: next,
                kernels: kernels)
            weights = rounds.weights(round: round + 1, pairs: pairs)
            products = try self.sums(binding, weights)
            bound = next
        }
        let (p0, p1) = numerators.last
        return [p0, p1, bound[0] - shift * p0, bound[1] - shift * p1]
    }

    /// One variable's binding, to `to`, which gets `pairs` pairs.
    private struct Binding: Sendable {
        let z: QM31
        let pairs: Int
        /// What is bound first; nothing else is stored of the leaves.
        let leaves: BusArgumentLeaves?
        let from: BusArgumentPlanes
        let to: BusArgumentPlanes
        let kernels: NexusBusKernels

        /// Makes a range of bound pairs, with a pair of padding where the range goes past the last one.
        func bind(_ range: Range<Int>, _ scratch: BusArgumentPlanes) {
            let n = min(range.upperBound, pairs) - range.lowerBound
            let first = range.lowerBound
            var source = (base: from.base + 4 * first, stride: from.stride)
            if let leaves {
                leaves.denominators(4 * first..<4 * (first + n), scratch)
                source = (scratch.base, scratch.stride)
            }
            z.withWords { kernels.bind(to.at(2 * first), to.stride, source.base, source.stride, n, $0) }
            if range.upperBound > pairs {
                to[2 * pairs] = .one
                to[2 * pairs + 1] = .one
            }
        }
    }

    /// Adds up the first round, of leaves that are computed where they are needed.
    private func firstSums(
        _ leaves: BusArgumentLeaves, _ weights: BusArgumentWeights
    ) throws(ProvingError) -> BusArgumentSums {
        try weights.productSums([0..<weights.count], kernels, control) { terms, scratch in
            leaves.denominators(4 * terms.lowerBound..<4 * terms.upperBound, scratch)
            return scratch
        }
    }

    /// Binds a variable and adds up the next round; after the last one, what it adds up is not needed.
    private func sums(
        _ binding: Binding, _ weights: BusArgumentWeights
    ) throws(ProvingError) -> BusArgumentSums {
        try weights.productSums([0..<weights.count], kernels, control) { terms, scratch in
            binding.bind(2 * terms.lowerBound..<2 * terms.upperBound, scratch)
            return binding.to.from(4 * terms.lowerBound)
        }
    }
}
