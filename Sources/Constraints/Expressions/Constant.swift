import Algebra

/// A constant of a rule: numerator · 2^(−shift), an exact number that means the same in every field of odd
/// characteristic.
///
/// Rules of this machine divide by powers of two only (a carry is a limb's excess over 2^16), so this is all
/// a recording needs to stay independent of any one field.
public struct Constant: Sendable, Hashable {
    public let numerator: Int64
    /// The exponent of two in the denominator; 0 for an integer. Odd numerators only, once it is positive.
    public let shift: Int

    public static let zero = Constant(0)
    public static let one = Constant(1)

    public init(_ numerator: Int64, shift: Int = 0) {
        precondition(shift >= 0, "a constant's denominator is a non-negative power of two")
        let common = numerator == 0 ? shift : min(shift, numerator.trailingZeroBitCount)
        self.numerator = numerator >> Int64(common)
        self.shift = shift - common
    }

    /// The constant as an element of the field.
    public var element: M31 { M31(numerator) * M31.inversePowerOfTwo(shift) }

    static func + (left: Constant, right: Constant) -> Constant {
        let shift = max(left.shift, right.shift)
        return Constant(left.scaled(to: shift) + right.scaled(to: shift), shift: shift)
    }

    static func - (left: Constant, right: Constant) -> Constant {
        left + Constant(-right.numerator, shift: right.shift)
    }

    static func * (left: Constant, right: Constant) -> Constant {
        Constant(left.numerator * right.numerator, shift: left.shift + right.shift)
    }

    /// The numerator over 2^shift; overflow is a programmer's mistake and traps while recording.
    private func scaled(to shift: Int) -> Int64 {
        numerator * (Int64(1) << Int64(shift - self.shift))
    }
}
