/// A function of a row's number, written in the bits of that number: a sum of products of bits and of their
/// complements.
///
/// As a polynomial it has degree at most 1 in each bit, so it is its own multilinear extension: a verifier evaluates
/// a table of 2^17 rows in a few dozen multiplications.
public struct BitPolynomial: Sendable, Hashable {
    /// coefficient · Π b_j over `ones` · Π (1 − b_j) over `zeros`; bit j of the sets stands for b_j.
    public struct Term: Sendable, Hashable {
        public let coefficient: UInt32
        public let ones: UInt32
        public let zeros: UInt32

        public init(_ coefficient: UInt32, ones: UInt32, zeros: UInt32 = 0) {
            precondition(ones & zeros == 0, "no bit is 1 and 0 at once")
            self.coefficient = coefficient
            self.ones = ones
            self.zeros = zeros
        }
    }

    public let terms: [Term]

    public init(_ terms: [Term]) {
        self.terms = terms
    }

    /// The number that the bits `range` of a row's number form, the lowest of them counting 1.
    public init(bits range: Range<UInt32>) {
        self.init(range.map { Term(1 << ($0 - range.lowerBound), ones: 1 << $0) })
    }

    /// The value at a row; coefficients add up below 2^32.
    public func value(at row: Int) -> UInt32 {
        let bits = UInt32(truncatingIfNeeded: row)
        return terms.reduce(0) { sum, term in
            bits & term.ones == term.ones && bits & term.zeros == 0 ? sum &+ term.coefficient : sum
        }
    }
}
