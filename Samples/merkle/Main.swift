// Knows a member of a set without showing it: verifies a path in a Merkle tree.
//
// The members are the leaves of a binary tree of hashes. Everybody knows the root; only the prover knows which member
// this run is about, and the path from it up to the root.
//
// Public input:  the root, 32 bytes.
// Private input: the member's index and its length, 32-bit little-endian numbers; the member; then the digests
//                beside the path, from the leaf to the root, 32 bytes each.
// Public output: the depth of the tree, 32-bit little-endian. The run fails with exit code 1 when the path leads
//                elsewhere.

import Nexus

@main
struct Main {
    static func main() {
        let root = readInput()
        do throws(PathError) {
            let path = try MerklePath.readFromPrivateInput()
            let depth = try path.verify(root: root)
            print("the member is in the tree, \(depth) levels deep")
            writeOutput(UInt32(depth))
        } catch {
            print(error.sentence)
            exit(1)
        }
    }
}

/// Why a path proves nothing.
enum PathError: Error {
    case inputTooShort
    case indexTooLarge
    case otherRoot

    var sentence: String {
        switch self {
        case .inputTooShort: "the private input ends too early"
        case .indexTooLarge: "the tree is not deep enough for this index"
        case .otherRoot: "the path leads to another root"
        }
    }
}

/// A member and what is needed to compute the root from it.
struct MerklePath {
    var index: UInt32
    var member: [UInt8]
    /// The digests beside the path, from the leaf to the root.
    var siblings: [[UInt8]]

    static func readFromPrivateInput() throws(PathError) -> MerklePath {
        guard let index = readPrivateInput(UInt32.self), let length = readPrivateInput(UInt32.self) else {
            throw .inputTooShort
        }
        let member = readPrivateInput(count: Int(length & 0xffff))
        guard member.count == length else { throw .inputTooShort }
        var siblings: [[UInt8]] = []
        while true {
            let digest = readPrivateInput(count: 32)
            if digest.isEmpty { break }
            guard digest.count == 32 else { throw .inputTooShort }
            siblings.append(digest)
        }
        return MerklePath(index: index, member: member, siblings: siblings)
    }

    /// Computes the root and compares; returns the depth of the tree.
    func verify(root: [UInt8]) throws(PathError) -> Int {
        // Leaves and inner nodes begin differently, so that none can be passed off as the other.
        var digest = BLAKE2s.hash([0] + member)
        var rest = index
        for sibling in siblings {
            // The lowest bit of what is left of the index says whether we come from the left or from the right.
            let isRight = rest & 1 == 1
            digest = BLAKE2s.hash([1] + (isRight ? sibling + digest : digest + sibling))
            rest >>= 1
        }
        guard rest == 0 else { throw .indexTooLarge }
        guard digest == root else { throw .otherRoot }
        return siblings.count
    }
}
