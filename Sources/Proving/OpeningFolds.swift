import Algebra
import CKernels
import ProofSystem

/// The stripes combined to one vector, its weight, and the rounds that fold both, variable 0 first.
///
/// Binding a variable and summing up the next message are one pass over memory.
struct OpeningFolds {
    private(set) var vector: ExtensionVector
    private var weight: ExtensionVector
    /// Of the next round.
    private(set) var message: OpeningProof.Round
    private let kernels: NexusOpeningKernels

    /// Elements of a task: both vectors of one stay in the second-level cache.
    private static let perTask = 1 << 12

    /// Combines the stripes with their weights and spreads the blocks of `OpeningCoefficients` over the window.
    init(
        cells: UnsafePointer<UInt32>, layout: Layout, stripeWeights: [QM31], coefficients: ExtensionVector,
        low: [QM31], kernels: NexusOpeningKernels, control: ProverControl
    ) throws(ProvingError) {
        let size = 1 << layout.logStripe
        let (vector, weight) = (ExtensionVector(count: size), ExtensionVector(count: size))
        let perTask = min(size, max(Self.perTask, 2 * low.count))
        // Pointers into memory that outlives the loop; each index writes a part of its own.
        nonisolated(unsafe) let cells = cells
        let messages = Parallel.map(count: size / perTask) { task in
            guard control.mayContinue() else { return OpeningProof.Round.zero }
            let first = task * perTask
            withWords(of: Array(stripeWeights.prefix(layout.stripes))) { words in
                kernels.combine(
                    cells + first, size, layout.stripes, words, perTask, vector.base + first, vector.stride)
            }
            withWords(of: low) { words in
                kernels.spread(
                    coefficients.base + first / low.count, coefficients.stride, perTask / low.count, words,
                    low.count, weight.base + first, weight.stride)
            }
            return OpeningProof.Round { sums in
                kernels.round(
                    vector.base + first, vector.stride, weight.base + first, weight.stride, perTask / 2, sums)
            }
        }
        try control.checkpoint()
        self.vector = vector
        self.weight = weight
        self.kernels = kernels
        message = OpeningProof.Round.sum(of: messages)
    }

    /// Base-2 logarithm of the elements of the vector.
    var logCount: Int { vector.count.trailingZeroBitCount }

    /// Sets variable 0 to z.
    mutating func bind(_ z: QM31) {
        let count = vector.count / 2
        let (vector, weight, kernels) = (vector, weight, kernels)
        let (nextVector, nextWeight) = (ExtensionVector(count: count), ExtensionVector(count: count))
        let perTask = min(count, Self.perTask)
        let messages = Parallel.map(count: count / perTask) { task in
            let first = task * perTask
            return OpeningProof.Round { sums in
                withWords(of: [z]) { words in
                    kernels.bind_round(
                        vector.base + 2 * first, vector.stride, weight.base + 2 * first, weight.stride,
                        perTask,
                        words, nextVector.base + first, nextVector.stride, nextWeight.base + first,
                        nextWeight.stride, sums)
                }
            }
        }
        self.vector = nextVector
        self.weight = nextWeight
        message = OpeningProof.Round.sum(of: messages)
    }
}

extension OpeningProof.Round {
    static let zero = OpeningProof.Round(constant: .zero, quadratic: .zero)

    /// The message that a kernel writes: constant and quadratic coefficient, four words each.
    init(_ kernel: (UnsafeMutablePointer<UInt32>) -> Void) {
        self = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { words in
            kernel(words.baseAddress!)
            return OpeningProof.Round(
                constant: QM31(canonical: words, at: 0), quadratic: QM31(canonical: words, at: 4))
        }
    }

    static func sum(of messages: [OpeningProof.Round]) -> OpeningProof.Round {
        var total = zero
        for message in messages {
            total.constant += message.constant
            total.quadratic += message.quadratic
        }
        return total
    }
}
