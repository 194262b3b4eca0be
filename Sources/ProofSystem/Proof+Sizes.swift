import Algebra

// Bytes that the messages of the arguments take in a proof, without the counts before lists.

extension BusProof {
    /// Top fractions, rounds and the values of layers.
    public var byteCount: Int {
        bytes(elements: top.count + layers.reduce(0) { $0 + 2 * $1.rounds.count + $1.values.count })
    }
}

extension RowProof {
    /// The window polynomial and the rounds.
    public var roundBytes: Int { bytes(elements: window.count + 3 * rounds.count) }

    /// The column values at the point of the rounds.
    public var valueBytes: Int { bytes(elements: values.count) }

    public var byteCount: Int { roundBytes + valueBytes }
}

extension OpeningProof {
    /// The rounds and the final message.
    public var roundBytes: Int { bytes(elements: 2 * rounds.count + final.count) }

    /// The opened words.
    public var leafBytes: Int { words.reduce(0) { $0 + 4 * $1.leaves.count } }

    /// The siblings that lead from the opened words to the roots.
    public var pathBytes: Int { words.reduce(0) { $0 + Digest.byteCount * $1.siblings.count } }

    /// With the roots of the folded words and the proof of work before the queries.
    public var byteCount: Int { roundBytes + leafBytes + pathBytes + Digest.byteCount * roots.count + 8 }
}

/// Of elements of the extension, four words of the field each.
private func bytes(elements: Int) -> Int { 16 * elements }
