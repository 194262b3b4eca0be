/// An element of the prime field of p = 2^31 − 1 elements, kept in canonical form 0 ≤ value < p.
///
/// This is the scalar reference; values are plain integers, so that a cell reads the same in a table, in a
/// formula and in a debugger.
public struct M31: Sendable, Hashable {
    /// The field's characteristic, 2^31 − 1.
    public static let modulus: UInt32 = 0x7fff_ffff

    /// The canonical representative, below `modulus`.
    public let value: UInt32

    /// The class of an unsigned number.
    @inlinable
    public init(_ number: UInt32) {
        let folded = (number & Self.modulus) &+ (number >> 31)
        value = min(folded, folded &- Self.modulus)
    }

    /// The class of a signed number, of any size that 64 bits hold.
    @inlinable
    public init(_ number: Int64) {
        let remainder = number % Int64(Self.modulus)
        value = UInt32(remainder < 0 ? remainder + Int64(Self.modulus) : remainder)
    }

    /// A value that is known to be canonical.
    @inlinable
    init(canonical value: UInt32) {
        self.value = value
    }

    /// The canonical value, or nil when `number` is p or more: what a reader of untrusted bytes calls.
    @inlinable
    public init?(exactly number: UInt32) {
        guard number < Self.modulus else { return nil }
        value = number
    }

    public static let zero = M31(canonical: 0)
    public static let one = M31(canonical: 1)

    @inlinable
    public static func + (left: M31, right: M31) -> M31 {
        let sum = left.value &+ right.value
        return M31(canonical: min(sum, sum &- modulus))
    }

    @inlinable
    public static func - (left: M31, right: M31) -> M31 {
        let difference = left.value &- right.value
        return M31(canonical: min(difference, difference &+ modulus))
    }

    @inlinable
    public static prefix func - (operand: M31) -> M31 {
        zero - operand
    }

    @inlinable
    public static func * (left: M31, right: M31) -> M31 {
        let product = UInt64(left.value) &* UInt64(right.value)
        let low = UInt32(truncatingIfNeeded: product) & modulus
        let high = UInt32(truncatingIfNeeded: product >> 31)
        let sum = low &+ high
        return M31(canonical: min(sum, sum &- modulus))
    }

    @inlinable public static func += (left: inout M31, right: M31) { left = left + right }
    @inlinable public static func -= (left: inout M31, right: M31) { left = left - right }
    @inlinable public static func *= (left: inout M31, right: M31) { left = left * right }

    /// The element raised to a power, by squaring and multiplying.
    public func power(_ exponent: UInt32) -> M31 {
        var result = M31.one
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }

    /// The multiplicative inverse, by Fermat's little theorem; nil for zero.
    public var inverse: M31? {
        value == 0 ? nil : power(Self.modulus - 2)
    }

    /// 2^(−exponent). Since 2^31 = 1 in this field, it is itself a power of two.
    @inlinable
    public static func inversePowerOfTwo(_ exponent: Int) -> M31 {
        M31(canonical: 1 << UInt32((31 - exponent % 31) % 31))
    }
}

extension M31: CustomStringConvertible {
    public var description: String { String(value) }
}
