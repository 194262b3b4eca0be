import Algebra
import CKernels
import Constraints
import ProofSystem

/// The window of the row argument: T(x) = Σ_blocks eq(r, block)·g(block, x), the columns of a block of 2^window rows
/// continued as polynomials from the nodes 0, …, 2^window − 1.
///
/// All in the base field but for the weights. The affine form needs no more than the sums of its columns at the nodes.
/// The rest is evaluated on all points, at the nodes too, though rules vanish there unless one is broken: fields of
/// tuples do not, it costs little (nothing needs to be continued), and a prover need not be told whether rules hold.
struct RowArgumentWindow {
    /// T of one group in three parts of known degree.
    struct Polynomial: Sendable {
        /// At the nodes: the degree is 2^window − 1.
        var linear: [QM31]
        /// At 0, …, 2(2^window − 1).
        var quadratic: [QM31]
        /// At 0, …, 3(2^window − 1).
        var cubic: [QM31]

        init(nodes: Int) {
            linear = Array(repeating: .zero, count: nodes)
            quadratic = Array(repeating: .zero, count: 2 * (nodes - 1) + 1)
            cubic = Array(repeating: .zero, count: ConstraintProgram.maxDegree * (nodes - 1) + 1)
        }

        static func += (left: inout Polynomial, right: Polynomial) {
            for index in left.linear.indices { left.linear[index] += right.linear[index] }
            for index in left.quadratic.indices { left.quadratic[index] += right.quadratic[index] }
            for index in left.cubic.indices { left.cubic[index] += right.cubic[index] }
        }

        /// The whole at 0, …, 3(2^window − 1): the message.
        var message: [QM31] {
            cubic.indices.map { index in
                let point = QM31(M31(UInt32(index)))
                let one =
                    index < linear.count ? linear[index] : Window.interpolate(linear, at: point)
                let two =
                    index < quadratic.count ? quadratic[index] : Window.interpolate(quadratic, at: point)
                return one + two + cubic[index]
            }
        }
    }

    private let groups: [RowArgumentGroup]
    private let nodes: Int
    private let kernels: Kernels

    init(_ groups: [RowArgumentGroup], nodes: Int, _ kernels: Kernels) {
        precondition(nodes <= Int(NexusRowNodes), "the kernels bind four variables at most")
        self.groups = groups
        self.nodes = nodes
        self.kernels = kernels
    }

    /// T of each group.
    func polynomials(_ control: ProverControl) throws(ProvingError) -> [Polynomial] {
        let work = RowArgumentUnit.all(groups)
        let results = Parallel.map(count: work.count) { index in
            guard control.mayContinue() else { return Polynomial(nodes: nodes) }
            return polynomial(work[index])
        }
        try control.checkpoint()
        var total = groups.map { group in
            var polynomial = Polynomial(nodes: nodes)
            // The weights sum to 1.
            let constant = group.pieces.reduce(QM31.zero) { $0 + $1.constant }
            for index in polynomial.linear.indices { polynomial.linear[index] = constant }
            return polynomial
        }
        for (unit, result) in zip(work, results) { total[unit.group] += result }
        return total
    }

    private func polynomial(_ unit: RowArgumentUnit) -> Polynomial {
        let piece = groups[unit.group].pieces[unit.piece]
        let weights = groups[unit.group].weights
        var result = Polynomial(nodes: nodes)
        addForm(piece, unit.blocks, weights, to: &result)
        if piece.program.hasCode { addResults(piece, unit.blocks, weights, to: &result) }
        return result
    }

    private func addForm(
        _ piece: RowArgumentPiece, _ blocks: Range<Int>, _ weights: ExtensionVector,
        to result: inout Polynomial
    ) {
        for column in piece.linearColumns {
            let sums = kernels.columnSums(piece.columns[column], blocks, nodes: nodes, weights)
            let coefficient = piece.coefficients[column]
            for index in 0..<nodes { result.linear[index] += coefficient * sums[index] }
        }
    }

    private func addResults(
        _ piece: RowArgumentPiece, _ blocks: Range<Int>, _ weights: ExtensionVector,
        to result: inout Polynomial
    ) {
        let program = piece.program
        let (quadratic, cubic) = (result.quadratic.count, result.cubic.count)
        let resultWords = 4 * (program.quadratic.count * quadratic + program.cubic.count * cubic)
        let scratchWords = Int(NexusRowLanes) * (program.code.places * cubic + nodes)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: resultWords) { sums in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: scratchWords) { scratch in
                guard var values = sums.baseAddress, let places = scratch.baseAddress else { return }
                values.initialize(repeating: 0, count: resultWords)
                piece.columns.withUnsafeBufferPointer { columns in
                    guard let columns = columns.baseAddress else { return }
                    kernels.rows.window(
                        program.code.program, columns, blocks.lowerBound, blocks.count, UInt32(nodes), 0,
                        weights.base + blocks.lowerBound, weights.stride, places, values)
                }
                for factor in piece.factors[program.quadratic] {
                    for index in 0..<quadratic {
                        result.quadratic[index] += factor * QM31(sums: values)
                        values += 4
                    }
                }
                for factor in piece.factors[program.cubic] {
                    for index in 0..<cubic {
                        result.cubic[index] += factor * QM31(sums: values)
                        values += 4
                    }
                }
            }
        }
    }
}

extension Kernels {
    /// Σ_block weight(block)·column[nodes·block + x] for each x, over some blocks.
    func columnSums(
        _ column: UnsafePointer<UInt32>, _ blocks: Range<Int>, nodes: Int, _ weights: ExtensionVector
    ) -> [QM31] {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4 * nodes) { buffer in
            guard let sums = buffer.baseAddress else { return [] }
            sums.initialize(repeating: 0, count: 4 * nodes)
            rows.columnSums(
                column + blocks.lowerBound * nodes, blocks.count, UInt32(nodes),
                weights.base + blocks.lowerBound, weights.stride, sums)
            return (0..<nodes).map { QM31(sums: sums + $0, step: nodes) }
        }
    }
}
