import Algebra
import CKernels
import ProofSystem

/// The weight W = Σ_t w_t T_t that the stripe rounds leave, short of its last step: a coefficient for each block of
/// 2^window cells, which `NexusOpeningKernels.spread` multiplies by the row weights of the window.
///
/// A type is a row of columns, each with its row weights times a factor, and the row weights of height 2^(h+1) are those
/// of 2^h twice, times 1 − r_h and r_h. So all types are built together from the top down: halve the blocks, and add the
/// factors of the columns that are as high as a block. The cost is one product a cell in all, not one a type.
enum OpeningCoefficients {
    static func blocks(
        layout: Layout, point: RowPoint, stripes: OpeningStripes, kernels: NexusOpeningKernels
    ) -> ExtensionVector {
        let logStripe = layout.logStripe
        var byHeight: [[(block: Int, factor: QM31)]] = Array(repeating: [], count: logStripe + 1)
        for (type, weight) in stripes.typeWeights.enumerated() {
            if type == stripes.longType { byHeight[logStripe].append((0, weight)) }
            for short in stripes.types[type] {
                let block = (short.offset & (1 << logStripe - 1)) >> short.logHeight
                byHeight[short.logHeight].append((block, weight * short.weight))
            }
        }
        let highest = min(logStripe, layout.maxLogHeight)
        var blocks = ExtensionVector([QM31](repeating: .zero, count: 1 << (logStripe - highest)))
        for logHeight in stride(from: highest, through: point.window, by: -1) {
            if logHeight < highest { blocks = halved(blocks, point[logHeight], kernels) }
            for (block, factor) in byHeight[logHeight] { blocks[block] += factor }
        }
        return blocks
    }

    /// Each block as two: the lower half times 1 − r, the upper half times r.
    private static func halved(_ blocks: ExtensionVector, _ r: QM31, _ kernels: NexusOpeningKernels)
        -> ExtensionVector
    {
        let halves = ExtensionVector(count: 2 * blocks.count)
        let perTask = 1 << 13
        Parallel.forEach(count: (blocks.count + perTask - 1) / perTask) { task in
            let first = task * perTask
            withWords(of: [r]) { words in
                kernels.split(
                    blocks.base + first, blocks.stride, min(perTask, blocks.count - first), words,
                    halves.base + 2 * first, halves.stride)
            }
        }
        return halves
    }
}
