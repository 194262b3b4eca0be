import Algebra
import Constraints
import ProofSystem

/// The rules and tuples of one table as the row argument wants them: what is affine as forms, the rest as code for the
/// kernels, sorted by degree.
///
/// A polynomial of degree 2 in the columns has degree 2(2^window − 1) on a block, so half as many points tell it as one
/// of degree 3; hence code of its own for each degree. What is affine costs nothing: it joins the one form that all bus
/// entries of the table collapse to.
struct RowArgumentProgram: Sendable {
    /// A rule, or a field of a tuple: an affine form plus a multiple of a result of the code.
    struct Summand {
        var form: AffineForm
        var result: (number: Int, scale: M31)?
    }

    /// A bus entry.
    struct Entry {
        let bus: Int
        let tuple: [Summand]
        /// Of an offer: the column that is its numerator, and the sign of that. Other numerators are public.
        let count: (column: Int, sign: M31)?
    }

    let entries: [Entry]
    let rules: [Summand]
    /// Results of degree 2; those of degree 3 have the numbers after them.
    let quadratic: Range<Int>
    let cubic: Range<Int>
    let code: PolynomialCode

    init(_ program: ConstraintProgram) {
        let splitter = RowArgumentSplitter(program)
        let summed = program.constraints.map(\.node) + program.entries.flatMap(\.tuple)
        let bent = Set(summed.compactMap { splitter.split($0).bent?.node }).sorted()
        let low = bent.filter { splitter.degrees[$0] <= 2 }
        let high = bent.filter { splitter.degrees[$0] > 2 }
        let numbers = Dictionary(uniqueKeysWithValues: (low + high).enumerated().map { ($1, $0) })
        func summand(_ node: Int) -> Summand {
            let (form, bent) = splitter.split(node)
            guard let bent, let number = numbers[bent.node] else { return Summand(form: form) }
            return Summand(form: form, result: (number: number, scale: bent.scale))
        }
        rules = program.constraints.map { summand($0.node) }
        entries = program.entries.map { entry in
            var count: (Int, M31)?
            if case .count(let column) = entry.multiplicity { count = (column, entry.direction.element) }
            return Entry(bus: entry.bus.number, tuple: entry.tuple.map(summand), count: count)
        }
        quadratic = 0..<low.count
        cubic = low.count..<bent.count

        code = PolynomialCode(program, forms: splitter.forms, quadratic: low, cubic: high)
    }

    /// Whether anything needs evaluating.
    var hasCode: Bool { !code.leaves.isEmpty }
}
