import Algebra

/// A polynomial of degree 3 at most, by its values at 0, 1, 2 and 3.
struct RowArgumentCubic {
    var at0: QM31
    var at1: QM31
    var at2: QM31
    var at3: QM31

    /// A polynomial of degree 3.
    init(_ at0: QM31, _ at1: QM31, _ at2: QM31, _ at3: QM31) {
        self.at0 = at0
        self.at1 = at1
        self.at2 = at2
        self.at3 = at3
    }

    /// A polynomial of degree 2.
    init(_ at0: QM31, _ at1: QM31, _ at2: QM31) {
        let difference = at2 - at1
        self.init(at0, at1, at2, at0 + difference + difference + difference)
    }

    /// A polynomial of degree 1.
    init(_ at0: QM31, _ at1: QM31) {
        let rise = at1 - at0
        self.init(at0, at1, at1 + rise, at1 + rise + rise)
    }

    /// A constant.
    init(_ value: QM31) {
        self.init(value, value, value, value)
    }

    /// The constant coefficient, then the others.
    var coefficients: [QM31] {
        // By Newton: at0 + first X + half second X(X − 1) + sixth third X(X − 1)(X − 2).
        let first = at1 - at0
        let second = at2 - at1 - first
        let step = at2 - at1
        let third = at3 - at2 - step - second
        let half = second * M31.inversePowerOfTwo(1)
        let sixth = third * Self.sixth
        return [at0, first - half + sixth + sixth, half - sixth - sixth - sixth, sixth]
    }

    func value(at z: QM31) -> QM31 { Multilinear.horner(coefficients, at: z) }

    private static let sixth = M31(UInt32(6)).inverse ?? .zero
}
