import Algebra
import Testing

@testable import Proving

/// Every kernel of the bus argument at every level, against its definition in scalar arithmetic.
@Suite("The kernels of the bus argument", .keepsOperands)
struct BusKernelTests {
    @Test("affine forms in columns", arguments: KernelCase.seeds)
    func affine(seed: Int) {
        var make = KernelCase(seed: seed)
        let (n, first, terms) = (make.length(), make.number(0...40), make.number(0...9))
        let columns = (0..<terms).map { _ in make.values(first + n) }
        let (constant, factors) = (make.element(), make.elements(terms))
        var expected = Array(repeating: constant, count: n)
        for (factor, column) in zip(factors, columns) {
            for index in 0..<n { expected[index] += factor * column[first + index] }
        }
        let placed = columns.map { make.place($0) }
        // A form without columns has no pointers; any will do.
        let pointers = placed.isEmpty ? [make.place([.zero])] : placed
        for kernels in Kernels.available {
            let out = make.room(n)
            let bases = pointers.map { UnsafePointer($0.base) }
            withWords(of: [constant]) { constant in
                withWords(of: factors + [.zero]) { factors in
                    kernels.bus.affine(out.base, out.stride, n, constant, bases, first, factors, terms)
                }
            }
            out.expect(expected, "\(kernels.name), \(n) of \(terms) terms")
        }
    }

    @Test("sums of two unit fractions", arguments: KernelCase.seeds)
    func addUnits(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let x = make.elements(2 * n)
        let isNegative = seed % 2 == 0
        let sums = (0..<n).map { index -> QM31 in x[2 * index] + x[2 * index + 1] }
        let numerators = isNegative ? sums.map { -$0 } : sums
        let products = (0..<n).map { index -> QM31 in x[2 * index] * x[2 * index + 1] }
        let source = make.place(x)
        for kernels in Kernels.available {
            let p = make.room(n)
            let q = make.room(beside: p)
            kernels.bus.add_units(
                p.base, q.base, p.stride, source.base, source.stride, n, isNegative ? 1 : 0)
            p.expect(numerators, "\(kernels.name), numerators of \(n)")
            q.expect(products, "\(kernels.name), denominators of \(n)")
            let r = make.room(n)
            kernels.bus.multiply(r.base, r.stride, source.base, source.stride, n)
            r.expect(products, "\(kernels.name), products of \(n)")
        }
    }

    @Test("sums of two fractions", arguments: KernelCase.seeds)
    func add(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (p, q) = (make.elements(2 * n), make.elements(2 * n))
        let numerators = (0..<n).map { index -> QM31 in
            let (left, right) = (2 * index, 2 * index + 1)
            let first = p[left] * q[right]
            return first + p[right] * q[left]
        }
        let denominators = (0..<n).map { index -> QM31 in q[2 * index] * q[2 * index + 1] }
        let (fromP, fromQ) = (make.place(p), make.place(q))
        for kernels in Kernels.available {
            let toP = make.room(n)
            let toQ = make.room(beside: toP)
            kernels.bus.add(
                toP.base, toQ.base, toP.stride, fromP.base, fromP.stride, fromQ.base, fromQ.stride, n)
            toP.expect(numerators, "\(kernels.name), numerators of \(n)")
            toQ.expect(denominators, "\(kernels.name), denominators of \(n)")
        }
    }

    @Test(
        "numerators that a multiple of their denominators is added to, also in place",
        arguments: KernelCase.seeds)
    func shear(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (p, q, lambda) = (make.elements(2 * n), make.elements(2 * n), make.element())
        let expected = p.indices.map { index -> QM31 in
            index % 2 == 0 ? p[index] + lambda * q[index] : p[index]
        }
        let fromQ = make.place(q)
        for kernels in Kernels.available {
            let fromP = make.place(p)
            let out = make.room(2 * n)
            withWords(of: [lambda]) { lambda in
                kernels.bus.shear(
                    out.base, out.stride, fromP.base, fromP.stride, fromQ.base, fromQ.stride, n, lambda)
                kernels.bus.shear(
                    fromP.base, fromP.stride, fromP.base, fromP.stride, fromQ.base, fromQ.stride, n, lambda)
            }
            out.expect(expected, "\(kernels.name), \(n) pairs")
            fromP.expect(expected, "\(kernels.name), \(n) pairs in place")
        }
    }

    @Test("pairs with a variable bound", arguments: KernelCase.seeds)
    func bind(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (x, z) = (make.elements(4 * n), make.element())
        let expected = (0..<2 * n).map { index -> QM31 in
            let low = 4 * (index / 2) + index % 2
            let step = x[low + 2] - x[low]
            return x[low] + z * step
        }
        let source = make.place(x)
        for kernels in Kernels.available {
            let out = make.room(2 * n)
            withWords(of: [z]) { z in
                kernels.bus.bind(out.base, out.stride, source.base, source.stride, n, z)
            }
            out.expect(expected, "\(kernels.name), \(n) pairs")
        }
    }

    @Test("rounds of products and of fractions", arguments: KernelCase.seeds)
    func rounds(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (s, q, w) = (make.elements(4 * n), make.elements(4 * n), make.elements(n))
        var (product, fraction) = ([QM31.zero, .zero], [QM31.zero, .zero])
        for i in 0..<n {
            let (here, there) = (4 * i, 4 * i + 2)
            let (s0, p1, q0, q1) = (s[here], s[here + 1], q[here], q[here + 1])
            let (s2, p3, q2, q3) = (s[there], s[there + 1], q[there], q[there + 1])
            let (ds, dp, d0, d1) = (s2 - s0, p3 - p1, q2 - q0, q3 - q1)
            product[0] += w[i] * (q0 * q1)
            product[1] += w[i] * (d0 * d1)
            let (first, second) = (s0 * q1, p1 * q0)
            fraction[0] += w[i] * (first + second)
            let (third, fourth) = (ds * d1, dp * d0)
            fraction[1] += w[i] * (third + fourth)
        }
        let (placedS, placedQ, weights) = (make.place(s), make.place(q), make.place(w))
        for kernels in Kernels.available {
            let (sums, both) = (make.sums(2), make.sums(2))
            kernels.bus.product_round(
                sums.base, placedQ.base, placedQ.stride, n, weights.base, weights.stride)
            kernels.bus.fraction_round(
                both.base, placedS.base, placedS.stride, placedQ.base, placedQ.stride, n, weights.base,
                weights.stride)
            sums.expectSums(product, "\(kernels.name), products of \(n)")
            both.expectSums(fraction, "\(kernels.name), fractions of \(n)")
        }
    }
}
