import Algebra
import Constraints
import ProofSystem

/// The values of a recording's tuples as affine forms: what multiplies columns counts as one more column.
struct BusArgumentForms {
    /// By node; nil for nodes that no tuple reads by itself and that are not affine.
    private let forms: [AffineForm?]
    /// Nodes that multiply columns and are values of tuples: each is a column after those of the recording.
    let products: [Int]
    /// Computes the products; nil if there are none.
    let code: PolynomialCode?

    init(_ program: ConstraintProgram) {
        let affine = AffineForm.all(of: program)
        var forms = affine
        var products: [Int] = []
        for node in program.entries.flatMap(\.tuple) where forms[node] == nil {
            forms[node] = AffineForm(column: program.columns.count + products.count)
            products.append(node)
        }
        self.forms = forms
        self.products = products
        // Degrees make no difference where rows are not continued.
        code = products.isEmpty ? nil : PolynomialCode(program, forms: affine, quadratic: products, cubic: [])
    }

    /// The denominator of an entry, α − β_0 · bus − Σ β_i · value_i, as a constant and one factor for each column.
    func denominator(
        of entry: BusEntry, _ challenges: BusChallenges
    ) -> (constant: QM31, factors: [(column: Int, factor: QM31)]) {
        var constant = challenges.constant(bus: entry.bus.number)
        var factors: [Int: QM31] = [:]
        for (position, node) in entry.tuple.enumerated() {
            guard let form = forms[node] else { preconditionFailure("every value of a tuple has a form") }
            let coefficient = challenges.coefficients[position + 1]
            constant -= coefficient * form.constant
            for term in form.terms { factors[term.column, default: .zero] -= coefficient * term.coefficient }
        }
        return (constant, factors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}
