import Algebra
import ProofSystem

/// The row argument: every rule holds on every row, and the rows are those whose bus entries the bus argument summed.
///
/// The bus argument ends with claims about Σ_rows eq(r, row)·(numerator, denominator). A challenge λ, drawn after r,
/// joins them with Σ_rows eq(r, row)·rule(row) = 0 for all rules of all pieces, each with a power of its own. Then the
/// variables of the row number are bound: the first ones together by a univariate message, whose work is all in the
/// base field (`RowArgumentWindow`), the others one a round (`RowArgumentRounds`), until what is left is one
/// value for each column.
///
/// What makes it cheap: all that is affine collapses to one form a piece, and of that only sums and one bound vector a
/// height are ever needed. Products, in rules and in tuples, are evaluated on leaves, their affine operands, rather
/// than on columns. No column is ever bound: its value at the end is one inner product.
enum RowArgument {
    /// Proves the claim of the bus argument, and that every rule holds. The witness need not be a true one: the messages
    /// of a false one are what the protocol says, and the verifier finds out.
    static func prove(
        _ witness: Witness, challenges: BusChallenges, claim: BusClaim, kernels: Kernels = .selected,
        transcript: inout Transcript, control: ProverControl
    ) throws(ProvingError) -> (RowProof, RowPoint) {
        let layout = witness.layout
        let r = claim.point
        let window = layout.parameters.window
        let sum = RowSum(
            layout: layout, circuit: witness.circuit,
            weights: BusWeights(layout: layout, circuit: witness.circuit, point: r),
            lambda: transcript.challenge())
        let pieces = RowArgumentPiece.all(of: witness, sum, challenges)
        let groups = RowArgumentGroup.all(pieces, layout, point: r, kernels)

        // The window: T(0) follows from the claim, so that a false claim shows in no message but in the end.
        let polynomials = try RowArgumentWindow(groups, nodes: 1 << window, kernels).polynomials(control)
        var total = RowArgumentWindow.Polynomial(nodes: 1 << window)
        for polynomial in polynomials { total += polynomial }
        var message = total.message
        let low = Multilinear.eqTable(r.prefix(window))
        let others = Multilinear.dot(Array(low.dropFirst()), Array(message.dropFirst()))
        message[0] = (sum.claim(claim) - others) * (low[0].inverse ?? .zero)
        transcript.absorb(.rowWindow, message)
        let xi = transcript.challenge()
        let weights = Window.lagrange(at: xi, count: 1 << window)
        try control.report(0.4, ProvingStep(.window, 1, of: 1))

        // The rounds.
        for (group, polynomial) in zip(groups, polynomials) { group.begin(polynomial, at: xi, low: weights) }
        var rounds = RowArgumentRounds(groups: groups, claim: Window.interpolate(message, at: xi))
        var messages: [RowProof.Round] = []
        var coordinates: [QM31] = []
        for variable in window..<layout.maxLogHeight {
            let round = try rounds.message(variable, r: r[variable], control)
            transcript.absorb(.rowRound, round.values)
            let z = transcript.challenge()
            rounds.bind(z)
            messages.append(round)
            coordinates.append(z)
            // The first round makes what the others bind; each of those has half the work of the one before.
            let done = 0.4 + 0.4 * (1 - 0.5 / Double(1 << min(messages.count, 30)))
            try control.report(
                done, ProvingStep(.round, messages.count, of: layout.maxLogHeight - window))
        }

        let point = RowPoint(low: weights, coordinates: coordinates)
        let values = try RowArgumentValues(groups, layout, kernels).values(at: point, control)
        transcript.absorb(.columnValues, values)
        return (RowProof(window: message, rounds: messages, values: values), point)
    }
}
