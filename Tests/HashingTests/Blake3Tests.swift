import Hashing
import Testing

@Suite("BLAKE3")
struct Blake3Tests {
    @Test("hashes are those of the official vectors", arguments: Blake3Vectors.all.map(\.length))
    func hash(_ length: Int) {
        let vector = Blake3Vectors.all.first { $0.length == length }!
        var hasher = Blake3()
        hasher.update(Self.input(length))
        #expect(Self.hex(hasher.finalize(count: 70)) == vector.hash)
        #expect(Self.hex(Blake3.hash(Self.input(length))) == vector.hash.prefix(64))
    }

    @Test("derived keys are those of the official vectors", arguments: Blake3Vectors.all.map(\.length))
    func deriveKey(_ length: Int) {
        let vector = Blake3Vectors.all.first { $0.length == length }!
        var hasher = Blake3(derivingKeyFor: Blake3Vectors.context)
        hasher.update(Self.input(length))
        #expect(Self.hex(hasher.finalize(count: 70)) == vector.derivedKey)
    }

    @Test("how the input is cut does not matter", arguments: [1, 7, 63, 64, 65, 1000, 1024, 1025, 4096])
    func pieces(_ size: Int) {
        let input = Self.input(9000)
        var hasher = Blake3()
        for start in stride(from: 0, to: input.count, by: size) {
            hasher.update(input[start..<min(start + size, input.count)])
        }
        #expect(hasher.finalize() == Blake3.hash(input))
    }

    @Test("a hasher goes on after it gave a result")
    func continues() {
        var hasher = Blake3()
        hasher.update(Self.input(100))
        #expect(hasher.finalize() == Blake3.hash(Self.input(100)))
        hasher.update(Array(Self.input(3000).dropFirst(100)))
        #expect(hasher.finalize() == Blake3.hash(Self.input(3000)))
    }

    @Test("a shorter output is the start of a longer one")
    func outputLengths() {
        let hasher = Blake3()
        let long = hasher.finalize(count: 200)
        for count in [0, 1, 31, 32, 64, 65, 128] {
            #expect(hasher.finalize(count: count) == Array(long[..<count]))
        }
    }

    static func input(_ length: Int) -> [UInt8] { (0..<length).map { UInt8($0 % 251) } }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
