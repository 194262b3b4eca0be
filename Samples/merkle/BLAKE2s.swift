/// The hash function BLAKE2s with digests of 32 bytes (RFC 7693), for short messages.
enum BLAKE2s {
    static func hash(_ message: [UInt8]) -> [UInt8] {
        var state = start
        state[0] ^= 0x0101_0020  // no key, a digest of 32 bytes
        var offset = 0
        // The last block is kept back, also when it is full.
        while message.count - offset > 64 {
            compress(&state, words(of: message, at: offset), count: offset + 64, isLast: false)
            offset += 64
        }
        compress(&state, words(of: message, at: offset), count: message.count, isLast: true)

        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for word in state {
            for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
                digest.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return digest
    }

    /// The 16 words of a block; zeros follow the end of the message.
    private static func words(of message: [UInt8], at offset: Int) -> [UInt32] {
        var block = [UInt32](repeating: 0, count: 16)
        for i in offset..<min(offset + 64, message.count) {
            let place = i - offset
            block[place / 4] |= UInt32(message[i]) << UInt32(8 * (place % 4))
        }
        return block
    }

    private static func compress(_ state: inout [UInt32], _ block: [UInt32], count: Int, isLast: Bool) {
        var v = state + start
        v[12] ^= UInt32(count)
        if isLast { v[14] = ~v[14] }
        for order in schedule {
            for (i, (a, b, c, d)) in lanes.enumerated() {
                mix(&v, a, b, c, d, block[order[2 * i]], block[order[2 * i + 1]])
            }
        }
        for i in 0..<8 { state[i] ^= v[i] ^ v[i + 8] }
    }

    private static func mix(
        _ v: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: UInt32, _ y: UInt32
    ) {
        v[a] = v[a] &+ v[b] &+ x
        v[d] = rotated(v[d] ^ v[a], 16)
        v[c] = v[c] &+ v[d]
        v[b] = rotated(v[b] ^ v[c], 12)
        v[a] = v[a] &+ v[b] &+ y
        v[d] = rotated(v[d] ^ v[a], 8)
        v[c] = v[c] &+ v[d]
        v[b] = rotated(v[b] ^ v[c], 7)
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    private static let start: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// First the columns of the 4 by 4 state, then its diagonals.
    private static let lanes: [(Int, Int, Int, Int)] = [
        (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
        (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
    ]
    /// The order in which the ten rounds take the words of the block.
    private static let schedule: [[Int]] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ]
}
