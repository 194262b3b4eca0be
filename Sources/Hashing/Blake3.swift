/// The BLAKE3 hash: plain, keyed, key derivation, and output of any length.
///
/// Written from the BLAKE3 paper (O'Connor, Aumasson, Neves, Wilcox-O'Hearn, 2020) in portable Swift, one block
/// at a time, with the words of a block in the machine's byte order (all supported machines are little-endian).
public struct Blake3: Sendable {
    static let blockSize = 64
    static let chunkSize = 1024

    /// The chaining value that every chunk and parent starts from.
    private let key: SIMD8<UInt32>
    private let mode: Flags
    /// Chaining values of finished subtrees, largest first; their sizes are the one bits of `chunkCount`.
    private var subtrees: [SIMD8<UInt32>] = []
    private var chunkCount: UInt64 = 0
    /// The state of the chunk under way.
    private var chaining: SIMD8<UInt32>
    private var blocksDone = 0
    private var block = SIMD16<UInt32>()
    private var blockLength = 0

    /// A plain hash.
    public init() {
        self.init(key: Blake3.initialState, mode: [])
    }

    /// Key derivation: hashes of one context string share nothing with those of another.
    ///
    /// The context should be hard-coded, unique to the application and never built from input.
    public init(derivingKeyFor context: String) {
        var hasher = Blake3(key: Blake3.initialState, mode: .deriveKeyContext)
        hasher.update(Array(context.utf8))
        self.init(key: hasher.root.words(block: 0).lowHalf, mode: .deriveKeyMaterial)
    }

    /// A keyed hash: hashes under one key share nothing with those under another.
    public init(key: SIMD8<UInt32>) {
        self.init(key: key, mode: .keyedHash)
    }

    private init(key: SIMD8<UInt32>, mode: Flags) {
        self.key = key
        self.mode = mode
        chaining = key
    }

    /// The 32-byte plain hash of some bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = Blake3()
        hasher.update(bytes)
        return hasher.finalize()
    }

    /// The words of the keyed hash of two blocks' worth of chaining values: an inner node of a tree, in one compression.
    @inline(__always)
    public static func node(key: SIMD8<UInt32>, _ left: SIMD8<UInt32>, _ right: SIMD8<UInt32>) -> SIMD8<
        UInt32
    > {
        compress(
            key, block: SIMD16(lowHalf: left, highHalf: right), counter: 0, length: UInt32(blockSize),
            flags: [.keyedHash, .chunkStart, .chunkEnd, .root]
        ).lowHalf
    }

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        update(Array(bytes))
    }

    /// Adds bytes to what is hashed.
    ///
    /// Raw pointers because whole blocks are loaded from the caller's memory without a copy.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset < bytes.count {
            if blockLength == Blake3.blockSize { endBlock() }
            let taken = min(Blake3.blockSize - blockLength, bytes.count - offset)
            if taken == Blake3.blockSize {
                block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt32>.self)
            } else {
                withUnsafeMutableBytes(of: &block) { target in
                    for index in 0..<taken { target[blockLength + index] = bytes[offset + index] }
                }
            }
            blockLength += taken
            offset += taken
        }
    }

    /// The first 32 bytes of the output as eight words, little end first.
    public var words: SIMD8<UInt32> { root.words(block: 0).lowHalf }

    /// The hash of everything so far: the first `count` bytes of the output stream.
    ///
    /// The hasher can be used on; the result does not change it.
    public func finalize(count: Int = 32) -> [UInt8] {
        precondition(count >= 0, "a hash has a length")
        let node = root
        var output: [UInt8] = []
        output.reserveCapacity(count)
        var index: UInt64 = 0
        while output.count < count {
            let words = node.words(block: index)
            withUnsafeBytes(of: words) { output.append(contentsOf: $0.prefix(count - output.count)) }
            index += 1
        }
        return output
    }
}

/// The tree over the chunks (BLAKE3 paper, section 2.1).
extension Blake3 {
    /// A compression whose flags are not final yet: it may turn out to be the root.
    private struct Node {
        var chaining: SIMD8<UInt32>
        var block: SIMD16<UInt32>
        var counter: UInt64
        var length: Int
        var flags: Flags

        func words(block index: UInt64) -> SIMD16<UInt32> {
            Blake3.compress(
                chaining, block: block, counter: index, length: UInt32(length), flags: flags.union(.root))
        }

        var chainingValue: SIMD8<UInt32> {
            Blake3.compress(chaining, block: block, counter: counter, length: UInt32(length), flags: flags)
                .lowHalf
        }
    }

    private var startFlag: Flags { blocksDone == 0 ? .chunkStart : [] }

    /// Compresses the full block, and closes the chunk when it was its last.
    ///
    /// Only called when more input follows, so that the last block of all stays open for the root.
    private mutating func endBlock() {
        var flags = mode.union(startFlag)
        let isLast = blocksDone == Blake3.chunkSize / Blake3.blockSize - 1
        if isLast { flags.insert(.chunkEnd) }
        let output = Blake3.compress(
            chaining, block: block, counter: chunkCount, length: UInt32(Blake3.blockSize), flags: flags)
        chaining = output.lowHalf
        blocksDone += 1
        block = SIMD16()
        blockLength = 0
        if isLast { endChunk() }
    }

    /// Merges the finished chunk with the subtrees that it completes: one for each trailing zero bit of the count.
    private mutating func endChunk() {
        var value = chaining
        chunkCount += 1
        var count = chunkCount
        while count & 1 == 0 {
            value = parent(of: subtrees.removeLast(), value).chainingValue
            count >>= 1
        }
        subtrees.append(value)
        chaining = key
        blocksDone = 0
    }

    private func parent(of left: SIMD8<UInt32>, _ right: SIMD8<UInt32>) -> Node {
        Node(
            chaining: key, block: SIMD16(lowHalf: left, highHalf: right), counter: 0,
            length: Blake3.blockSize,
            flags: mode.union(.parent))
    }

    private var root: Node {
        var node = Node(
            chaining: chaining, block: block, counter: chunkCount, length: blockLength,
            flags: mode.union(startFlag).union(.chunkEnd))
        for left in subtrees.reversed() { node = parent(of: left, node.chainingValue) }
        return node
    }
}
