import Algebra

/// Words of equal length, side by side: what one Merkle tree commits to. Position x of word w is at
/// `base[w * stride + x]`.
///
/// The words are the stripes of the witness, or the four planes of one word of the extension.
struct WordBlock: @unchecked Sendable {
    let base: UnsafeMutablePointer<UInt32>
    let stride: Int
    /// How many words.
    let width: Int
    /// Base-2 logarithm of their length.
    let logLength: Int
    /// Keeps the memory.
    private let owner: AnyObject

    /// Words that are undefined until they are written.
    init(width: Int, logLength: Int) {
        // A leaf reads all words at one position: a power of two apart they would all fall on the same set of the
        // cache, so each begins one line further on.
        stride = 1 << logLength + 16
        let memory = FieldVector(count: width * stride)
        base = memory.base
        owner = memory
        self.width = width
        self.logLength = logLength
    }

    /// The planes of the first 2^logLength elements of a vector.
    init(planesOf vector: ExtensionVector, logLength: Int) {
        precondition(1 << logLength <= vector.count, "the word is in the vector")
        base = vector.base
        stride = vector.stride
        width = 4
        self.logLength = logLength
        owner = vector
    }

    func word(_ index: Int) -> UnsafeMutablePointer<UInt32> {
        precondition((0..<width).contains(index), "a word of the block")
        return base + index * stride
    }

    /// The values of a leaf of 2^logArity neighbouring positions: position by position, all words at each.
    func leaf(_ index: Int, logArity: Int) -> [UInt32] {
        precondition(index >= 0 && index >> (logLength - logArity) == 0, "a leaf of the block")
        var values: [UInt32] = []
        values.reserveCapacity(width << logArity)
        for position in index << logArity..<(index + 1) << logArity {
            for word in 0..<width { values.append(base[word * stride + position]) }
        }
        return values
    }
}
