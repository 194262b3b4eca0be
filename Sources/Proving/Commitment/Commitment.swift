import Algebra
import ProofSystem
import Synchronization

/// Words that the prover is bound to by one root, and which it opens where it is asked.
struct Commitment: Sendable {
    let words: WordBlock
    /// Base-2 logarithm of the neighbouring positions of a leaf: the folds that one leaf supports.
    let logArity: Int
    private let tree: MerkleTree

    /// Commits to words.
    init(
        to words: WordBlock, logArity: Int, control: ProverControl, kernels: Kernels = .selected
    ) throws(ProvingError) {
        self.words = words
        self.logArity = logArity
        tree = try MerkleTree(of: words, logArity: logArity, control: control, kernels: kernels)
    }

    /// Encodes the first 2^logMessage elements of a vector and commits to their word.
    init(
        encoding message: ExtensionVector, logMessage: Int, logBlowup: Int, logArity: Int,
        control: ProverControl, kernels: Kernels = .selected
    ) throws(ProvingError) {
        let logLength = logMessage + logBlowup
        let word = ExtensionVector(count: 1 << logLength)
        LineCode.encode(message, logMessage: logMessage, logBlowup: logBlowup, into: word, kernels: kernels)
        try control.checkpoint()
        try self.init(
            to: WordBlock(planesOf: word, logLength: logLength), logArity: logArity, control: control,
            kernels: kernels)
    }

    /// Encodes all stripes of a witness and commits to their words: 8 bytes a cell at rate ½, kept for the opening.
    init(
        of witness: Witness, control: ProverControl, kernels: Kernels = .selected
    ) throws(ProvingError) {
        let layout = witness.layout
        let (logStripe, logBlowup) = (layout.logStripe, layout.parameters.logBlowup)
        let words = WordBlock(width: layout.stripes, logLength: layout.logWord)
        let done = Atomic(0)
        Parallel.forEach(count: layout.stripes) { stripe in
            guard control.mayContinue() else { return }
            LineCode.encode(
                witness.cells.base + stripe << logStripe, logMessage: logStripe, logBlowup: logBlowup,
                into: words.word(stripe), kernels: kernels)
            let number = done.wrappingAdd(1, ordering: .relaxed).newValue
            // Encoding is about two thirds of the work. Cancelled meanwhile: the checkpoint below says so.
            _ = try? control.report(
                0.67 * Double(number) / Double(layout.stripes),
                ProvingStep(.stripe, number, of: layout.stripes))
        }
        try control.checkpoint()
        try self.init(
            to: words, logArity: layout.foldSchedule.first ?? 0, control: control, kernels: kernels)
        try control.report(1, ProvingStep(.hashing, 1, of: 1))
    }

    var root: Digest { tree.root }

    /// The leaves at these indices, which may come in any order and several times, and their paths.
    func open(_ indices: [Int]) -> OpeningProof.Word {
        let distinct = MerklePaths.distinct(indices)
        return OpeningProof.Word(
            leaves: distinct.flatMap { words.leaf($0, logArity: logArity) },
            siblings: tree.siblings(of: distinct))
    }
}
