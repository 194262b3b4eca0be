import Algebra
import Constraints

/// One row in words: formulas with names and with values, and what named values come to.
struct RowText {
    let reading: RowReading
    private let names: FormulaPrinter
    private let numbers: FormulaPrinter

    init(_ reading: RowReading) {
        self.reading = reading
        names = FormulaPrinter(reading.program)
        numbers = FormulaPrinter(reading.program, values: reading.cells.map(ElementText.text))
    }

    func formula(_ constraint: Constraint) -> String { names.formula(constraint.node) + " = 0" }

    /// The formula with values, and what it comes to.
    func formulaWithValues(_ constraint: Constraint) -> String {
        numbers.formula(constraint.node) + " = " + number(constraint.node)
    }

    func formula(_ entry: BusEntry) -> String {
        "(" + entry.tuple.map(names.term).joined(separator: ", ") + ")"
    }

    func formulaWithValues(_ entry: BusEntry) -> String {
        "(" + entry.tuple.map(number).joined(separator: ", ") + ")"
    }

    /// What a node comes to.
    func number(_ node: Int) -> String { ElementText.text(reading.values[node]) }

    /// The named values that a rule speaks of and that the row has no cells for: "carry[0] = 1/2^16".
    func derivedValues(_ constraint: Constraint) -> [String] {
        let program = reading.program
        var found: [String] = []
        var seen: Set<Int> = []
        func visit(_ node: Int) {
            guard seen.insert(node).inserted else { return }
            // What a named value is made of is the formula's business.
            if let name = program.derived[node] {
                return found.append("\(name) = \(fraction(node))")
            }
            switch program.nodes[node] {
            case .constant, .column: return
            case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
                visit(left)
                visit(right)
            }
        }
        visit(constraint.node)
        return found
    }

    /// A named value, as a fraction if its definition divides by a power of two and it is none of its multiples: the
    /// carry of a wrong sum is nothing else.
    private func fraction(_ node: Int) -> String {
        let nodes = reading.program.nodes
        guard case .product(let left, let right) = nodes[node] else { return number(node) }
        for factor in [left, right] {
            guard case .constant(let value) = nodes[factor], value.numerator == 1, value.shift > 0 else {
                continue
            }
            let scaled = M31(reading.values[node]) * M31(Int64(1) << Int64(value.shift))
            let below = Int64(M31.modulus - scaled.value)
            let numerator = below < Int64(scaled.value) ? -below : Int64(scaled.value)
            guard numerator % (1 << Int64(value.shift)) != 0, abs(numerator) < 1 << 26 else { break }
            return "\(numerator)/2^\(value.shift)"
        }
        return number(node)
    }
}
