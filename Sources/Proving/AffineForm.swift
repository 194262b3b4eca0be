import Algebra
import Constraints

/// An affine form in the columns of a table: constant + Σ coefficient · column.
///
/// Most fields of tuples are affine, and so is most of what is multiplied in the others and in rules. A form has the
/// same value whether its columns are continued, bound or summed up first, which is what makes the row argument cheap;
/// and the bus argument computes denominators from columns as if they were stored.
struct AffineForm: Hashable {
    var constant: M31
    /// By falling column, no coefficient zero.
    private(set) var terms: [Term]

    struct Term: Hashable {
        var column: Int
        var coefficient: M31
    }

    init(constant: M31, terms: [Term] = []) {
        self.constant = constant
        self.terms = terms
    }

    /// A column by itself.
    init(column: Int) {
        self.init(constant: .zero, terms: [Term(column: column, coefficient: .one)])
    }

    /// The forms of all nodes of a recording; nil for those that multiply columns.
    static func all(of program: ConstraintProgram) -> [AffineForm?] {
        var forms: [AffineForm?] = []
        forms.reserveCapacity(program.nodes.count)
        for node in program.nodes {
            switch node {
            case .constant(let value): forms.append(AffineForm(constant: value.element))
            case .column(let column): forms.append(AffineForm(column: column))
            case .sum(let left, let right): forms.append(sum(forms[left], forms[right], .one))
            case .difference(let left, let right):
                forms.append(sum(forms[left], forms[right], -.one))
            case .product(let left, let right): forms.append(product(forms[left], forms[right]))
            }
        }
        return forms
    }

    /// The form without its constant.
    var linearPart: AffineForm { AffineForm(constant: .zero, terms: terms) }

    func scaled(by factor: M31) -> AffineForm {
        guard factor != .zero else { return AffineForm(constant: .zero) }
        return AffineForm(
            constant: constant * factor,
            terms: terms.map { Term(column: $0.column, coefficient: $0.coefficient * factor) })
    }

    /// self + factor · other.
    func adding(_ other: AffineForm, times factor: M31) -> AffineForm {
        var result = AffineForm(constant: constant + factor * other.constant)
        var (one, two) = (terms[...], other.terms[...])
        while let column = [one.first?.column, two.first?.column].compactMap({ $0 }).max() {
            var coefficient = M31.zero
            if one.first?.column == column { coefficient += one.removeFirst().coefficient }
            if two.first?.column == column { coefficient += factor * two.removeFirst().coefficient }
            if coefficient != .zero {
                result.terms.append(Term(column: column, coefficient: coefficient))
            }
        }
        return result
    }

    private static func sum(
        _ left: AffineForm?, _ right: AffineForm?, _ sign: M31
    ) -> AffineForm? {
        guard let left, let right else { return nil }
        return left.adding(right, times: sign)
    }

    private static func product(_ left: AffineForm?, _ right: AffineForm?) -> AffineForm? {
        guard let left, let right else { return nil }
        if left.terms.isEmpty { return right.scaled(by: left.constant) }
        if right.terms.isEmpty { return left.scaled(by: right.constant) }
        return nil
    }
}
