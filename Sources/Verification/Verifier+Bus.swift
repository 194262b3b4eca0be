import Algebra
import Constraints
import ProofSystem

/// The bus argument: a fractional GKR over one stack of fractions (Papini, Haböck, ePrint 2023/1284).
extension Verifier {
    /// A sum of fractions as one fraction.
    struct Fraction {
        var numerator: QM31
        var denominator: QM31

        static let zero = Fraction(numerator: .zero, denominator: .one)

        static func + (left: Fraction, right: Fraction) -> Fraction {
            Fraction(
                numerator: left.numerator * right.denominator + right.numerator * left.denominator,
                denominator: left.denominator * right.denominator)
        }
    }

    /// What the statement itself puts on the buses.
    static func fractions(_ publicSide: PublicSide, _ bus: BusChallenges) -> Fraction {
        var sum = Fraction.zero
        for entry in publicSide.entries {
            sum =
                sum
                + Fraction(
                    numerator: QM31(entry.direction.element), denominator: bus.denominator(entry.tuple))
        }
        return sum
    }

    /// From “all fractions and the statement's sum to zero” to a claim about the fractions at one point.
    ///
    /// A denominator of the root that is not zero is a product of no zeros, so every fraction means what it says.
    static func verifyBus(
        _ proof: BusProof, layout: Layout, statement: Fraction, transcript: inout Transcript
    ) throws(VerificationError) -> BusClaim {
        transcript.absorb(.busTop, proof.top)
        let root =
            Fraction(numerator: proof.top[0], denominator: proof.top[2])
            + Fraction(numerator: proof.top[1], denominator: proof.top[3])
        guard !root.denominator.isZero, !statement.denominator.isZero else { throw .zeroDenominator }
        guard (root + statement).numerator.isZero else { throw .busesDoNotBalance }

        var claim = joined(proof.top, below: [], &transcript)
        for (index, layer) in proof.layers.enumerated() {
            let lambda = transcript.challenge()
            var sum = claim.numerator + lambda * claim.denominator
            var point: [QM31] = []
            for (round, coordinate) in zip(layer.rounds, claim.point) {
                transcript.absorb(.busRound, round.values)
                let z = transcript.challenge()
                sum = Multilinear.eqRound(claim: sum, r: coordinate, tail: round.values, z: z)
                point.append(z)
            }
            transcript.absorb(.busValues, layer.values)
            let (p0, p1, q0, q1) = (layer.values[0], layer.values[1], layer.values[2], layer.values[3])
            guard sum == p0 * q1 + p1 * q0 + lambda * q0 * q1 else { throw .busLayer(index + 1) }
            claim = joined(layer.values, below: point, &transcript)
        }
        return claim
    }

    /// One claim about a layer from the claims about its even and its odd half: variable 0 is the new one.
    private static func joined(_ values: [QM31], below point: [QM31], _ transcript: inout Transcript)
        -> BusClaim
    {
        let tau = transcript.challenge()
        return BusClaim(
            point: [tau] + point, numerator: values[0] + tau * (values[1] - values[0]),
            denominator: values[2] + tau * (values[3] - values[2]))
    }
}
