import Algebra
import ProofSystem
import TestSupport
import Testing

@testable import Proving

@Suite("A commitment to words")
struct CommitmentTests {
    @Test("what it opens leads to its root", arguments: Kernels.available)
    func opens(kernels: Kernels) throws {
        var random = SeededRandom(seed: 1)
        for (width, logLength, logArity) in [(1, 1, 0), (3, 1, 1), (5, 6, 1), (2, 8, 3), (7, 14, 1)] {
            let words = WordBlock(random: &random, width: width, logLength: logLength)
            let commitment = try Commitment(
                to: words, logArity: logArity, control: ProverControl(), kernels: kernels)
            let depth = logLength - logArity
            let indices = (0..<6).map { _ in Int.random(in: 0..<1 << depth, using: &random) }
            let opened = commitment.open(indices + indices.prefix(2))
            let distinct = Set(indices).sorted()
            let size = width << logArity
            let leaves = distinct.indices.map { MerklePaths.leaf(opened.leaves[$0 * size..<($0 + 1) * size]) }
            #expect(opened.leaves.count == size * distinct.count)
            #expect(
                MerklePaths.root(of: leaves, at: distinct, siblings: opened.siblings, depth: depth)
                    == commitment.root)
        }
    }

    @Test("a leaf holds its positions one after the other, and of each position all words")
    func leafOrder() {
        let words = WordBlock(width: 3, logLength: 2)
        for word in 0..<3 {
            for position in 0..<4 { words.word(word)[position] = UInt32(10 * position + word) }
        }
        #expect(words.leaf(1, logArity: 1) == [20, 21, 22, 30, 31, 32])
        #expect(words.leaf(3, logArity: 0) == [30, 31, 32])
    }

    @Test("the root is that of a tree over all leaves")
    func root() throws {
        var random = SeededRandom(seed: 2)
        let words = WordBlock(random: &random, width: 2, logLength: 5)
        var level = (0..<16).map { MerklePaths.leaf(words.leaf($0, logArity: 1)[...]) }
        while level.count > 1 {
            level = (0..<level.count / 2).map { MerklePaths.node(level[2 * $0], level[2 * $0 + 1]) }
        }
        #expect(try Commitment(to: words, logArity: 1, control: ProverControl()).root == level[0])
    }

    @Test("an encoded vector is opened at the values of its word", arguments: Kernels.available)
    func encodes(kernels: Kernels) throws {
        var random = SeededRandom(seed: 3)
        let message = (0..<32).map { _ in
            QM31(random.element(), random.element(), random.element(), random.element())
        }
        let commitment = try Commitment(
            encoding: ExtensionVector(message), logMessage: 5, logBlowup: 1, logArity: 2,
            control: ProverControl(), kernels: kernels)
        let word = LineDomain.encode(message, 6)
        for leaf in 0..<16 {
            let expected = word[4 * leaf..<4 * leaf + 4].flatMap { value in
                [value.a.value, value.b.value, value.c.value, value.d.value]
            }
            #expect(commitment.open([leaf]).leaves == expected)
        }
    }

    @Test("a cancelled commitment throws")
    func cancelled() {
        let control = ProverControl()
        control.cancel()
        #expect(throws: ProvingError.cancelled) {
            try Commitment(to: WordBlock(width: 1, logLength: 14), logArity: 1, control: control)
        }
    }
}

extension SeededRandom {
    fileprivate mutating func element() -> M31 { M31(UInt32.random(in: 0..<M31.modulus, using: &self)) }
}
