import Algebra
import CKernels
import Synchronization

/// The layers above the leaves: each fraction is the sum of two of the layer below it.
///
/// Layer k has room for 2^k fractions, of which it stores ⌈leaves/2^(variables − k)⌉; all the others are 0/1. A stored
/// layer goes on with as many of those as make up a multiple of four.
struct BusArgumentTree {
    /// The numerators and denominators of a layer.
    struct Layer {
        let p: ExtensionVector
        let q: ExtensionVector
        let count: Int

        init(count: Int) {
            self.count = count
            // Vectors have room for sixteen words past their count.
            p = ExtensionVector(count: count)
            q = ExtensionVector(count: count)
        }

        var numerators: BusArgumentPlanes { BusArgumentPlanes(p) }
        var denominators: BusArgumentPlanes { BusArgumentPlanes(q) }

        func pad() {
            for index in count..<(count + 3) / 4 * 4 {
                numerators[index] = .zero
                denominators[index] = .one
            }
        }
    }

    /// Leaves that one index of the parallel loop takes up to the layer where they are one fraction.
    private static let logChunk = 15
    /// Chunks between two reports of progress, some 20 ms.
    private static let reportChunks = 16
    /// Leaves whose denominators are in the nearest cache at the same time.
    private static let tile = 512

    /// Layer k at index k; the last one is that above the leaves. Emptied from the top as the argument goes down.
    private(set) var layers: [Layer?]

    /// Builds all layers, in one pass over the leaves; `share` is the part of the stage that this takes.
    init(
        _ leaves: BusArgumentLeaves, variables: Int, share: Double, _ control: ProverControl
    ) throws(ProvingError) {
        let layers = (0..<variables).map { level in
            Layer(count: ((leaves.count - 1) >> (variables - level)) + 1)
        }
        let kernels = leaves.kernels
        let chunks = ((leaves.count - 1) >> Self.logChunk) + 1
        let chunkLevels = min(Self.logChunk, variables)
        let done = Atomic(0)
        Parallel.forEach(count: chunks) { chunk in
            guard control.mayContinue() else { return }
            let bottom = layers[variables - 1]
            let first = chunk << (Self.logChunk - 1)
            let end = min(first + 1 << (Self.logChunk - 1), leaves.count / 2)
            for tile in stride(from: first, to: end, by: Self.tile / 2) {
                leaves.addPairs(
                    tile..<min(tile + Self.tile / 2, end), bottom.numerators, bottom.denominators)
            }
            for steps in 1..<chunkLevels {
                let level = variables - 1 - steps
                let first = chunk << (Self.logChunk - 1 - steps)
                let end = min(first + 1 << (Self.logChunk - 1 - steps), layers[level].count)
                Self.add(layers[level + 1], layers[level], first..<end, kernels)
            }
            let number = done.wrappingAdd(1, ordering: .relaxed).newValue
            guard number % Self.reportChunks == 0 else { return }
            // Cancelled meanwhile: the checkpoint below says so.
            _ = try? control.report(
                share * Double(number) / Double(chunks), ProvingStep(.leaves, number, of: chunks))
        }
        try control.checkpoint()
        for level in stride(from: variables - 1 - chunkLevels, through: 0, by: -1) {
            Self.add(layers[level + 1], layers[level], 0..<layers[level].count, kernels)
        }
        for layer in layers { layer.pad() }
        self.layers = layers
    }

    /// Hands a layer over to the caller.
    mutating func take(_ level: Int) -> Layer {
        guard let layer = layers[level] else { preconditionFailure("a layer is taken once") }
        layers[level] = nil
        return layer
    }

    private static func add(_ from: Layer, _ to: Layer, _ range: Range<Int>, _ kernels: NexusBusKernels) {
        guard !range.isEmpty else { return }
        // Only who adds the last fraction reads the padding.
        if range.upperBound == to.count { from.pad() }
        let (p, q) = (to.numerators, to.denominators)
        let (fromP, fromQ) = (from.numerators, from.denominators)
        kernels.add(
            p.at(range.lowerBound), q.at(range.lowerBound), p.stride, fromP.at(2 * range.lowerBound),
            fromP.stride, fromQ.at(2 * range.lowerBound), fromQ.stride, range.count)
    }
}
