import Constraints

/// A word of an input, and how many words come before it.
struct InputWord: Sendable, Hashable {
    let index: UInt32
    let value: UInt32

    /// The little-endian words of an input, the last one filled up with zeros.
    static func words(of bytes: [UInt8]) -> [InputWord] {
        stride(from: 0, to: bytes.count, by: 4).map { first in
            let lanes = bytes[first..<min(first + 4, bytes.count)]
            let value = lanes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            return InputWord(index: UInt32(first / 4), value: value)
        }
    }
}

/// Rows of the tables of inputs and of their lengths: the index from 0.
struct InputIndex: LookupIndex {
    let words: [UInt32]

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let place = Int(block.field(0)[index])
            let (low, high) = (block.field(1)[index], block.field(2)[index])
            let isOffered = place < words.count && (low | high) >> 16 == 0 && words[place] == low | high << 16
            rows[index] = isOffered ? Int32(truncatingIfNeeded: place) : -1
        }
    }
}
