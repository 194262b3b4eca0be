import Algebra
import Hashing

/// The Fiat–Shamir transcript: a challenge is a hash of everything that was said before it.
///
/// Absorbing hashes the state, the item's number, how many blocks were drawn since the last absorption, and the data
/// with its length, so no two histories give the same state. Drawing hashes the state and a counter. Each of the two
/// has a key of its own.
public struct Transcript: Sendable {
    public private(set) var state = Digest(words: SIMD8())
    /// Blocks drawn since the last absorption.
    private var drawn: UInt64 = 0
    #if DEBUG
        /// What was absorbed so far, for tests.
        public private(set) var items: [TranscriptItem] = []
        /// An item that is not absorbed at all: what a transcript must never do, for tests that forge proofs against one
        /// that does. Only debug builds have it.
        public var forgotten: TranscriptItem?
    #endif

    public init() {}

    // MARK: - Absorbing

    /// Absorbs bytes.
    public mutating func absorb(_ item: TranscriptItem, bytes: [UInt8]) {
        var data = header(item, count: UInt64(bytes.count))
        data += bytes
        absorbed(item, data)
    }

    /// Absorbs numbers, as eight bytes each.
    public mutating func absorb(_ item: TranscriptItem, numbers: [UInt64]) {
        var data = header(item, count: UInt64(numbers.count) * 8)
        for number in numbers { data.append(littleEndian: number) }
        absorbed(item, data)
    }

    /// Absorbs field elements, as sixteen bytes each.
    public mutating func absorb(_ item: TranscriptItem, _ values: [QM31]) {
        var data = header(item, count: UInt64(values.count) * 16)
        for value in values { data.append(littleEndian: value) }
        absorbed(item, data)
    }

    /// Absorbs a digest.
    public mutating func absorb(_ item: TranscriptItem, _ digest: Digest) {
        absorb(item, bytes: digest.bytes)
    }

    // MARK: - Drawing

    /// A uniform element of the extension field: words that are p are drawn again.
    public mutating func challenge() -> QM31 {
        var elements: [M31] = []
        while elements.count < 4 {
            let block = nextBlock()
            for index in 0..<8 {
                let word = block[index] & M31.modulus
                if word != M31.modulus, elements.count < 4 { elements.append(M31(word)) }
            }
        }
        return QM31(elements[0], elements[1], elements[2], elements[3])
    }

    /// So many independent elements.
    public mutating func challenges(_ count: Int) -> [QM31] {
        var result: [QM31] = []
        for _ in 0..<count { result.append(challenge()) }
        return result
    }

    /// So many independent uniform numbers below 2^bits, bits ≤ 32; some may be equal.
    public mutating func indices(_ count: Int, bits: Int) -> [Int] {
        var result: [Int] = []
        for _ in 0..<count {
            let word = nextBlock()[0]
            result.append(Int(truncatingIfNeeded: UInt64(word) & ((1 << UInt64(bits)) - 1)))
        }
        return result
    }

    // MARK: - Proof of work

    /// Whether a nonce is a proof of so much work: the first eight bytes of the hash of state and nonce, little end
    /// first, are below 2^(64 − bits).
    public func accepts(nonce: UInt64, bits: Int) -> Bool {
        var hash = Blake3(key: HashDomain.work.key)
        var data = state.bytes
        data.append(littleEndian: nonce)
        hash.update(data)
        let words = hash.words
        let value = UInt64(words[1]) << 32 | UInt64(words[0])
        return bits <= 0 || value >> UInt64(64 - bits) == 0
    }

    /// Absorbs the nonce of a proof of work, found by whatever means.
    public mutating func absorb(_ item: TranscriptItem, nonce: UInt64) {
        absorb(item, numbers: [nonce])
    }

    // MARK: - Hashing

    /// State, item, blocks drawn, and the length of the data that follow.
    private func header(_ item: TranscriptItem, count: UInt64) -> [UInt8] {
        var data = state.bytes
        data.reserveCapacity(56 + Int(truncatingIfNeeded: count))
        data.append(littleEndian: UInt64(item.rawValue))
        data.append(littleEndian: drawn)
        data.append(littleEndian: count)
        return data
    }

    private mutating func absorbed(_ item: TranscriptItem, _ data: [UInt8]) {
        #if DEBUG
            items.append(item)
            if item == forgotten { return }
        #endif
        var hash = Blake3(key: HashDomain.transcript.key)
        hash.update(data)
        state = Digest(words: hash.words)
        drawn = 0
    }

    private mutating func nextBlock() -> SIMD8<UInt32> {
        var hash = Blake3(key: HashDomain.challenge.key)
        var data = state.bytes
        data.append(littleEndian: drawn)
        hash.update(data)
        drawn += 1
        return hash.words
    }
}

extension [UInt8] {
    mutating func append(littleEndian number: UInt64) {
        for index in 0..<8 { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }

    mutating func append(littleEndian number: UInt32) {
        for index in 0..<4 { append(UInt8(truncatingIfNeeded: number >> UInt32(8 * index))) }
    }

    mutating func append(littleEndian value: QM31) {
        append(littleEndian: value.a.value)
        append(littleEndian: value.b.value)
        append(littleEndian: value.c.value)
        append(littleEndian: value.d.value)
    }
}
