import Algebra
import ProofSystem

/// The opening: the committed stripes have the column values of the row argument.
///
/// All column values are one inner product between the stack of cells and a weight: the column c of 2^h cells at offset
/// o has the weight ω_c = Π_{j ≥ h} eq(ζ_j, bit j of o), with ζ drawn after the values, and its rows their own row
/// weights. A sumcheck reduces the inner product to one value of the stack at a random point, the variables of a
/// stripe's number first; and its challenges fold the committed words at the same time (BaseFold, ePrint 2023/1705), down
/// to a vector that is sent in the clear. Queries check the folds against the committed words.
enum Opening {
    static func prove(
        witness: Witness, commitment: Commitment, point: RowPoint, transcript: inout Transcript,
        control: ProverControl, kernels: Kernels = .selected
    ) throws(ProvingError) -> OpeningProof {
        let layout = witness.layout
        let parameters = layout.parameters
        let schedule = layout.foldSchedule
        var progress = Progress(layout: layout, control: control)
        var rounds: [OpeningProof.Round] = []

        let zeta = transcript.challenges(layout.logStripe + layout.stripeVariables)
        let sums = try OpeningSums(
            cells: witness.cells.base, layout: layout, point: point, kernels: kernels.opening,
            control: control)
        try progress.advance(.weights, 1, of: 1)

        var stripes = OpeningStripes(layout: layout, point: point, zeta: zeta, sums: sums)
        for _ in 0..<layout.stripeVariables {
            stripes.bind(send(stripes.message(), &rounds, &transcript))
        }
        let coefficients = OpeningCoefficients.blocks(
            layout: layout, point: point, stripes: stripes, kernels: kernels.opening)
        var folds = try OpeningFolds(
            cells: witness.cells.base, layout: layout, stripeWeights: stripes.stripeWeights,
            coefficients: coefficients, low: point.low, kernels: kernels.opening, control: control)
        try progress.advance(.combining, 1, of: 1)

        var words = [commitment]
        for (index, arity) in schedule.enumerated() {
            for _ in 0..<arity { folds.bind(send(folds.message, &rounds, &transcript)) }
            if index + 1 < schedule.count {
                let word = try Commitment(
                    encoding: folds.vector, logMessage: folds.logCount, logBlowup: parameters.logBlowup,
                    logArity: schedule[index + 1], control: control, kernels: kernels)
                transcript.absorb(.foldRoot, word.root)
                words.append(word)
            }
            try progress.advance(.fold, index + 1, of: schedule.count)
        }
        let final = folds.vector.elements
        transcript.absorb(.finalVector, final)

        let nonce = try ProofOfWork.search(
            transcript, bits: parameters.queryWork, control: control, kernels: kernels)
        transcript.absorb(.queryWork, nonce: nonce)
        try progress.advance(.work, 1, of: 1)

        var indices = transcript.indices(parameters.queries, bits: layout.logWord - schedule[0])
        var opened: [OpeningProof.Word] = []
        for (index, word) in words.enumerated() {
            if index > 0 { indices = indices.map { $0 >> schedule[index] } }
            opened.append(word.open(indices))
        }
        try progress.advance(.query, parameters.queries, of: parameters.queries)
        return OpeningProof(
            rounds: rounds, roots: words.dropFirst().map(\.root), final: final, nonce: nonce, words: opened)
    }

    /// Sends the message of a round and draws its challenge.
    private static func send(
        _ message: OpeningProof.Round, _ rounds: inout [OpeningProof.Round], _ transcript: inout Transcript
    ) -> QM31 {
        rounds.append(message)
        transcript.absorb(.openingRound, message.values)
        return transcript.challenge()
    }

    /// How far the opening is: its steps and what share of the time each has, as measured.
    private struct Progress {
        private let control: ProverControl
        private let shareOfFold: Double
        private var done = 0.0

        init(layout: Layout, control: ProverControl) {
            self.control = control
            shareOfFold = 0.3 / Double(max(1, layout.foldSchedule.count))
        }

        mutating func advance(_ kind: ProvingStep.Kind, _ number: Int, of count: Int) throws(ProvingError) {
            switch kind {
            case .weights, .combining: done += 0.2
            case .fold: done += shareOfFold
            case .work: done += 0.28
            default: done = 1
            }
            try control.report(min(1, done), ProvingStep(kind, number, of: count))
        }
    }
}
