import Algebra
import Constraints

/// An affine form in the columns of a table: constant + Σ coefficient · column.
///
/// Most fields of tuples are affine, and so is most of what is multiplied in the others and in rules. A form has the
/// same value whether its columns are continued, bound or summed up first, which is what makes the row argument cheap.
struct RowArgumentForm: Hashable {
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

    /// The forms of all nodes of a recording; nil for those that multiply columns.
    static func all(of program: ConstraintProgram) -> [RowArgumentForm?] {
        var forms: [RowArgumentForm?] = []
        forms.reserveCapacity(program.nodes.count)
        for node in program.nodes {
            switch node {
            case .constant(let value): forms.append(RowArgumentForm(constant: value.element))
            case .column(let column):
                forms.append(
                    RowArgumentForm(constant: .zero, terms: [Term(column: column, coefficient: .one)]))
            case .sum(let left, let right): forms.append(sum(forms[left], forms[right], .one))
            case .difference(let left, let right):
                forms.append(sum(forms[left], forms[right], -.one))
            case .product(let left, let right): forms.append(product(forms[left], forms[right]))
            }
        }
        return forms
    }

    /// The form without its constant.
    var linearPart: RowArgumentForm { RowArgumentForm(constant: .zero, terms: terms) }

    func scaled(by factor: M31) -> RowArgumentForm {
        guard factor != .zero else { return RowArgumentForm(constant: .zero) }
        return RowArgumentForm(
            constant: constant * factor,
            terms: terms.map { Term(column: $0.column, coefficient: $0.coefficient * factor) })
    }

    /// self + factor · other.
    func adding(_ other: RowArgumentForm, times factor: M31) -> RowArgumentForm {
        var result = RowArgumentForm(constant: constant + factor * other.constant)
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
        _ left: RowArgumentForm?, _ right: RowArgumentForm?, _ sign: M31
    ) -> RowArgumentForm? {
        guard let left, let right else { return nil }
        return left.adding(right, times: sign)
    }

    private static func product(_ left: RowArgumentForm?, _ right: RowArgumentForm?) -> RowArgumentForm? {
        guard let left, let right else { return nil }
        if left.terms.isEmpty { return right.scaled(by: left.constant) }
        if right.terms.isEmpty { return left.scaled(by: right.constant) }
        return nil
    }
}
