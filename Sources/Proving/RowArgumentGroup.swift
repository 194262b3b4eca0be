import Algebra
import CKernels
import ProofSystem

/// The pieces of one height. They have the same weights eq(r, ·), so their affine forms are bound as one vector.
///
/// The affine part and the results of either degree keep claims of their own: what a round polynomial of degree d sums to
/// saves one of its d + 1 values.
final class RowArgumentGroup: @unchecked Sendable {
    let logHeight: Int
    /// Numbers of the pieces in the layout.
    let numbers: [Int]
    let pieces: [RowArgumentPiece]
    /// Blocks of rows that the window binds.
    let blocks: Int
    /// eq of the coordinates of r from the variable at hand to the last one of the height.
    let weights: ExtensionVector
    /// What the affine part and the results of degree 2 and 3 sum to over the unbound variables.
    private(set) var linear = QM31.zero
    private(set) var quadratic = QM31.zero
    private(set) var cubic = QM31.zero

    private let kernels: Kernels
    /// The affine form, and the leaves of the pieces that have any; empty before the rounds.
    private var form = RowArgumentBank([], length: 0)
    private var leaves: [(piece: RowArgumentPiece, bank: RowArgumentBank)] = []

    private init(
        _ numbers: [Int], _ pieces: [RowArgumentPiece], logHeight: Int, window: Int, point: [QM31],
        _ kernels: Kernels
    ) {
        self.numbers = numbers
        self.pieces = pieces
        self.logHeight = logHeight
        self.kernels = kernels
        blocks = 1 << (logHeight - window)
        weights = kernels.eqTable(point[window..<logHeight])
    }

    /// The groups of a layout, highest first.
    static func all(
        _ pieces: [RowArgumentPiece], _ layout: Layout, point: [QM31], _ kernels: Kernels
    ) -> [RowArgumentGroup] {
        let shape = layout.shape.pieces
        return Set(shape.map(\.logHeight)).sorted(by: >).map { logHeight in
            let numbers = shape.indices.filter { shape[$0].logHeight == logHeight }
            return RowArgumentGroup(
                numbers, numbers.map { pieces[$0] }, logHeight: logHeight,
                window: layout.parameters.window, point: point, kernels)
        }
    }

    /// Takes over from the window, bound at ξ to the weights `low`.
    func begin(_ polynomial: RowArgumentWindow.Polynomial, at xi: QM31, low: [QM31]) {
        linear = Multilinear.dot(low, polynomial.linear)
        quadratic = Window.interpolate(polynomial.quadratic, at: xi)
        cubic = Window.interpolate(polynomial.cubic, at: xi)
        form = RowArgumentBank([pieces.map { $0.collapse(low: low) }], length: blocks)
        leaves = pieces.filter(\.program.hasCode).map { piece in
            (piece, RowArgumentBank(piece.leafCollapses(low: low).map { [$0] }, length: blocks))
        }
    }

    // MARK: - Rounds

    /// Sums of a round over some pairs: at 0 of the affine part, at 0 and 2 of the results of degree 2, at 0, 2 and 3 of
    /// those of degree 3.
    struct Sums: Sendable {
        var linear = QM31.zero
        var quadratic = (QM31.zero, QM31.zero)
        var cubic = (QM31.zero, QM31.zero, QM31.zero)

        static func += (left: inout Sums, right: Sums) {
            left.linear += right.linear
            left.quadratic.0 += right.quadratic.0
            left.quadratic.1 += right.quadratic.1
            left.cubic.0 += right.cubic.0
            left.cubic.1 += right.cubic.1
            left.cubic.2 += right.cubic.2
        }
    }

    /// Pairs of the round at hand.
    var pairs: Int { form.length / 2 }

    /// What a pair costs in the round at hand, in nanoseconds, roughly.
    var effort: Int {
        let leafCount = leaves.reduce(0) { $0 + $1.bank.effort }
        return 10 * (1 + form.effort + 4 * leafCount)
    }

    /// Starts a round: from now on the weights are those of the variables after the one that it binds.
    func startRound() {
        kernels.rows.addPairs(weights.base, weights.stride, pairs, weights.base, weights.stride)
    }

    /// Makes the values of some pairs and sums over them.
    func sums(_ range: Range<Int>) -> Sums {
        var result = Sums()
        let (first, count) = (range.lowerBound, range.count)
        form.make(kernels, first: 2 * first, count: 2 * count)
        var words: [UInt32] = [0, 0, 0, 0]
        kernels.rows.evenSum(
            form.base + 2 * first, form.stride, count, weights.base + first, weights.stride, &words)
        result.linear = QM31(words: words)
        for (piece, bank) in leaves {
            bank.make(kernels, first: 2 * first, count: 2 * count)
            add(piece, bank, range, to: &result)
        }
        return result
    }

    private func add(
        _ piece: RowArgumentPiece, _ bank: RowArgumentBank, _ range: Range<Int>, to result: inout Sums
    ) {
        let program = piece.program
        let (quadratic, cubic) = (program.quadratic, program.cubic)
        let resultWords = 4 * (2 * quadratic.count + 3 * cubic.count)
        let scratchWords = 12 * Int(NexusRowLanes) * program.code.places
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: resultWords) { sums in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: scratchWords) { scratch in
                guard let values = sums.baseAddress, let places = scratch.baseAddress else { return }
                values.initialize(repeating: 0, count: resultWords)
                kernels.rows.round(
                    program.code.program, bank.base + 2 * range.lowerBound, bank.length, bank.stride,
                    range.count,
                    weights.base + range.lowerBound, weights.stride, places, values)
                var points = values
                for factor in piece.factors[quadratic] {
                    result.quadratic.0 += factor * QM31(sums: points)
                    result.quadratic.1 += factor * QM31(sums: points + 4)
                    points += 8
                }
                for factor in piece.factors[cubic] {
                    result.cubic.0 += factor * QM31(sums: points)
                    result.cubic.1 += factor * QM31(sums: points + 4)
                    result.cubic.2 += factor * QM31(sums: points + 8)
                    points += 12
                }
            }
        }
    }

    /// Ends a round with the claims of its polynomials at the challenge.
    func endRound(linear: QM31, quadratic: QM31, cubic: QM31, z: QM31) {
        self.linear = linear
        self.quadratic = quadratic
        self.cubic = cubic
        form.bind(z)
        for index in leaves.indices { leaves[index].bank.bind(z) }
    }
}

extension Kernels {
    /// eq(point, x) for all corners x.
    func eqTable(_ point: some Collection<QM31>) -> ExtensionVector {
        let table = ExtensionVector(count: 1 << point.count)
        for (coordinate, word) in QM31.one.wordArray.enumerated() { table.plane(coordinate)[0] = word }
        var count = 1
        for coordinate in point {
            rows.extendTable(table.base, table.stride, count, coordinate.wordArray)
            count *= 2
        }
        return table
    }
}
