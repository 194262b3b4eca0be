import ProofSystem

/// Bytes that the messages of an argument take in a proof, for the events of the prover: sixteen a field element of the
/// extension, thirty-two a digest.
extension BusProof {
    var byteCount: Int {
        16 * (top.count + layers.reduce(0) { $0 + 2 * $1.rounds.count + $1.values.count })
    }
}

extension RowProof {
    var byteCount: Int { 16 * (window.count + 3 * rounds.count + values.count) }
}

extension OpeningProof {
    var byteCount: Int {
        let elements = 2 * rounds.count + final.count
        let leaves = words.reduce(0) { $0 + 4 * $1.leaves.count + Digest.byteCount * $1.siblings.count }
        return 16 * elements + Digest.byteCount * roots.count + 8 + leaves
    }
}
