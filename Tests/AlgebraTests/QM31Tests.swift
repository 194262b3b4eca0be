import Algebra
import Testing

@Suite("The extension field")
struct QM31Tests {
    /// Elements without pattern, the same in every run.
    static let samples: [QM31] = {
        var state: UInt64 = 7
        func word() -> M31 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return M31(UInt32(truncatingIfNeeded: state >> 33))
        }
        return (0..<12).map { _ in QM31(word(), word(), word(), word()) }
    }()

    @Test("it is a ring")
    func ring() {
        for (a, b, c) in zip(Self.samples, zip(Self.samples.dropFirst(), Self.samples.dropFirst(2))).map({
            ($0, $1.0, $1.1)
        }) {
            #expect(a * (b + c) == a * b + a * c)
            #expect((a * b) * c == a * (b * c))
            #expect(a * b == b * a)
            #expect(a - b + b == a)
            #expect(-a + a == .zero)
            #expect(a * QM31.one == a)
            #expect(a * b.a == a * QM31(b.a))
        }
    }

    @Test("i² = −1 and u² = 2 + i")
    func relations() {
        let i = QM31(.zero, .one, .zero, .zero)
        let u = QM31(.zero, .zero, .one, .zero)
        #expect(i * i == -QM31.one)
        #expect(u * u == QM31(M31(UInt32(2)), .one, .zero, .zero))
    }

    @Test("products of the greatest words are right")
    func extremes() {
        let top = M31(M31.modulus - 1)
        let value = QM31(top, top, top, top)
        let ones = QM31(.one, .one, .one, .one)
        #expect(value == -ones)
        #expect(value * value == ones * ones)
        #expect(value * ones == -(ones * ones))
    }

    @Test("a product is that of polynomials in i and u, at the greatest and least words too")
    func schoolbook() {
        let ends = [M31.zero, .one, M31(M31.modulus - 1)]
        var values = Self.samples
        for code in 0..<81 {
            values.append(QM31(ends[code % 3], ends[code / 3 % 3], ends[code / 9 % 3], ends[code / 27]))
        }
        for x in values {
            for y in values {
                let s = x.c * y.c - x.d * y.d
                let t = x.c * y.d + x.d * y.c
                #expect(
                    x * y
                        == QM31(
                            x.a * y.a - x.b * y.b + s + s - t, x.a * y.b + x.b * y.a + s + t + t,
                            x.a * y.c - x.b * y.d + x.c * y.a - x.d * y.b,
                            x.a * y.d + x.b * y.c + x.c * y.b + x.d * y.a))
            }
        }
    }

    @Test("every element but zero has an inverse")
    func inverses() {
        for value in Self.samples + [.one, QM31(.zero, .zero, .zero, .one)] {
            #expect(value.inverse.map { $0 * value } == .one)
        }
        #expect(QM31.zero.inverse == nil)
    }

    @Test("words that are p or more are refused")
    func canonical() {
        let value = QM31(exactly: 1, 2, 3, 4)
        #expect(value?.a.value == 1 && value?.d.value == 4)
        #expect(QM31(exactly: M31.modulus, 0, 0, 0) == nil)
        #expect(QM31(exactly: 0, 0, 0, M31.modulus) == nil)
    }
}
