import Algebra
import CKernels
import Constraints

/// Straight-line code for nodes of a recording that multiply columns, as the kernels run it.
///
/// A class, because the kernels read its memory. It is never written after `init`.
final class PolynomialCode: @unchecked Sendable {
    /// The forms that the code multiplies.
    let leaves: [AffineForm]
    let program: UnsafePointer<NexusRowProgram>

    private let steps: UnsafeMutablePointer<NexusRowStep>
    private let words: UnsafeMutablePointer<UInt32>

    /// Code whose results are the nodes of degree 2, then those of degree 3, in these orders; `forms` are those of all
    /// nodes.
    init(_ recording: ConstraintProgram, forms: [AffineForm?], quadratic: [Int], cubic: [Int]) {
        var compiler = RowArgumentCompiler(recording, forms: forms, results: quadratic + cubic)
        leaves = compiler.leaves
        let (first, second) = (compiler.code(quadratic), compiler.code(cubic))
        steps = .allocate(capacity: first.steps.count + second.steps.count + 1)
        for (index, step) in (first.steps + second.steps).enumerated() {
            (steps + index).initialize(to: step)
        }
        let terms = leaves.flatMap(\.terms)
        var starts: [UInt32] = [0]
        for leaf in leaves { starts.append(starts[starts.count - 1] + UInt32(leaf.terms.count)) }
        let content = terms.map { UInt32($0.column) } + terms.map(\.coefficient.value) + starts
        words = .allocate(capacity: content.count)
        words.initialize(from: content, count: content.count)
        let program = UnsafeMutablePointer<NexusRowProgram>.allocate(capacity: 1)
        program.initialize(
            to: NexusRowProgram(
                termColumns: words, termCoefficients: words + terms.count,
                leafTerms: words + 2 * terms.count,
                leafCount: UInt32(leaves.count),
                placeCount: UInt32(leaves.count + max(first.registers, second.registers)),
                quadratic: NexusRowCode(
                    steps: steps, stepCount: UInt32(first.steps.count), resultCount: UInt32(quadratic.count)),
                cubic: NexusRowCode(
                    steps: steps + first.steps.count, stepCount: UInt32(second.steps.count),
                    resultCount: UInt32(cubic.count))))
        self.program = UnsafePointer(program)
    }

    deinit {
        UnsafeMutablePointer(mutating: program).deallocate()
        steps.deallocate()
        words.deallocate()
    }

    /// Leaves and registers.
    var places: Int { Int(program.pointee.placeCount) }
}
