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
    ///
    /// The state lives in sixteen local variables so that the optimizer keeps it in registers.
    static func compress(
        _ chaining: SIMD8<UInt32>, block: SIMD16<UInt32>, counter: UInt64, length: UInt32, flags: Flags
    ) -> SIMD16<UInt32> {
        var v0 = chaining[0], v1 = chaining[1], v2 = chaining[2], v3 = chaining[3]
        var v4 = chaining[4], v5 = chaining[5], v6 = chaining[6], v7 = chaining[7]
        var v8: UInt32 = 0x6a09_e667, v9: UInt32 = 0xbb67_ae85
        var v10: UInt32 = 0x3c6e_f372, v11: UInt32 = 0xa54f_f53a
        var v12 = UInt32(truncatingIfNeeded: counter), v13 = UInt32(truncatingIfNeeded: counter >> 32)
        var v14 = length, v15 = flags.rawValue
        var m = block
        for round in 0..<7 {
            mix(&v0, &v4, &v8, &v12, m[0], m[1])
            mix(&v1, &v5, &v9, &v13, m[2], m[3])
            mix(&v2, &v6, &v10, &v14, m[4], m[5])
            mix(&v3, &v7, &v11, &v15, m[6], m[7])
            mix(&v0, &v5, &v10, &v15, m[8], m[9])
            mix(&v1, &v6, &v11, &v12, m[10], m[11])
            mix(&v2, &v7, &v8, &v13, m[12], m[13])
            mix(&v3, &v4, &v9, &v14, m[14], m[15])
            if round < 6 { m = permuted(m) }
        }
        return SIMD16(
            v0 ^ v8, v1 ^ v9, v2 ^ v10, v3 ^ v11, v4 ^ v12, v5 ^ v13, v6 ^ v14, v7 ^ v15,
            v8 ^ chaining[0], v9 ^ chaining[1], v10 ^ chaining[2], v11 ^ chaining[3],
            v12 ^ chaining[4], v13 ^ chaining[5], v14 ^ chaining[6], v15 ^ chaining[7])
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

    @inline(__always)
    private static func permuted(_ m: SIMD16<UInt32>) -> SIMD16<UInt32> {
        SIMD16(
            m[2], m[6], m[3], m[10], m[7], m[0], m[4], m[13], m[1], m[11], m[12], m[5], m[9], m[14], m[15],
            m[8])
    }
}
