/// Prints recorded polynomials with the names of columns, for people and golden files.
public struct FormulaPrinter {
    private let program: ConstraintProgram
    /// Stands in for the name of a column, such as its value on one row; nil prints names.
    private let values: [String]?

    /// A printer of formulas with names, or, given one text for each column, with values put in; derived values are
    /// then written out.
    public init(_ program: ConstraintProgram, values: [String]? = nil) {
        self.program = program
        self.values = values
    }

    /// The formula of a node; a derived value below it is called by its name.
    public func formula(_ node: Int) -> String {
        text(node, isRoot: true).text
    }

    /// A node as part of a tuple: a derived value is called by its name, and so are values below it.
    public func term(_ node: Int) -> String {
        text(node).text
    }

    /// The definition of every derived value, in order of use: `carry[0] := (a[0] + b[0] - sum[0]) / 2^16`.
    public func definitions() -> [String] {
        program.derived.sorted { $0.key < $1.key }.map { "\($0.value) := \(formula($0.key))" }
    }

    private enum Strength: Int {
        case sum, product, atom
    }

    private func text(_ node: Int, isRoot: Bool = false) -> (text: String, strength: Strength) {
        if !isRoot, values == nil, let name = program.derived[node] { return (name, .atom) }
        switch program.nodes[node] {
        case .constant(let value): return constant(value)
        case .column(let index):
            return values.map { Self.value($0[index]) } ?? (program.columns[index].name, .atom)
        case .sum(let left, let right): return sum(left, "+", right)
        case .difference(let left, let right): return sum(left, "-", right)
        case .product(let left, let right): return product(left, right)
        }
    }

    /// A value that is put in; a negative one is not an operand by itself.
    private static func value(_ text: String) -> (text: String, strength: Strength) {
        (text, text.hasPrefix("-") ? .sum : .atom)
    }

    private func sum(_ left: Int, _ sign: String, _ right: Int) -> (String, Strength) {
        if sign == "+", isConstant(left), !isConstant(right) { return sum(right, sign, left) }
        let isZero = program.nodes[left] == .constant(.zero)
        if sign == "+", case .constant(let value) = program.nodes[right], value.numerator < 0 {
            let magnitude = Constant(-value.numerator, shift: value.shift)
            return ("\(text(left).text) - \(constant(magnitude).0)", .sum)
        }
        let rightSide = sign == "-" ? wrapped(right, below: .product) : text(right).text
        return isZero ? ("\(sign)\(rightSide)", .sum) : ("\(text(left).text) \(sign) \(rightSide)", .sum)
    }

    private func product(_ left: Int, _ right: Int) -> (String, Strength) {
        for (one, other) in [(left, right), (right, left)] {
            guard case .constant(let value) = program.nodes[one], value.shift > 0, value.numerator == 1 else {
                continue
            }
            return ("\(wrapped(other, below: .product)) / \(power(of: value.shift))", .product)
        }
        if isConstant(right), !isConstant(left) { return product(right, left) }
        return ("\(wrapped(left, below: .product)) · \(wrapped(right, below: .product))", .product)
    }

    private func wrapped(_ node: Int, below strength: Strength) -> String {
        let inner = text(node)
        return inner.strength.rawValue < strength.rawValue ? "(\(inner.text))" : inner.text
    }

    private func isConstant(_ node: Int) -> Bool {
        if case .constant = program.nodes[node] { true } else { false }
    }

    private func power(of exponent: Int) -> String {
        exponent < 8 ? String(1 << exponent) : "2^\(exponent)"
    }

    private func constant(_ value: Constant) -> (String, Strength) {
        let magnitude = value.numerator.magnitude
        let isPower = magnitude >= 256 && magnitude & (magnitude - 1) == 0
        var text = isPower ? "2^\(magnitude.trailingZeroBitCount)" : String(magnitude)
        if value.numerator < 0 { text = "-" + text }
        if value.shift > 0 { text += " / \(power(of: value.shift))" }
        return (text, value.numerator < 0 || value.shift > 0 ? .sum : .atom)
    }
}
