import Algebra
import Constraints

/// Takes affine summands off polynomials: x·y + a − b is the form a − b and the product x·y, and only the latter needs
/// to be evaluated on points.
struct RowArgumentSplitter {
    private let program: ConstraintProgram
    /// The form of each node; nil for those that multiply columns.
    let forms: [AffineForm?]
    /// The degree of each node in the columns.
    let degrees: [Int]

    init(_ program: ConstraintProgram) {
        self.program = program
        forms = AffineForm.all(of: program)
        var degrees: [Int] = []
        for node in program.nodes {
            switch node {
            case .constant: degrees.append(0)
            case .column: degrees.append(1)
            case .sum(let left, let right), .difference(let left, let right):
                degrees.append(max(degrees[left], degrees[right]))
            case .product(let left, let right): degrees.append(degrees[left] + degrees[right])
            }
        }
        self.degrees = degrees
    }

    /// The node as an affine form plus a multiple of another node, which is not affine.
    func split(_ node: Int) -> (form: AffineForm, bent: (node: Int, scale: M31)?) {
        var rest = node
        var scale = M31.one
        var form = AffineForm(constant: .zero)
        while true {
            if let affine = forms[rest] { return (form.adding(affine, times: scale), nil) }
            switch program.nodes[rest] {
            case .sum(let left, let right):
                if let affine = forms[left] {
                    form = form.adding(affine, times: scale)
                    rest = right
                } else if let affine = forms[right] {
                    form = form.adding(affine, times: scale)
                    rest = left
                } else {
                    return (form, (node: rest, scale: scale))
                }
            case .difference(let left, let right):
                if let affine = forms[left] {
                    form = form.adding(affine, times: scale)
                    scale = -scale
                    rest = right
                } else if let affine = forms[right] {
                    form = form.adding(affine, times: -scale)
                    rest = left
                } else {
                    return (form, (node: rest, scale: scale))
                }
            case .product(let left, let right):
                if let factor = forms[left], factor.terms.isEmpty {
                    scale *= factor.constant
                    rest = right
                } else if let factor = forms[right], factor.terms.isEmpty {
                    scale *= factor.constant
                    rest = left
                } else {
                    return (form, (node: rest, scale: scale))
                }
            case .constant, .column: preconditionFailure("constants and columns are affine")
            }
        }
    }
}
