import Algebra
import CKernels
import ProofSystem

/// The Merkle tree over the leaves of a block of words, with the hashes of `MerklePaths`.
///
/// Digests are kept planar, level by level: so the children of neighbouring nodes are read as pairs of neighbouring
/// words, and nothing is ever transposed.
struct MerkleTree: Sendable {
    /// Levels above the leaves.
    let depth: Int
    private let levels: [Level]
    private let digests: FieldVector

    /// Eight planes of digests.
    private struct Level {
        let count: Int
        let offset: Int
        var stride: Int { (count + 15) / 16 * 16 + 16 }
    }

    /// Leaves that one thread hashes at a time, with the nodes above them: about half a millisecond.
    private static let logChunk = 12

    /// Leaves are 2^logArity neighbouring positions of all words. Ends early, with a tree that means nothing, when
    /// proving is cancelled.
    init(
        of words: WordBlock, logArity: Int, control: ProverControl = ProverControl(),
        kernels: Kernels = .selected
    ) throws(ProvingError) {
        precondition((0...words.logLength).contains(logArity), "a leaf is a part of the words")
        precondition((1...256).contains(words.width << logArity), "a leaf is a chunk of the hash at most")
        let depth = words.logLength - logArity
        let levels = Self.levels(depth: depth)
        self.depth = depth
        self.levels = levels
        digests = FieldVector(count: levels[depth].offset + 8 * levels[depth].stride)

        let (digests, hash) = (digests, kernels.hash)
        let leafKey = HashDomain.leaf.keyWords
        let nodeKey = HashDomain.node.keyWords
        /// Nodes first ..< first + count of a level above the leaves.
        @Sendable func hashNodes(_ level: Int, _ first: Int, _ count: Int) {
            let (below, above) = (levels[level - 1], levels[level])
            hash.nodes(
                digests.base + below.offset, below.stride, first, count, nodeKey, digests.base + above.offset,
                above.stride)
        }
        // Each chunk makes the subtree of its own, and what is above the chunks follows.
        let logChunk = min(depth, Self.logChunk)
        Parallel.forEach(count: 1 << (depth - logChunk)) { chunk in
            guard control.mayContinue() else { return }
            hash.leaves(
                words.base, words.stride, UInt32(words.width), UInt32(logArity), chunk << logChunk,
                1 << logChunk, leafKey, digests.base, levels[0].stride)
            for level in 0..<logChunk {
                hashNodes(level + 1, chunk << (logChunk - level - 1), 1 << (logChunk - level - 1))
            }
        }
        for level in logChunk..<depth { hashNodes(level + 1, 0, levels[level + 1].count) }
        try control.checkpoint()
    }

    private static func levels(depth: Int) -> [Level] {
        var levels: [Level] = []
        var offset = 0
        for level in 0...depth {
            levels.append(Level(count: 1 << (depth - level), offset: offset))
            offset += 8 * levels[level].stride
        }
        return levels
    }

    var root: Digest { digest(level: depth, 0) }

    /// A digest of a level, 0 for those of the leaves.
    func digest(level: Int, _ index: Int) -> Digest {
        precondition((0..<levels[level].count).contains(index), "a node of the tree")
        let first = digests.base + levels[level].offset + index
        var words = SIMD8<UInt32>()
        for plane in 0..<8 { words[plane] = first[plane * levels[level].stride] }
        return Digest(words: words)
    }

    /// What the paths of the leaves at these distinct, rising indices need beside each other.
    func siblings(of indices: [Int]) -> [Digest] {
        var siblings: [Digest] = []
        MerklePaths.forEachSibling(of: indices, depth: depth) { level, index in
            siblings.append(digest(level: level, index))
        }
        return siblings
    }
}

extension HashDomain {
    /// The key as kernels take it.
    var keyWords: [UInt32] { (0..<8).map { key[$0] } }
}
