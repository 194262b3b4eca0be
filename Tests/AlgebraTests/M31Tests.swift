import Algebra
import Testing

@Suite("The field of 2^31 - 1 elements")
struct M31Tests {
    private static let corners: [UInt32] = [
        0, 1, 2, 3, 0xffff, 0x10000, 0x3fff_ffff, 0x4000_0000, M31.modulus - 2, M31.modulus - 1,
    ]

    @Test("sum, difference and product agree with integer arithmetic", arguments: corners)
    func agreesWithIntegers(left: UInt32) {
        let p = UInt64(M31.modulus)
        for right in Self.corners {
            let (a, b) = (UInt64(left), UInt64(right))
            #expect(UInt64((M31(left) + M31(right)).value) == (a + b) % p)
            #expect(UInt64((M31(left) - M31(right)).value) == (a + p - b) % p)
            #expect(UInt64((M31(left) * M31(right)).value) == a * b % p)
        }
    }

    @Test(
        "every number below 2^32 becomes canonical",
        arguments: [M31.modulus, M31.modulus + 1, .max, .max - 1])
    func becomesCanonical(number: UInt32) {
        #expect(M31(number).value == number % M31.modulus)
    }

    @Test("a number of p or more is not an exact element")
    func refusesNonCanonical() {
        #expect(M31(exactly: M31.modulus) == nil)
        #expect(M31(exactly: M31.modulus - 1) != nil)
    }

    @Test("negative numbers wrap around", arguments: [Int64(-1), -5, .min, -Int64(M31.modulus)])
    func negativeNumbers(number: Int64) {
        let p = Int64(M31.modulus)
        #expect(Int64(M31(number).value) == ((number % p) + p) % p)
    }

    @Test("an element times its inverse is one, and zero has none")
    func inverses() {
        for value in Self.corners where value != 0 {
            #expect(M31(value).inverse.map { $0 * M31(value) } == .one)
        }
        #expect(M31.zero.inverse == nil)
    }

    @Test("a negative power of two undoes the power of two", arguments: [0, 1, 8, 16, 30, 31, 32, 62])
    func inversePowersOfTwo(exponent: Int) {
        #expect(M31.inversePowerOfTwo(exponent) * M31(UInt32(2)).power(UInt32(exponent)) == .one)
    }
}
