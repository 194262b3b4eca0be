import Algebra
import Constraints
import ProofSystem

/// A bus entry of a piece as the bus argument sees it: one fraction a row, whose denominator is an affine form of the
/// piece's columns.
///
/// Almost all values of tuples are affine, and one that is not is a column of its own here (`BusArgumentProducts`), hence
/// the whole denominator is: a constant and a factor for each column that the tuple reads, however often it reads it.
struct BusArgumentEntry {
    enum Numerator {
        /// ±1 on rows in use, 0 on the others.
        case one(rowsInUse: Int)
        /// ± the value of a column, on all rows.
        case count(UnsafePointer<UInt32>)
    }

    /// The number of its first fraction.
    let offset: Int
    let logHeight: Int
    let isNegative: Bool
    let numerator: Numerator
    let constant: QM31
    let terms: [(column: UnsafePointer<UInt32>, factor: QM31)]

    var height: Int { 1 << logHeight }
    var end: Int { offset + height }
    var sign: QM31 { isNegative ? -QM31.one : QM31.one }
}

/// The affine forms of the nodes of a recording: a constant, and the factors of the columns.
struct BusArgumentForms {
    struct Form {
        var constant = M31.zero
        var factors: [Int: M31] = [:]
    }

    /// By node; nil for nodes of higher degree that no tuple reads by itself.
    private let forms: [Form?]
    /// Nodes of higher degree that are values of tuples: each is a column after those of the recording.
    let products: [Int]

    init(_ program: ConstraintProgram) {
        var forms: [Form?] = []
        forms.reserveCapacity(program.nodes.count)
        for node in program.nodes { forms.append(Self.form(of: node, forms)) }
        var products: [Int] = []
        for node in program.entries.flatMap(\.tuple) where forms[node] == nil {
            forms[node] = Form(factors: [program.columns.count + products.count: .one])
            products.append(node)
        }
        self.forms = forms
        self.products = products
    }

    /// The denominator of an entry, α − β_0 · bus − Σ β_i · value_i, as a constant and one factor for each column.
    func denominator(
        of entry: BusEntry, _ challenges: BusChallenges
    ) -> (constant: QM31, factors: [(column: Int, factor: QM31)]) {
        var constant = challenges.constant(bus: entry.bus.number)
        var factors: [Int: QM31] = [:]
        for (position, node) in entry.tuple.enumerated() {
            guard let form = forms[node] else {
                preconditionFailure("every value of a tuple has a form")
            }
            let coefficient = challenges.coefficients[position + 1]
            constant -= coefficient * form.constant
            for (column, factor) in form.factors {
                factors[column, default: .zero] -= coefficient * factor
            }
        }
        return (constant, factors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private static func form(of node: Node, _ forms: [Form?]) -> Form? {
        switch node {
        case .constant(let constant):
            return Form(constant: constant.element)
        case .column(let column):
            return Form(factors: [column: .one])
        case .sum(let left, let right):
            return combined(forms[left], forms[right], .one)
        case .difference(let left, let right):
            return combined(forms[left], forms[right], -M31.one)
        case .product(let left, let right):
            guard let left = forms[left], let right = forms[right] else { return nil }
            if left.factors.isEmpty { return combined(Form(), right, left.constant) }
            return right.factors.isEmpty ? combined(Form(), left, right.constant) : nil
        }
    }

    /// left + scale · right.
    private static func combined(_ left: Form?, _ right: Form?, _ scale: M31) -> Form? {
        guard var result = left, let right else { return nil }
        result.constant += scale * right.constant
        for (column, factor) in right.factors {
            result.factors[column, default: .zero] += scale * factor
        }
        return result
    }
}
