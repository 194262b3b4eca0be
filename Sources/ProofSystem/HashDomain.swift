import Hashing

/// What a hash is for. Each domain has a key of its own in BLAKE3's keyed mode, so that no leaf can be read as a node,
/// and neither as a state of the transcript.
public enum HashDomain: String, CaseIterable, Sendable {
    case leaf, node, transcript, challenge, work

    /// The key: BLAKE3 in its key derivation mode of a constant sentence, with no key material.
    public var key: SIMD8<UInt32> { Self.keys[index] }

    private var index: Int {
        switch self {
        case .leaf: 0
        case .node: 1
        case .transcript: 2
        case .challenge: 3
        case .work: 4
        }
    }

    private static let keys: [SIMD8<UInt32>] = [
        "nexus-workbench leaf 1", "nexus-workbench node 1", "nexus-workbench transcript 1",
        "nexus-workbench challenge 1", "nexus-workbench work 1",
    ].map { Blake3(derivingKeyFor: $0).words }
}
