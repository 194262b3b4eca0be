import Algebra
import Testing

@testable import Proving

/// The kernels of the row argument that are loops over data, at every level, against their definition in scalar
/// arithmetic. Those that run code are compared on whole arguments (`RowArgumentTests`).
@Suite("The kernels of the row argument", .keepsOperands)
struct RowKernelTests {
    private static let windows = [2, 4, 8, 8, 8, 16]

    @Test("weighted sums of blocks of a column", arguments: KernelCase.seeds)
    func columnSums(seed: Int) {
        var make = KernelCase(seed: seed)
        let (nodes, blocks) = (Self.windows[seed % Self.windows.count], make.length(most: 200))
        let (column, weights) = (make.values(nodes * blocks), make.elements(blocks))
        var expected = Array(repeating: QM31.zero, count: nodes)
        for block in 0..<blocks {
            for x in 0..<nodes { expected[x] += weights[block] * column[nodes * block + x] }
        }
        let (cells, placed) = (make.place(column), make.place(weights))
        for kernels in Kernels.available {
            // Sums are added to.
            var sums = (0..<4 * nodes).map { UInt64($0) }
            kernels.rows.columnSums(
                cells.base, blocks, UInt32(nodes), placed.base, placed.stride, &sums)
            for x in 0..<nodes {
                let found = (0..<4).map { plane -> M31 in
                    let place = plane * nodes + x
                    return M31(UInt32((sums[place] - UInt64(place)) % UInt64(M31.modulus)))
                }
                #expect(
                    QM31(found[0], found[1], found[2], found[3]) == expected[x],
                    "\(kernels.name), place \(x) of \(blocks) blocks of \(nodes)")
            }
        }
    }

    @Test("affine forms with their window bound, written and added", arguments: KernelCase.seeds)
    func collapse(seed: Int) {
        var make = KernelCase(seed: seed)
        let (nodes, blocks) = (Self.windows[seed % Self.windows.count], make.length(most: 150))
        let (first, count) = (make.number(0...5), make.number(0...5))
        let columns = (0..<count).map { _ in make.values(nodes * (first + blocks)) }
        let (low, coefficients) = (make.elements(nodes), make.elements(count))
        let constant = make.element()
        var expected = Array(repeating: constant, count: blocks)
        for (column, coefficient) in zip(columns, coefficients) {
            for block in 0..<blocks {
                for x in 0..<nodes {
                    expected[block] += coefficient * low[x] * column[nodes * (first + block) + x]
                }
            }
        }
        let placed = columns.map { make.place($0) }
        let form = RowArgumentCollapse(
            columns: placed.map { UnsafePointer($0.base) }, coefficients: coefficients, constant: constant,
            low: low)
        for kernels in Kernels.available {
            let values = make.room(blocks)
            form.write(
                kernels, first: first, count: blocks, adding: false, to: values.base, stride: values.stride)
            values.expect(expected, "\(kernels.name), \(blocks) blocks of \(nodes)")
            form.write(
                kernels, first: first, count: blocks, adding: true, to: values.base, stride: values.stride)
            values.expect(expected.map { $0 + $0 }, "\(kernels.name), \(blocks) blocks of \(nodes), added")
        }
    }

    @Test(
        "vectors with a variable bound, added in pairs, and summed at even places",
        arguments: KernelCase.seeds)
    func pairs(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (x, w, z) = (make.elements(2 * n), make.elements(n), make.element())
        let bound = Multilinear.bind(x, z)
        let added = (0..<n).map { index -> QM31 in x[2 * index] + x[2 * index + 1] }
        var even = QM31.zero
        for index in 0..<n { even += w[index] * x[2 * index] }
        let (source, weights) = (make.place(x), make.place(w))
        for kernels in Kernels.available {
            let (target, sums, sum) = (make.room(n), make.room(n), make.sums(1))
            withWords(of: [z]) { z in
                kernels.rows.bind(source.base, source.stride, n, z, target.base, target.stride)
            }
            target.expect(bound, "\(kernels.name), \(n) bound")
            kernels.rows.addPairs(source.base, source.stride, n, sums.base, sums.stride)
            sums.expect(added, "\(kernels.name), \(n) pairs")
            let copy = make.place(x)
            kernels.rows.addPairs(copy.base, copy.stride, n, copy.base, copy.stride)
            #expect(
                (0..<n).allSatisfy { copy[$0] == added[$0] } && copy.words.isIntact,
                "\(kernels.name), in place")
            kernels.rows.evenSum(source.base, source.stride, n, weights.base, weights.stride, sum.base)
            sum.expectSums([even], "\(kernels.name), \(n) even places")
        }
    }

    @Test("tables of eq with another variable", arguments: KernelCase.seeds)
    func extendTable(seed: Int) {
        var make = KernelCase(seed: seed)
        let n = make.length()
        let (table, z) = (make.elements(n), make.element())
        let high = table.map { $0 * z }
        let expected = zip(table, high).map { $0 - $1 } + high
        for kernels in Kernels.available {
            let placed = make.place(table + Array(repeating: .zero, count: n))
            withWords(of: [z]) { kernels.rows.extendTable(placed.base, placed.stride, n, $0) }
            placed.expect(expected, "\(kernels.name), \(n) entries")
        }
    }
}
