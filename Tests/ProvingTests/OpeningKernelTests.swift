import Algebra
import ProofSystem
import TestSupport
import Testing

@testable import Proving

/// Lengths that fill no vector of any level, and ones that fill several.
@Suite("The kernels of the opening")
struct OpeningKernelTests {
    private static let lengths = [1, 2, 7, 21, 64, 83]

    @Test("sums of blocks are sums of products", arguments: Kernels.available)
    func blockSums(kernels: Kernels) {
        var random = SeededRandom(seed: 1)
        for block in Self.lengths {
            let cells = FieldVector((0..<3 * block).map { _ in .random(&random) })
            let weights = ExtensionVector((0..<block).map { _ in .random(&random) })
            let sums = ExtensionVector(count: 3)
            kernels.opening.block_sums(
                cells.base, 3, block, weights.base, weights.stride, sums.base, sums.stride)
            for number in 0..<3 {
                let expected = (0..<block).reduce(QM31.zero) {
                    $0 + weights[$1] * cells[number * block + $1]
                }
                #expect(sums[number] == expected, "block \(number) of \(block)")
            }
        }
    }

    @Test("stripes are combined with their weights", arguments: Kernels.available)
    func combine(kernels: Kernels) {
        var random = SeededRandom(seed: 2)
        for (stripes, count) in [(1, 21), (2, 83), (7, 37), (6, 600), (32, 5)] {
            let stripe = count + 3
            let cells = FieldVector((0..<stripes * stripe).map { _ in .random(&random) })
            let weights = (0..<stripes).map { _ in QM31.random(&random) }
            let result = ExtensionVector(count: count)
            withWords(of: weights) {
                kernels.opening.combine(
                    cells.base, stripe, stripes, $0, count, result.base, result.stride)
            }
            for position in 0..<count {
                let expected = (0..<stripes).reduce(QM31.zero) {
                    $0 + weights[$1] * cells[$1 * stripe + position]
                }
                #expect(result[position] == expected, "position \(position) of \(stripes) stripes")
            }
        }
    }

    @Test("a table of eq gains a variable, and then a window", arguments: Kernels.available)
    func splitAndSpread(kernels: Kernels) {
        var random = SeededRandom(seed: 3)
        for count in Self.lengths {
            let table = ExtensionVector((0..<count).map { _ in .random(&random) })
            let low = (0..<4).map { _ in QM31.random(&random) }
            let halves = ExtensionVector(count: 2 * count)
            let wide = ExtensionVector(count: 4 * count)
            withWords(of: low) {
                kernels.opening.split(table.base, table.stride, count, $0, halves.base, halves.stride)
                kernels.opening.spread(table.base, table.stride, count, $0, 4, wide.base, wide.stride)
            }
            for index in 0..<count {
                #expect(halves[2 * index] == table[index] - low[0] * table[index])
                #expect(halves[2 * index + 1] == low[0] * table[index])
                for (offset, factor) in low.enumerated() {
                    #expect(wide[4 * index + offset] == factor * table[index])
                }
            }
        }
    }

    @Test("a round sums what its definition says, before and after binding", arguments: Kernels.available)
    func rounds(kernels: Kernels) {
        var random = SeededRandom(seed: 4)
        for pairs in Self.lengths {
            let count = 4 * pairs
            let f = (0..<count).map { _ in QM31.random(&random) }
            let w = (0..<count).map { _ in QM31.random(&random) }
            let z = QM31.random(&random)
            let (vector, weight) = (ExtensionVector(f), ExtensionVector(w))
            let (nextVector, nextWeight) = (
                ExtensionVector(count: 2 * pairs), ExtensionVector(count: 2 * pairs)
            )
            let first = OpeningProof.Round {
                kernels.opening.round(
                    vector.base, vector.stride, weight.base, weight.stride, 2 * pairs, $0)
            }
            let second = OpeningProof.Round { sums in
                withWords(of: [z]) {
                    kernels.opening.bind_round(
                        vector.base, vector.stride, weight.base, weight.stride, 2 * pairs, $0,
                        nextVector.base, nextVector.stride, nextWeight.base, nextWeight.stride, sums)
                }
            }
            #expect(first == OpeningMirror.message(f, w))
            #expect(nextVector.elements == Multilinear.bind(f, z))
            #expect(nextWeight.elements == Multilinear.bind(w, z))
            #expect(second == OpeningMirror.message(Multilinear.bind(f, z), Multilinear.bind(w, z)))
        }
    }
}
