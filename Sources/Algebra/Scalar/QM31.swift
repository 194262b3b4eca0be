/// An element of the extension field from which challenges are drawn: (a + b i) + (c + d i) u with i² = −1 and
/// u² = 2 + i, of p⁴ ≈ 2^124 elements.
///
/// This is the scalar reference. It is the only name of the extension field, so that a larger one could take its place.
public struct QM31: Sendable, Hashable {
    public var a: M31
    public var b: M31
    public var c: M31
    public var d: M31

    /// The element of four coordinates.
    @inlinable
    public init(_ a: M31, _ b: M31, _ c: M31, _ d: M31) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    /// An element of the base field.
    @inlinable
    public init(_ base: M31) {
        self.init(base, .zero, .zero, .zero)
    }

    /// The element of four canonical words, or nil when one of them is p or more: what a reader of untrusted bytes
    /// calls.
    @inlinable
    public init?(exactly a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
        guard let a = M31(exactly: a), let b = M31(exactly: b), let c = M31(exactly: c),
            let d = M31(exactly: d)
        else { return nil }
        self.init(a, b, c, d)
    }

    public static let zero = QM31(.zero)
    public static let one = QM31(.one)

    /// The four coordinates as canonical words.
    @inlinable
    public var words: (UInt32, UInt32, UInt32, UInt32) { (a.value, b.value, c.value, d.value) }

    @inlinable
    public var isZero: Bool { a.value | b.value | c.value | d.value == 0 }

    @inlinable
    public static func + (left: QM31, right: QM31) -> QM31 {
        QM31(left.a + right.a, left.b + right.b, left.c + right.c, left.d + right.d)
    }

    @inlinable
    public static func - (left: QM31, right: QM31) -> QM31 {
        QM31(left.a - right.a, left.b - right.b, left.c - right.c, left.d - right.d)
    }

    @inlinable
    public static prefix func - (operand: QM31) -> QM31 {
        QM31(-operand.a, -operand.b, -operand.c, -operand.d)
    }

    /// The product, reduced as late as 64 bits allow: four products of numbers up to p are below 2^64.
    @inlinable
    public static func * (left: QM31, right: QM31) -> QM31 {
        let (a, b, c, d) = (left.a.wide, left.b.wide, left.c.wide, left.d.wide)
        let (e, f, g, h) = (right.a.wide, right.b.wide, right.c.wide, right.d.wide)
        let (minusB, minusD) = (M31.wideModulus &- b, M31.wideModulus &- d)
        // (c + d i)(g + h i) u² = (s + t i)(2 + i) joins the part without u.
        let s = M31.folded(c &* g &+ minusD &* h)
        let t = M31.folded(c &* h &+ d &* g)
        let ae = M31.folded(a &* e &+ minusB &* f)
        let af = M31.folded(a &* f &+ b &* e)
        let ag = M31.folded(a &* g &+ minusB &* h &+ c &* e &+ minusD &* f)
        let ah = M31.folded(a &* h &+ b &* g &+ c &* f &+ d &* e)
        // Folded numbers are below 8p.
        return QM31(
            M31(below37Bits: ae &+ s &+ s &+ (M31.wideModulus &<< 3 &- t)),
            M31(below37Bits: af &+ s &+ t &+ t), M31(below37Bits: ag), M31(below37Bits: ah))
    }

    @inlinable
    public static func * (left: QM31, right: M31) -> QM31 {
        QM31(left.a * right, left.b * right, left.c * right, left.d * right)
    }

    @inlinable public static func * (left: M31, right: QM31) -> QM31 { right * left }
    @inlinable public static func + (left: QM31, right: M31) -> QM31 {
        QM31(left.a + right, left.b, left.c, left.d)
    }
    @inlinable public static func - (left: QM31, right: M31) -> QM31 {
        QM31(left.a - right, left.b, left.c, left.d)
    }
    @inlinable public static func += (left: inout QM31, right: QM31) { left = left + right }
    @inlinable public static func -= (left: inout QM31, right: QM31) { left = left - right }
    @inlinable public static func *= (left: inout QM31, right: QM31) { left = left * right }

    /// The multiplicative inverse; nil for zero.
    ///
    /// 1/(x + y u) = (x − y u)/(x² − (2 + i) y²), and the same once more for the field of i.
    public var inverse: QM31? {
        let yy = (real: c * c - d * d, imaginary: c * d + c * d)
        let norm = (
            real: a * a - b * b - (yy.real + yy.real - yy.imaginary),
            imaginary: a * b + a * b - (yy.real + yy.imaginary + yy.imaginary)
        )
        let square = norm.real * norm.real + norm.imaginary * norm.imaginary
        guard let scale = square.inverse else { return nil }
        let (real, imaginary) = (norm.real * scale, -(norm.imaginary * scale))
        let x = (a * real - b * imaginary, a * imaginary + b * real)
        let y = (c * real - d * imaginary, c * imaginary + d * real)
        return QM31(x.0, x.1, -y.0, -y.1)
    }
}

/// Numbers of 64 bits that stand for elements, on their way to a product.
extension M31 {
    @inlinable
    @inline(__always)
    var wide: UInt64 { UInt64(value) }

    @inlinable
    @inline(__always)
    static var wideModulus: UInt64 { UInt64(modulus) }

    /// A number below 2^31 + 2^33 of the same class: 2^31 is 1.
    @inlinable
    @inline(__always)
    static func folded(_ number: UInt64) -> UInt64 {
        (number & wideModulus) &+ (number &>> 31)
    }

    /// The class of a number below 2^37.
    @inlinable
    @inline(__always)
    init(below37Bits number: UInt64) {
        let folded = UInt32(truncatingIfNeeded: M31.folded(number))
        self.init(canonical: min(folded, folded &- M31.modulus))
    }
}

extension QM31: CustomStringConvertible {
    public var description: String { "(\(a), \(b), \(c), \(d))" }
}
