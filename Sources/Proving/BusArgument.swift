import Algebra
import CKernels
import ProofSystem

/// The bus argument: all fractions ±1/d or −count/d of all bus entries sum to what the statement owes, by a GKR over
/// sums of fractions (Papini and Haböck, ePrint 2023/1284).
///
/// One tree over one stack of fractions knows nothing of tables. The first variable is always the lowest bit of a
/// fraction's number, so the argument ends with the extensions of numerators and denominators at a point whose first h
/// coordinates address the rows of a piece of 2^h rows: what the row argument starts from.
enum BusArgument {
    /// Proves the sum of the fractions of these entries, which follow each other without gaps in falling order of
    /// height, among 2^variables fractions of which all others are 0/1.
    static func prove(
        entries: [BusArgumentEntry], variables: Int, transcript: inout Transcript, control: ProverControl,
        kernels: Kernels = .selected
    ) throws(ProvingError) -> (proof: BusProof, claim: BusClaim) {
        try check(entries, variables)
        let kernels = kernels.bus
        var tree = try BusArgumentTree(
            BusArgumentLeaves(entries, shift: .zero, kernels: kernels), variables: variables,
            share: buildingShare, control)
        try control.report(buildingShare, ProvingStep(.layer, 1, of: variables))

        var (above, twoAbove) = (tree.take(1), tree.take(0))
        let (p, q) = (above.numerators, above.denominators)
        var proof = BusProof(top: [p[0], p[1], q[0], q[1]], layers: [])
        transcript.absorb(.busTop, proof.top)
        var claim = nextClaim([], proof.top, &transcript)

        for level in 1..<variables {
            let memory = BusArgumentMemory(above: above, twoAbove: twoAbove)
            var rounds = BusArgumentRounds(point: claim.point, claim: claim, &transcript)
            let values: [QM31]
            if level + 1 < variables {
                let layer = tree.take(level + 1)
                values = try BusArgumentLayer(
                    layer: layer, memory: memory, kernels: kernels, control: control
                )
                .prove(&rounds, &transcript)
                (above, twoAbove) = (layer, above)
            } else {
                values = try BusArgumentLeafLayer(
                    entries: entries, memory: memory, kernels: kernels, control: control
                ).prove(&rounds, &transcript)
            }
            transcript.absorb(.busValues, values)
            proof.layers.append(BusProof.Layer(rounds: rounds.rounds, values: values))
            claim = nextClaim(rounds.challenges, values, &transcript)
            try control.report(
                share(after: level, of: variables), ProvingStep(.layer, level + 1, of: variables))
        }
        return (proof, claim)
    }

    /// The part of the time that building the tree takes.
    private static let buildingShare = 0.25

    /// The part of the work that is done with a layer: each is twice the one before.
    private static func share(after level: Int, of variables: Int) -> Double {
        var rest = 1.0
        for _ in level + 1..<variables { rest /= 2 }
        let done = level + 1 < variables ? rest : 1
        return buildingShare + (1 - buildingShare) * done
    }

    /// A challenge joins the claims for the two halves.
    private static func nextClaim(
        _ challenges: [QM31], _ values: [QM31], _ transcript: inout Transcript
    ) -> BusClaim {
        let tau = transcript.challenge()
        return BusClaim(
            point: [tau] + challenges, numerator: values[0] + tau * (values[1] - values[0]),
            denominator: values[2] + tau * (values[3] - values[2]))
    }

    private static func check(_ entries: [BusArgumentEntry], _ variables: Int) throws(ProvingError) {
        guard let last = entries.last else {
            throw .malformed(reason: "No table has an entry on a bus.")
        }
        var end = 0
        for entry in entries {
            precondition(
                entry.offset == end && entry.offset % entry.height == 0, "entries lie as in the layout")
            precondition((2...variables).contains(entry.logHeight), "a piece has four rows at least")
            end = entry.end
        }
        precondition(variables >= 2 && last.end <= 1 << variables, "there is room for all fractions")
    }
}
