import Algebra
import CKernels
import ProofSystem

/// The rounds of one layer's sumcheck: what every kind of layer has in common.
///
/// The claim is Σ_x eq(r, x)·(p0 q1 + p1 q0 + λ q0 q1)(x) over the pairs x of the layer. The factor eq is taken out of
/// the round polynomials (Gruen, ePrint 2024/108), and a round sends its linear and its quadratic coefficient.
struct BusArgumentRounds {
    let point: [QM31]
    let lambda: QM31
    private(set) var claim: QM31
    private(set) var rounds: [BusProof.Round] = []
    /// The challenges so far.
    private(set) var challenges: [QM31] = []

    init(point: [QM31], claim: BusClaim, _ transcript: inout Transcript) {
        self.point = point
        lambda = transcript.challenge()
        self.claim = claim.numerator + lambda * claim.denominator
    }

    /// The weights of a round that has so many pairs, padding excluded.
    func weights(round: Int, pairs: Int) -> BusArgumentWeights {
        BusArgumentWeights(point.dropFirst(round + 1), count: (pairs + 1) / 2)
    }

    /// Sends the next round, given what the stored pairs add up to, and draws its challenge. The pairs that are not
    /// stored are all padding, where the summand is λ.
    mutating func send(
        _ sums: BusArgumentSums, _ weights: BusArgumentWeights, _ transcript: inout Transcript
    ) -> QM31 {
        let atZero = sums.atZero + lambda * weights.rest
        // r is a challenge: it is zero with probability 2^−124, and then there is no proof.
        let r = point[rounds.count]
        let atOne = Multilinear.valueAtOne(claim: claim, r: r, atZero: atZero) ?? .zero
        let round = BusProof.Round(linear: atOne - atZero - sums.quadratic, quadratic: sums.quadratic)
        transcript.absorb(.busRound, round.values)
        let z = transcript.challenge()
        claim = Multilinear.horner([atZero, round.linear, round.quadratic], at: z)
        rounds.append(round)
        challenges.append(z)
        return z
    }
}

/// The sumcheck of a layer of fractions that are all stored.
///
/// With s0 = p0 + λ q0 the summand is s0 q1 + p1 q0: two products instead of three. One pass over memory binds a
/// variable and adds up the next round, tile by tile.
struct BusArgumentLayer {
    let layer: BusArgumentTree.Layer
    let memory: BusArgumentMemory
    let kernels: NexusBusKernels
    let control: ProverControl

    /// Proves the layer; returns p0, p1, q0, q1 at the point of the challenges.
    func prove(
        _ rounds: inout BusArgumentRounds, _ transcript: inout Transcript
    ) throws(ProvingError) -> [QM31] {
        var pairs = (layer.count + 1) / 2
        var weights = rounds.weights(round: 0, pairs: pairs)
        var sums = try firstSums(weights, rounds.lambda)
        var (s, q) = (layer.numerators, layer.denominators)
        for round in rounds.point.indices {
            let z = rounds.send(sums, weights, &transcript)
            pairs = (pairs + 1) / 2
            let (nextS, nextQ) = memory.fractions(after: round, pairs: pairs)
            let binding = Binding(
                z: z, lambda: rounds.lambda, shears: round == 0, pairs: pairs, from: (s, q),
                to: (nextS, nextQ), kernels: kernels)
            weights = rounds.weights(round: round + 1, pairs: pairs)
            sums = try self.sums(binding, weights)
            (s, q) = (nextS, nextQ)
        }
        return [s[0] - rounds.lambda * q[0], s[1], q[0], q[1]]
    }

    /// One variable's binding: from `from` to `to`, which gets `pairs` pairs.
    private struct Binding: Sendable {
        let z: QM31
        let lambda: QM31
        /// Whether what is bound still are the numerators p0 in place of s0.
        let shears: Bool
        let pairs: Int
        let from: (BusArgumentPlanes, BusArgumentPlanes)
        let to: (BusArgumentPlanes, BusArgumentPlanes)
        let kernels: NexusBusKernels

        /// Makes a range of bound pairs, with a pair of padding where the range goes past the last one.
        func bind(_ range: Range<Int>) {
            let n = min(range.upperBound, pairs) - range.lowerBound
            let (s, q) = to
            let first = range.lowerBound
            z.withWords { z in
                kernels.bind(
                    s.at(2 * first), s.stride, from.0.at(4 * first), from.0.stride, n, z)
                kernels.bind(
                    q.at(2 * first), q.stride, from.1.at(4 * first), from.1.stride, n, z)
            }
            if shears {
                lambda.withWords {
                    kernels.shear(
                        s.at(2 * first), s.stride, s.at(2 * first), s.stride, q.at(2 * first), q.stride, n, $0
                    )
                }
            }
            if range.upperBound > pairs {
                s[2 * pairs] = lambda
                s[2 * pairs + 1] = .zero
                q[2 * pairs] = .one
                q[2 * pairs + 1] = .one
            }
        }
    }

    private func firstSums(
        _ weights: BusArgumentWeights, _ lambda: QM31
    ) throws(ProvingError) -> BusArgumentSums {
        let (p, q) = (layer.numerators, layer.denominators)
        let kernels = kernels
        return try BusArgumentLoop.sum([0..<weights.count], control) { terms in
            let stride = 4 * BusArgumentWeights.tile + 16
            return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * stride) { memory in
                let scratch = memory.baseAddress!
                return weights.sums(terms) { sums, first, n, low in
                    lambda.withWords {
                        kernels.shear(
                            scratch, stride, p.at(4 * first), p.stride, q.at(4 * first), q.stride, 2 * n, $0)
                    }
                    kernels.fraction_round(
                        sums, scratch, stride, q.at(4 * first), q.stride, n, low, weights.low.stride)
                }
            }
        }
    }

    /// Binds a variable and adds up the next round; after the last one, what it adds up is not needed.
    private func sums(
        _ binding: Binding, _ weights: BusArgumentWeights
    ) throws(ProvingError) -> BusArgumentSums {
        let (s, q) = binding.to
        let kernels = kernels
        return try BusArgumentLoop.sum([0..<weights.count], control) { terms in
            weights.sums(terms) { sums, first, n, low in
                binding.bind(2 * first..<2 * (first + n))
                kernels.fraction_round(
                    sums, s.at(4 * first), s.stride, q.at(4 * first), q.stride, n, low, weights.low.stride)
            }
        }
    }
}
