import ProofSystem
import Testing
import ToyCircuit

@Suite("Merkle paths")
struct MerklePathsTests {
    private static let tree = MerkleTree((0..<16).map { [$0, $0 + 1] })

    private func root(_ indices: [Int], _ change: (inout [UInt32], inout [Digest]) -> Void = { _, _ in })
        -> Digest?
    {
        var word = Self.tree.open(indices)
        change(&word.leaves, &word.siblings)
        let leaves = indices.indices.map { MerklePaths.leaf(word.leaves[2 * $0..<2 * $0 + 2]) }
        return MerklePaths.root(of: leaves, at: indices, siblings: word.siblings, depth: 4)
    }

    @Test(
        "the leaves at any indices lead to the root",
        arguments: [[0], [5], [15], [0, 1], [1, 2], [3, 4, 5, 12], [0, 7, 8, 15], Array(0..<16)])
    func opened(_ indices: [Int]) {
        #expect(root(indices) == Self.tree.root)
        #expect(root(indices) { leaves, _ in leaves[0] += 1 } != Self.tree.root)
        #expect(root(indices) { _, siblings in siblings.append(Self.tree.root) } == nil)
        guard !Self.tree.open(indices).siblings.isEmpty else { return }
        #expect(root(indices) { _, siblings in siblings.removeLast() } == nil)
        #expect(root(indices) { _, siblings in siblings[0].words[7] ^= 1 } != Self.tree.root)
    }

    @Test("what several paths share is sent once")
    func pruned() {
        #expect(Self.tree.open([6]).siblings.count == 4)
        #expect(Self.tree.open([6, 7]).siblings.count == 3)
        #expect(Self.tree.open(Array(0..<16)).siblings.isEmpty)
    }

    @Test("indices are sorted, each once")
    func distinct() {
        #expect(MerklePaths.distinct([5, 1, 5, 0, 1]) == [0, 1, 5])
        #expect(MerklePaths.distinct([]) == [])
    }

    @Test("a leaf's length is part of its hash")
    func lengths() {
        #expect(MerklePaths.leaf([1]) != MerklePaths.leaf([1, 0]))
        #expect(MerklePaths.leaf([]) != MerklePaths.leaf([0]))
    }
}
