import Hashing

/// The 32 bytes of a hash, kept as eight words, little end first.
public struct Digest: Sendable, Hashable {
    public var words: SIMD8<UInt32>

    public init(words: SIMD8<UInt32>) {
        self.words = words
    }

    /// The digest of exactly 32 bytes; nil for any other number of bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        words = SIMD8()
        var position = 0
        for byte in bytes {
            words[position / 4] |= UInt32(byte) << UInt32(8 * (position % 4))
            position += 1
        }
    }

    public static let byteCount = 32

    /// All zeros, which stand for no digest at all.
    public static let none = Digest(words: SIMD8())
    public var isNone: Bool { self == .none }

    public var bytes: [UInt8] {
        (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(8 * ($0 % 4))) }
    }

    /// Lower-case hexadecimal digits, two a byte.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
