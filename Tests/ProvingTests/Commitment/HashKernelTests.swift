import Algebra
import CKernels
import Hashing
import ProofSystem
import TestSupport
import Testing

@testable import Proving

@Suite("The kernels of the hash")
struct HashKernelTests {
    @Test("leaves are hashed as the scalar reference does", arguments: Kernels.available)
    func leaves(kernels: Kernels) {
        var random = SeededRandom(seed: 1)
        let shapes = [(1, 0), (1, 1), (5, 0), (8, 1), (9, 1), (26, 1), (4, 4), (3, 2), (128, 1), (256, 0)]
        for (width, logArity) in shapes {
            let words = WordBlock(random: &random, width: width, logLength: 6 + logArity)
            for _ in 0..<3 {
                let first = Int.random(in: 0..<64, using: &random)
                let count = Int.random(in: 0...64 - first, using: &random)
                let digests = Digests(count: 64)
                kernels.hash.leaves(
                    words.base, words.stride, UInt32(width), UInt32(logArity), first, count,
                    HashDomain.leaf.keyWords, digests.memory.base, digests.stride)
                digests.expectOnly(first..<first + count) { index in
                    MerklePaths.leaf(words.leaf(index, logArity: logArity)[...])
                }
            }
        }
    }

    @Test("nodes are hashed as the scalar reference does", arguments: Kernels.available)
    func nodes(kernels: Kernels) {
        var random = SeededRandom(seed: 2)
        let below = Digests(count: 128)
        for index in 0..<below.memory.count { below.memory.base[index] = random.next32() }
        for _ in 0..<12 {
            let first = Int.random(in: 0..<64, using: &random)
            let count = Int.random(in: 0...64 - first, using: &random)
            let digests = Digests(count: 64)
            kernels.hash.nodes(
                below.memory.base, below.stride, first, count, HashDomain.node.keyWords, digests.memory.base,
                digests.stride)
            digests.expectOnly(first..<first + count) { MerklePaths.node(below[2 * $0], below[2 * $0 + 1]) }
        }
    }

    @Test("the first good nonce of a range is found, also across 32 bits", arguments: Kernels.available)
    func nonces(kernels: Kernels) {
        var random = SeededRandom(seed: 3)
        let state = (0..<8).map { _ in random.next32() }
        let key = HashDomain.work.keyWords
        let starts: [UInt64] = [0, 3, 1 << 32 - 5, .max - 40]
        for start in starts {
            let values = (0..<40).map { Self.workValue(state: state, nonce: start + UInt64($0)) }
            for bits in 0...7 {
                for count in [0, 1, 7, 16, 19, 40] {
                    let expected = values.prefix(count).firstIndex {
                        bits == 0 || $0 >> UInt64(64 - bits) == 0
                    }
                    let found = kernels.hash.grind(key, state, UInt32(bits), start, UInt64(count))
                    #expect(found == expected.map { start + UInt64($0) } ?? .max)
                }
            }
        }
    }

    @Test("the search finds the smallest nonce that a transcript accepts", arguments: Kernels.available)
    func search(kernels: Kernels) throws {
        var transcript = Transcript()
        transcript.absorb(.witnessRoot, bytes: [1, 2, 3])
        for bits in [0, 1, 5, 8] {
            let nonce = try ProofOfWork.search(transcript, bits: bits, kernels: kernels)
            #expect(transcript.accepts(nonce: nonce, bits: bits))
            #expect(!(0..<nonce).contains { transcript.accepts(nonce: $0, bits: bits) })
        }
        // Long enough for several threads; every level finds the same one.
        let nonce = try ProofOfWork.search(transcript, bits: 14, kernels: kernels)
        #expect(transcript.accepts(nonce: nonce, bits: 14))
        #expect(try ProofOfWork.search(transcript, bits: 14, kernels: Kernels.available[0]) == nonce)
    }

    @Test("a cancelled search ends")
    func cancelled() {
        let control = ProverControl()
        control.cancel()
        #expect(throws: ProvingError.cancelled) {
            try ProofOfWork.search(Transcript(), bits: 60, control: control)
        }
    }

    /// What the transcript compares, from the hash that is tested against the official vectors.
    private static func workValue(state: [UInt32], nonce: UInt64) -> UInt64 {
        var hash = Blake3(key: HashDomain.work.key)
        let words = state + [UInt32(truncatingIfNeeded: nonce), UInt32(nonce >> 32)]
        hash.update(
            words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } })
        return hash.finalize(count: 8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// Planar digests as kernels write them, with a mark where nothing was written.
private struct Digests {
    let memory: FieldVector
    let stride: Int

    init(count: Int) {
        stride = count
        memory = FieldVector(count: 8 * count)
        for index in 0..<memory.count { memory.base[index] = 0xabad_cafe }
    }

    subscript(index: Int) -> Digest {
        var words = SIMD8<UInt32>()
        for plane in 0..<8 { words[plane] = memory.base[plane * stride + index] }
        return Digest(words: words)
    }

    /// Checks the digests in a range, and that no other was touched.
    func expectOnly(_ range: Range<Int>, _ expected: (Int) -> Digest) {
        for index in 0..<stride {
            let value = range.contains(index) ? expected(index) : Digest(words: SIMD8(repeating: 0xabad_cafe))
            #expect(self[index] == value, "digest \(index)")
        }
    }
}

extension SeededRandom {
    fileprivate mutating func next32() -> UInt32 { UInt32(truncatingIfNeeded: next()) }
}

extension WordBlock {
    /// Random words.
    init(random: inout SeededRandom, width: Int, logLength: Int) {
        self.init(width: width, logLength: logLength)
        for word in 0..<width {
            for index in 0..<1 << logLength {
                self.word(word)[index] = UInt32.random(in: 0..<M31.modulus, using: &random)
            }
        }
    }
}
