import Algebra
import Constraints
import ProofSystem

/// The row argument: one sumcheck over the rows of all pieces.
extension Verifier {
    /// From the claims about the fractions, and “every constraint vanishes on every row”, to one value a column.
    ///
    /// All pieces start in the first round; one of 2^h rows ignores the variables from h on, over which eq sums to 1.
    static func verifyRows(
        _ proof: RowProof, layout: Layout, circuit: Circuit, publicSide: PublicSide, bus: BusChallenges,
        claim: BusClaim, transcript: inout Transcript
    ) throws(VerificationError) -> RowPoint {
        let window = layout.parameters.window
        let weights = BusWeights(layout: layout, circuit: circuit, point: claim.point)
        let rowSum = RowSum(
            layout: layout, circuit: circuit, weights: weights, lambda: transcript.challenge())
        var sum = rowSum.claim(claim)

        transcript.absorb(.rowWindow, proof.window)
        guard sum == Multilinear.dot(Multilinear.eqTable(claim.point.prefix(window)), proof.window) else {
            throw .rowWindow
        }
        let xi = transcript.challenge()
        sum = Window.interpolate(proof.window, at: xi)

        var coordinates: [QM31] = []
        for (index, round) in proof.rounds.enumerated() {
            transcript.absorb(.rowRound, round.values)
            let z = transcript.challenge()
            sum = Multilinear.eqRound(claim: sum, r: claim.point[window + index], tail: round.values, z: z)
            coordinates.append(z)
        }
        transcript.absorb(.columnValues, proof.values)
        let point = RowPoint(low: Window.lagrange(at: xi, count: 1 << window), coordinates: coordinates)

        for (index, piece) in layout.shape.pieces.enumerated() {
            let summary = circuit.summaries[piece.table]
            var columns = Array(repeating: QM31.zero, count: circuit.tables[piece.table].columns.count)
            for (column, position) in zip(summary.committed, layout.columnsOfPiece[index]) {
                columns[column] = proof.values[position]
            }
            if let known = publicSide.fixed[piece.table] {
                for (column, value) in zip(summary.fixed, point.evaluate(known)) { columns[column] = value }
            }
            sum -= rowSum.value(piece: index, layout: layout, circuit: circuit, bus: bus, columns: columns)
        }
        guard sum.isZero else { throw .rows }
        return point
    }
}
