import Algebra
import Testing

@Suite("Multilinear polynomials")
struct MultilinearTests {
    private let point = Array(QM31Tests.samples[..<4])
    private let values = QM31Tests.samples + QM31Tests.samples[..<4]

    @Test("a value at a point is the sum of all values weighted by eq")
    func evaluate() {
        #expect(
            Multilinear.evaluate(values, at: point) == Multilinear.dot(Multilinear.eqTable(point), values))
    }

    @Test("eq of bits is the entry of the table")
    func bits() {
        let table = Multilinear.eqTable(point)
        for number in 0..<16 { #expect(Multilinear.eq(point, bitsOf: number, from: 0) == table[number]) }
        #expect(
            Multilinear.eq(point, bitsOf: 0b1010, from: 2)
                == Multilinear.eq(point[3], bit: 1) * Multilinear.eq(point[2], bit: 0))
    }

    @Test("eq of two points is the product over their coordinates")
    func eqOfPoints() {
        let (a, b) = (point[0], point[1])
        #expect(Multilinear.eq(a, b) == a * b + (QM31.one - a) * (QM31.one - b))
        #expect(Multilinear.eq(a, .one) == a)
    }

    @Test("the indicator of the first rows is extended in closed form", arguments: 0...16)
    func prefix(_ count: Int) {
        let sum = Multilinear.eqTable(point)[..<count].reduce(.zero, +)
        #expect(Multilinear.prefix(point, count: count) == sum)
    }

    @Test("a round gives the polynomial's value at the challenge")
    func rounds() throws {
        let (coefficients, r, z) = (point, values[5], values[6])
        let (atZero, atOne) = (coefficients[0], coefficients.reduce(.zero, +))
        let claim = (QM31.one - r) * atZero + r * atOne
        let expected = Multilinear.horner(coefficients, at: z)
        #expect(Multilinear.eqRound(claim: claim, r: r, tail: Array(coefficients[1...]), z: z) == expected)
        #expect(Multilinear.valueAtOne(claim: claim, r: r, atZero: atZero) == atOne)
        #expect(Multilinear.valueAtOne(claim: claim, r: .zero, atZero: atZero) == nil)
        let quadratic = Array(coefficients[..<3])
        let sum = quadratic[0] + quadratic.reduce(.zero, +)
        let next = Multilinear.productRound(claim: sum, constant: quadratic[0], quadratic: quadratic[2], z: z)
        #expect(next == Multilinear.horner(quadratic, at: z))
    }
}
