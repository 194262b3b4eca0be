import Algebra
import ProofSystem
import Testing

@testable import Proving

/// The kernels of the opening, of the code and of the hash at any place and of any length; `OpeningKernelTests`,
/// `LineCodeTests` and `HashKernelTests` have the cases that prover and verifier meet.
@Suite("The kernels of opening, code and hash, at any place", .keepsOperands)
struct OpeningKernelFuzzTests {
    @Test("sums of blocks, and stripes combined", arguments: KernelCase.seeds)
    func sums(seed: Int) {
        var make = KernelCase(seed: seed)
        let (blocks, block, gap) = (make.number(1...7), make.length(most: 200), make.number(0...5))
        let cells = make.values(blocks * (block + gap))
        let (weights, factors) = (make.elements(block), make.elements(blocks))
        var sums = Array(repeating: QM31.zero, count: blocks)
        var combined = Array(repeating: QM31.zero, count: block)
        for number in 0..<blocks {
            for place in 0..<block {
                sums[number] += weights[place] * cells[number * block + place]
                combined[place] += factors[number] * cells[number * (block + gap) + place]
            }
        }
        let (placed, placedWeights) = (make.place(cells), make.place(weights))
        for kernels in Kernels.available {
            let (out, mixed) = (make.room(blocks), make.room(block))
            kernels.opening.block_sums(
                placed.base, blocks, block, placedWeights.base, placedWeights.stride, out.base, out.stride)
            out.expect(sums, "\(kernels.name), \(blocks) blocks of \(block)")
            withWords(of: factors) {
                kernels.opening.combine(
                    placed.base, block + gap, blocks, $0, block, mixed.base, mixed.stride)
            }
            mixed.expect(combined, "\(kernels.name), \(blocks) stripes of \(block)")
        }
    }

    @Test("tables of eq split and spread", arguments: KernelCase.seeds)
    func tables(seed: Int) {
        var make = KernelCase(seed: seed)
        let (n, width) = (make.length(most: 150), 1 << make.number(0...4))
        let (table, low) = (make.elements(n), make.elements(width))
        let split = table.flatMap { entry -> [QM31] in [entry - low[0] * entry, low[0] * entry] }
        let spread = table.flatMap { entry -> [QM31] in low.map { $0 * entry } }
        let placed = make.place(table)
        for kernels in Kernels.available {
            let (halves, wide) = (make.room(2 * n), make.room(width * n))
            withWords(of: low) {
                kernels.opening.split(placed.base, placed.stride, n, $0, halves.base, halves.stride)
                kernels.opening.spread(placed.base, placed.stride, n, $0, width, wide.base, wide.stride)
            }
            halves.expect(split, "\(kernels.name), \(n) entries split")
            wide.expect(spread, "\(kernels.name), \(n) entries spread by \(width)")
        }
    }

    @Test("rounds before and after binding", arguments: KernelCase.seeds)
    func rounds(seed: Int) {
        var make = KernelCase(seed: seed)
        // An even count of outputs, so that the message of the next round means something.
        let n = 2 * make.length(most: 80)
        let (f, w, z) = (make.elements(2 * n), make.elements(2 * n), make.element())
        let (nextF, nextW) = (Multilinear.bind(f, z), Multilinear.bind(w, z))
        let (first, second) = (OpeningMirror.message(f, w), OpeningMirror.message(nextF, nextW))
        let (vector, weight) = (make.place(f), make.place(w))
        for kernels in Kernels.available {
            let (sums, next) = (make.sums(2), make.sums(2))
            let (outF, outW) = (make.room(n), make.room(n))
            kernels.opening.round(vector.base, vector.stride, weight.base, weight.stride, n, sums.base)
            sums.expectSums(first.values, "\(kernels.name), \(n) pairs")
            withWords(of: [z]) {
                kernels.opening.bind_round(
                    vector.base, vector.stride, weight.base, weight.stride, n, $0, outF.base, outF.stride,
                    outW.base, outW.stride, next.base)
            }
            outF.expect(nextF, "\(kernels.name), \(n) values bound")
            outW.expect(nextW, "\(kernels.name), \(n) weights bound")
            next.expectSums(second.values, "\(kernels.name), \(n) pairs bound")
        }
    }

    @Test("words of the code, and lines of twiddles", arguments: KernelCase.seeds)
    func code(seed: Int) {
        var make = KernelCase(seed: seed)
        let (log, blowup) = (make.number(0...7), make.number(0...2))
        let message = make.values(1 << log)
        let expected = LineDomain.encode(message, log + blowup).map(\.value)
        let n = make.length()
        let (x, y, a, b) = (make.values(n), make.values(n), make.value(), make.value())
        let line = (0..<n).map { index -> UInt32 in (x[index] * a + y[index] * b).value }
        let (placed, placedX, placedY) = (make.place(message), make.place(x), make.place(y))
        for kernels in Kernels.available {
            let word = KernelWords(count: 1 << (log + blowup), slack: make.number(0...17))
            LineCode.encode(
                placed.base, logMessage: log, logBlowup: blowup, into: word.base, kernels: kernels)
            #expect((0..<word.count).map { word.base[$0] } == expected, "\(kernels.name), 2^\(log) values")
            #expect(word.isIntact)
            let out = KernelWords(count: n, slack: make.number(0...17))
            kernels.code.combine(placedX.base, placedY.base, a.value, b.value, n, out.base)
            #expect((0..<n).map { out.base[$0] } == line, "\(kernels.name), \(n) points")
            #expect(out.isIntact)
        }
    }

    @Test("leaves and nodes", arguments: KernelCase.seeds)
    func hashes(seed: Int) {
        var make = KernelCase(seed: seed)
        let logArity = make.number(0...3)
        let (width, log) = (make.number(1...256 >> logArity), make.number(0...4))
        let length = 1 << (log + logArity)
        let stride = length + make.number(0...9)
        let cells = make.values(width * stride)
        let first = make.number(0...1 << log - 1)
        let count = make.number(0...1 << log - first)
        let leaves = (first..<first + count).map { leaf -> Digest in
            let positions = leaf << logArity..<(leaf + 1) << logArity
            let values = positions.flatMap { position in
                (0..<width).map { cells[$0 * stride + position].value }
            }
            return MerklePaths.leaf(values[...])
        }
        let placed = make.place(cells)
        for kernels in Kernels.available {
            let distance = 1 << log + make.number(0...5)
            let digests = KernelWords(count: 8 * distance, slack: make.number(0...17))
            kernels.hash.leaves(
                placed.base, stride, UInt32(width), UInt32(logArity), first, count,
                HashDomain.leaf.keyWords, digests.base, distance)
            for (index, leaf) in leaves.enumerated() {
                #expect(
                    digests.digest(first + index, distance) == leaf,
                    "\(kernels.name), leaf of \(width) × 2^\(logArity)")
            }
            let untouched = (0..<8 * distance).allSatisfy { place in
                (first..<first + count).contains(place % distance) || digests.base[place] == KernelWords.mark
            }
            #expect(untouched && digests.isIntact)
            // The same digests as the layer below.
            let pairs = count / 2 > 0 && first % 2 == 0 ? first / 2..<(first + count) / 2 : 0..<0
            let nodes = KernelWords(count: 8 * distance, slack: make.number(0...17))
            kernels.hash.nodes(
                digests.base, distance, pairs.lowerBound, pairs.count, HashDomain.node.keyWords, nodes.base,
                distance)
            for pair in pairs {
                let expected = MerklePaths.node(leaves[2 * pair - first], leaves[2 * pair + 1 - first])
                #expect(nodes.digest(pair, distance) == expected, "\(kernels.name), node \(pair)")
            }
            #expect(nodes.isIntact)
        }
    }
}

extension KernelWords {
    fileprivate func digest(_ index: Int, _ stride: Int) -> Digest {
        var words = SIMD8<UInt32>()
        for plane in 0..<8 { words[plane] = base[plane * stride + index] }
        return Digest(words: words)
    }
}
