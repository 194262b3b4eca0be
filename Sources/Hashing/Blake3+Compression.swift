/// The compression function (BLAKE3 paper, section 2.2).
extension Blake3 {
    struct Flags: OptionSet {
        let rawValue: UInt32
        static let chunkStart = Flags(rawValue: 1)
        static let chunkEnd = Flags(rawValue: 2)
        static let parent = Flags(rawValue: 4)
        static let root = Flags(rawValue: 8)
        static let keyedHash = Flags(rawValue: 16)
        static let deriveKeyContext = Flags(rawValue: 32)
        static let deriveKeyMaterial = Flags(rawValue: 64)
    }

    /// The first eight words of the SHA-256 initial state (BLAKE3 paper, table 1).
    static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
    )

    /// All sixteen words of output; the first eight are the chaining value.
    static func compress(
        _ chaining: SIMD8<UInt32>, block: SIMD16<UInt32>, counter: UInt64, length: UInt32, flags: Flags
    ) -> SIMD16<UInt32> {
        var v = State(chaining, counter: counter, length: length, flags: flags)
        withUnsafeBytes(of: block) { bytes in
            let m = bytes.assumingMemoryBound(to: UInt32.self)
            // Each row is the one before it, permuted (section 2.2, table 2).
            v.round(m, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
            v.round(m, (2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8))
            v.round(m, (3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1))
            v.round(m, (10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6))
            v.round(m, (12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4))
            v.round(m, (9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7))
            v.round(m, (11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13))
        }
        return v.output(chaining)
    }

    /// Sixteen words in variables of their own, so that the optimizer keeps them in registers.
    private struct State {
        var v0, v1, v2, v3, v4, v5, v6, v7: UInt32
        var v8: UInt32 = 0x6a09_e667
        var v9: UInt32 = 0xbb67_ae85
        var v10: UInt32 = 0x3c6e_f372
        var v11: UInt32 = 0xa54f_f53a
        var v12, v13, v14, v15: UInt32

        /// Where the words of a block go in a round.
        typealias Schedule = (
            Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int
        )

        @inline(__always)
        init(_ chaining: SIMD8<UInt32>, counter: UInt64, length: UInt32, flags: Flags) {
            (v0, v1, v2, v3) = (chaining[0], chaining[1], chaining[2], chaining[3])
            (v4, v5, v6, v7) = (chaining[4], chaining[5], chaining[6], chaining[7])
            v12 = UInt32(truncatingIfNeeded: counter)
            v13 = UInt32(truncatingIfNeeded: counter >> 32)
            (v14, v15) = (length, flags.rawValue)
        }

        @inline(__always)
        mutating func round(_ m: UnsafeBufferPointer<UInt32>, _ at: Schedule) {
            Blake3.mix(&v0, &v4, &v8, &v12, m[at.0], m[at.1])
            Blake3.mix(&v1, &v5, &v9, &v13, m[at.2], m[at.3])
            Blake3.mix(&v2, &v6, &v10, &v14, m[at.4], m[at.5])
            Blake3.mix(&v3, &v7, &v11, &v15, m[at.6], m[at.7])
            Blake3.mix(&v0, &v5, &v10, &v15, m[at.8], m[at.9])
            Blake3.mix(&v1, &v6, &v11, &v12, m[at.10], m[at.11])
            Blake3.mix(&v2, &v7, &v8, &v13, m[at.12], m[at.13])
            Blake3.mix(&v3, &v4, &v9, &v14, m[at.14], m[at.15])
        }

        @inline(__always)
        func output(_ chaining: SIMD8<UInt32>) -> SIMD16<UInt32> {
            SIMD16(
                v0 ^ v8, v1 ^ v9, v2 ^ v10, v3 ^ v11, v4 ^ v12, v5 ^ v13, v6 ^ v14, v7 ^ v15,
                v8 ^ chaining[0], v9 ^ chaining[1], v10 ^ chaining[2], v11 ^ chaining[3],
                v12 ^ chaining[4], v13 ^ chaining[5], v14 ^ chaining[6], v15 ^ chaining[7])
        }
    }

    @inline(__always)
    private static func mix(
        _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32, _ x: UInt32, _ y: UInt32
    ) {
        a = a &+ b &+ x
        d = rotatedRight(d ^ a, 16)
        c = c &+ d
        b = rotatedRight(b ^ c, 12)
        a = a &+ b &+ y
        d = rotatedRight(d ^ a, 8)
        c = c &+ d
        b = rotatedRight(b ^ c, 7)
    }

    @inline(__always)
    private static func rotatedRight(_ value: UInt32, _ count: UInt32) -> UInt32 {
        value &>> count | value &<< (32 &- count)
    }
}
