/// A sum of products of the extension and the base field that is reduced once, at its end.
///
/// A product of a coordinate and a word is below 2^63. Its lower 31 bits and the rest go into sums of their own, which
/// hold 2^32 of them: more than any table has rows.
public struct DelayedSum: Sendable {
    @usableFromInline var low = SIMD4<UInt64>()
    @usableFromInline var high = SIMD4<UInt64>()

    @inlinable public init() {}

    /// The coordinates of an element, for `add`.
    @inlinable
    @inline(__always)
    public static func words(_ element: QM31) -> SIMD4<UInt64> {
        SIMD4(
            UInt64(element.a.value), UInt64(element.b.value), UInt64(element.c.value), UInt64(element.d.value)
        )
    }

    /// Adds the product of an element, given by its coordinates, and the class of a number.
    @inlinable
    @inline(__always)
    public mutating func add(_ words: SIMD4<UInt64>, times factor: UInt32) {
        let products = words &* SIMD4(repeating: UInt64(factor))
        low &+= products & SIMD4(repeating: UInt64(M31.modulus))
        high &+= products &>> SIMD4(repeating: 31)
    }

    /// The sum as an element; 2^31 is 1 in this field, so that both parts count alike.
    public var reduced: QM31 {
        QM31(
            Self.reduced(low[0], high[0]), Self.reduced(low[1], high[1]),
            Self.reduced(low[2], high[2]), Self.reduced(low[3], high[3]))
    }

    private static func reduced(_ low: UInt64, _ high: UInt64) -> M31 {
        M31(Int64(low % UInt64(M31.modulus))) + M31(Int64(high % UInt64(M31.modulus)))
    }
}
