import Algebra
import Hashing

/// Merkle trees of 2^depth leaves, and the paths of several leaves with what they share left out.
///
/// Whoever checks paths knows the depth, the indices and the length of a leaf beforehand; none of them is read from a
/// proof.
public enum MerklePaths {
    /// The hash of a leaf of canonical words, little end first; BLAKE3 binds how many there are.
    ///
    /// Hashed where they lie: all supported machines are little-endian.
    public static func leaf(_ values: ArraySlice<UInt32>) -> Digest {
        var hash = Blake3(key: HashDomain.leaf.key)
        values.withUnsafeBytes { hash.update($0) }
        return Digest(words: hash.words)
    }

    /// The hash of an inner node.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest(words: Blake3.node(key: HashDomain.node.key, left.words, right.words))
    }

    /// The distinct ones of some indices, in rising order.
    public static func distinct(_ indices: [Int]) -> [Int] {
        var result: [Int] = []
        for index in indices.sorted() where result.last != index { result.append(index) }
        return result
    }

    /// Calls `body` with level and index of each node that the paths of the leaves at `indices` (distinct, rising) need
    /// and do not give themselves: level 0 are the leaves, from the bottom up and from left to right.
    public static func forEachSibling(
        of indices: [Int], depth: Int, _ body: (_ level: Int, _ index: Int) -> Void
    ) {
        var known = indices
        for level in 0..<depth {
            var above: [Int] = []
            above.reserveCapacity(known.count)
            var position = 0
            while position < known.count {
                let index = known[position]
                if index & 1 == 0, position + 1 < known.count, known[position + 1] == index + 1 {
                    position += 1
                } else {
                    body(level, index ^ 1)
                }
                above.append(index >> 1)
                position += 1
            }
            known = above
        }
    }

    /// The root that leaves with these hashes, at these distinct, rising indices, and these siblings lead to; nil if
    /// there are fewer or more siblings than the paths need.
    public static func root(of leaves: [Digest], at indices: [Int], siblings: [Digest], depth: Int) -> Digest?
    {
        guard leaves.count == indices.count, !leaves.isEmpty else { return nil }
        var known = indices
        var nodes = leaves
        var next = 0
        for _ in 0..<depth {
            var count = 0
            var position = 0
            while position < known.count {
                let index = known[position]
                let node = nodes[position]
                let parent: Digest
                if index & 1 == 0, position + 1 < known.count, known[position + 1] == index + 1 {
                    parent = self.node(node, nodes[position + 1])
                    position += 1
                } else {
                    guard next < siblings.count else { return nil }
                    parent =
                        index & 1 == 0 ? self.node(node, siblings[next]) : self.node(siblings[next], node)
                    next += 1
                }
                known[count] = index >> 1
                nodes[count] = parent
                count += 1
                position += 1
            }
            known.removeLast(known.count - count)
            nodes.removeLast(nodes.count - count)
        }
        return next == siblings.count && nodes.count == 1 ? nodes[0] : nil
    }
}
