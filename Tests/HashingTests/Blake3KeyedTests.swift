import Hashing
import Testing

@Suite("BLAKE3 with a key")
struct Blake3KeyedTests {
    /// “whats the Elvish word for friend”, the key of the official vectors.
    private static let key: SIMD8<UInt32> = {
        let bytes = Array("whats the Elvish word for friend".utf8)
        var words = SIMD8<UInt32>()
        for (index, byte) in bytes.enumerated() {
            words[index / 4] |= UInt32(byte) << UInt32(8 * (index % 4))
        }
        return words
    }()

    /// Length of the input, and the first 32 bytes.
    private static let vectors = [
        (0, "92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26"),
        (1, "6d7878dfff2f485635d39013278ae14f1454b8c0a3a2d34bc1ab38228a80c95b"),
        (1023, "c951ecdf03288d0fcc96ee3413563d8a6d3589547f2c2fb36d9786470f1b9d6e"),
        (1024, "75c46f6f3d9eb4f55ecaaee480db732e6c2105546f1e675003687c31719c7ba4"),
        (1025, "357dc55de0c7e382c900fd6e320acc04146be01db6a8ce7210b7189bd664ea69"),
        (5121, "6ccf1c34753e7a044db80798ecd0782a8f76f33563accaddbfbb2e0ea4b2d024"),
    ]

    @Test("keyed hashes are those of the official vectors", arguments: vectors)
    func official(_ length: Int, _ expected: String) {
        var hasher = Blake3(key: Self.key)
        hasher.update(Blake3Tests.input(length))
        #expect(Blake3Tests.hex(hasher.finalize()) == expected)
    }

    @Test("words are the bytes of the hash, and a node is the hash of 64 bytes")
    func words() {
        let input = Blake3Tests.input(64)
        var hasher = Blake3(key: Self.key)
        hasher.update(input)
        let bytes = hasher.finalize()
        let words = hasher.words
        for index in 0..<32 {
            #expect(bytes[index] == UInt8(truncatingIfNeeded: words[index / 4] >> UInt32(8 * (index % 4))))
        }
        let halves = input.withUnsafeBytes {
            (
                $0.loadUnaligned(as: SIMD8<UInt32>.self),
                $0.loadUnaligned(fromByteOffset: 32, as: SIMD8<UInt32>.self)
            )
        }
        #expect(Blake3.node(key: Self.key, halves.0, halves.1) == words)
    }
}
