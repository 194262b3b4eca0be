import ProofSystem

/// A Merkle tree with all its nodes.
public struct MerkleTree: Sendable {
    public let leaves: [[UInt32]]
    /// The hashes of the leaves first, the root last.
    public let layers: [[Digest]]

    /// A tree over a power of two of leaves.
    public init(_ leaves: [[UInt32]]) {
        self.leaves = leaves
        var layers = [leaves.map { MerklePaths.leaf($0[...]) }]
        while let below = layers.last, below.count > 1 {
            layers.append((0..<below.count / 2).map { MerklePaths.node(below[2 * $0], below[2 * $0 + 1]) })
        }
        self.layers = layers
    }

    public var root: Digest { layers[layers.count - 1][0] }

    /// The leaves at some distinct, rising indices, and what their paths need besides.
    public func open(_ indices: [Int]) -> OpeningProof.Word {
        var siblings: [Digest] = []
        MerklePaths.forEachSibling(of: indices, depth: layers.count - 1) { level, index in
            siblings.append(layers[level][index])
        }
        return OpeningProof.Word(leaves: indices.flatMap { leaves[$0] }, siblings: siblings)
    }
}
