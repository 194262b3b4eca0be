import Algebra
import CKernels
import Constraints
import ProofSystem

/// The rules and bus entries of one table as the row argument wants them: sorted by degree, what is affine as forms,
/// the rest as code for the kernels.
///
/// A rule of degree 2 is a polynomial of degree 2(2^window − 1) on a block, so half as many points tell it as one of
/// degree 3; hence code of its own for each degree. Affine rules cost nothing: they join the linear form that
/// all bus entries of the table collapse to.
///
/// A class, because the kernels read its memory. It is never written after `init`.
final class RowArgumentProgram: @unchecked Sendable {
    /// A bus entry.
    struct Entry {
        let bus: Int
        let tuple: [RowArgumentForm]
        /// Of an offer: the column that is its numerator, and the sign of that. Other numerators are public.
        let count: (column: Int, sign: M31)?
    }

    let entries: [Entry]
    /// Rules of degree 1: their numbers and forms.
    let affine: [(rule: Int, form: RowArgumentForm)]
    /// The numbers of the rules of degree 2 and 3, in the order of the code's results.
    let quadratic: [Int]
    let cubic: [Int]
    let leaves: [RowArgumentForm]
    let code: UnsafePointer<NexusRowProgram>

    private let steps: UnsafeMutablePointer<NexusRowStep>
    private let words: UnsafeMutablePointer<UInt32>

    init(_ program: ConstraintProgram) {
        let forms = RowArgumentForm.all(of: program)
        func form(_ node: Int) -> RowArgumentForm {
            guard let form = forms[node] else {
                preconditionFailure("\(program.name): values of tuples have degree 1")
            }
            return form
        }
        entries = program.entries.map { entry in
            var count: (Int, M31)?
            if case .count(let column) = entry.multiplicity { count = (column, entry.direction.element) }
            return Entry(bus: entry.bus.number, tuple: entry.tuple.map(form), count: count)
        }
        let rules = program.constraints.indices
        let bent = rules.filter { forms[program.constraints[$0].node] == nil }
        affine = rules.compactMap { rule in
            forms[program.constraints[rule].node].map { (rule: rule, form: $0) }
        }
        quadratic = bent.filter { program.constraints[$0].degree <= 2 }
        cubic = bent.filter { program.constraints[$0].degree > 2 }

        var compiler = RowArgumentCompiler(program, forms: forms, rules: bent)
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
        let code = UnsafeMutablePointer<NexusRowProgram>.allocate(capacity: 1)
        code.initialize(
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
        self.code = UnsafePointer(code)
    }

    deinit {
        UnsafeMutablePointer(mutating: code).deallocate()
        steps.deallocate()
        words.deallocate()
    }

    /// Whether there are rules that need evaluating.
    var hasCode: Bool { !leaves.isEmpty }
    /// Leaves and registers.
    var places: Int { Int(code.pointee.placeCount) }
}
