import Algebra
import CKernels
import ProofSystem

/// A piece as the row argument sees it: its columns, and what is summed over its rows, as one affine form in the columns
/// plus a multiple of each result of its program's code.
///
/// The sum is that of weight · (the numerator's column + λ · denominator) over the entries and of power · rule over the
/// rules; its cost hardly depends on how many entries there are.
struct RowArgumentPiece: @unchecked Sendable {
    let program: RowArgumentProgram
    /// The cells of all columns of the recording, which the witness keeps.
    let columns: [UnsafePointer<UInt32>]
    private(set) var constant = QM31.zero
    private(set) var coefficients: [QM31]
    /// Of the results of the code.
    private(set) var factors: [QM31]

    /// `powers` of λ are those of the rules, `weights` those of the entries at the point of the bus argument.
    init(
        _ program: RowArgumentProgram, columns: [UnsafePointer<UInt32>], powers: [QM31], weights: [QM31],
        lambda: QM31, challenges: BusChallenges
    ) {
        self.program = program
        self.columns = columns
        factors = Array(repeating: .zero, count: program.cubic.upperBound)
        coefficients = Array(repeating: .zero, count: columns.count)
        for (entry, weight) in zip(program.entries, weights) {
            let scale = lambda * weight
            constant += scale * challenges.constant(bus: entry.bus)
            for (position, field) in entry.tuple.enumerated() {
                add(field, times: -(scale * challenges.coefficients[position + 1]))
            }
            if let count = entry.count { coefficients[count.column] += weight * count.sign }
        }
        for (rule, power) in zip(program.rules, powers) { add(rule, times: power) }
    }

    /// The pieces of a witness, in the order of its shape.
    static func all(of witness: Witness, _ sum: RowSum, _ challenges: BusChallenges) -> [RowArgumentPiece] {
        let (circuit, layout) = (witness.circuit, witness.layout)
        var programs: [Int: RowArgumentProgram] = [:]
        return layout.shape.pieces.enumerated().map { number, piece in
            let table = circuit.tables[piece.table]
            let program = programs[piece.table] ?? RowArgumentProgram(table)
            programs[piece.table] = program
            let first = sum.firstPower[number]
            return RowArgumentPiece(
                program,
                columns: table.columns.indices.map { witness.column(piece: number, column: $0) },
                powers: Array(sum.powers[first..<first + table.constraints.count]),
                weights: Array(sum.weights.entries[layout.entriesOfPiece[number]]), lambda: sum.lambda,
                challenges: challenges)
        }
    }

    private mutating func add(_ summand: RowArgumentProgram.Summand, times factor: QM31) {
        if let (result, scale) = summand.result { factors[result] += factor * scale }
        constant += factor * summand.form.constant
        for term in summand.form.terms { coefficients[term.column] += factor * term.coefficient }
    }

    /// Columns that the affine form mentions.
    var linearColumns: [Int] { columns.indices.filter { !coefficients[$0].isZero } }

    /// The affine form with its window bound to `low`.
    func collapse(low: [QM31]) -> RowArgumentCollapse {
        let used = linearColumns
        return RowArgumentCollapse(
            columns: used.map { columns[$0] }, coefficients: used.map { coefficients[$0] },
            constant: constant,
            low: low)
    }

    /// Each leaf with its window bound to `low`.
    func leafCollapses(low: [QM31]) -> [RowArgumentCollapse] {
        program.code.leaves.map { leaf in
            RowArgumentCollapse(
                columns: leaf.terms.map { columns[$0.column] },
                coefficients: leaf.terms.map { QM31($0.coefficient) },
                constant: QM31(leaf.constant), low: low)
        }
    }
}

/// An affine form in some columns, the window bound to a vector of weights: an extension value for each block of rows.
struct RowArgumentCollapse: @unchecked Sendable {
    private let columns: [UnsafePointer<UInt32>]
    private let constant: [UInt32]
    /// In the order that the kernel asks for.
    private let factors: [UInt64]
    private let nodes: Int

    init(columns: [UnsafePointer<UInt32>], coefficients: [QM31], constant: QM31, low: [QM31]) {
        self.columns = columns
        self.constant = constant.wordArray
        nodes = low.count
        // Even nodes before odd ones.
        let order =
            stride(from: 0, to: low.count, by: 2).map { low[$0] }
            + stride(from: 1, to: low.count, by: 2).map { low[$0] }
        var factors: [UInt64] = []
        factors.reserveCapacity(4 * columns.count * low.count)
        for coefficient in coefficients {
            let products = order.map { coefficient * $0 }
            factors += products.map { UInt64($0.a.value) }
            factors += products.map { UInt64($0.b.value) }
            factors += products.map { UInt64($0.c.value) }
            factors += products.map { UInt64($0.d.value) }
        }
        self.factors = factors
    }

    var columnCount: Int { columns.count }

    /// Writes, or adds, the values of blocks `first ..< first + count` to `values`.
    func write(
        _ kernels: Kernels, first: Int, count: Int, adding: Bool, to values: UnsafeMutablePointer<UInt32>,
        stride: Int
    ) {
        columns.withUnsafeBufferPointer { columns in
            factors.withUnsafeBufferPointer { factors in
                // An affine form without columns has no pointers to hand over; any will do.
                let words = UnsafePointer(values)
                withUnsafePointer(to: words) { spare in
                    kernels.rows.collapse(
                        columns.baseAddress ?? spare, UInt32(columns.count),
                        factors.baseAddress ?? UnsafeRawPointer(words).assumingMemoryBound(to: UInt64.self),
                        constant, first, count, UInt32(nodes), adding ? 1 : 0, values, stride)
                }
            }
        }
    }
}

extension QM31 {
    /// The coordinates as kernels take them.
    var wordArray: [UInt32] { [a.value, b.value, c.value, d.value] }

    /// An element of four sums that are not reduced.
    init(sums: UnsafePointer<UInt64>, step: Int = 1) {
        func reduced(_ index: Int) -> M31 {
            M31(UInt32(truncatingIfNeeded: sums[index * step] % UInt64(M31.modulus)))
        }
        self.init(reduced(0), reduced(1), reduced(2), reduced(3))
    }

    /// An element of four canonical words.
    init(words: [UInt32]) {
        self.init(M31(words[0]), M31(words[1]), M31(words[2]), M31(words[3]))
    }
}
