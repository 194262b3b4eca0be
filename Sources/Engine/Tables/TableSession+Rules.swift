import Algebra
import Constraints

/// The rules of single rows.
extension TableSession {
    /// Every rule of a row's chip: constraints in the order of the recording, then bus entries.
    public func ruleStates(of row: RowReference) -> [RuleState] {
        let reading = RowReading(self, row)
        let program = reading.program
        let constraints = program.constraints.enumerated().map { index, constraint in
            RuleState(
                kind: .constraint(index), label: constraint.label,
                state: reading.values[constraint.node] == 0 ? .holds : .fails,
                formula: reading.formula(constraint), formulaWithValues: reading.formulaWithValues(constraint)
            )
        }
        let entries = program.entries.enumerated().map { index, entry in
            let state: RuleState.State =
                reading.isIdle(entry) ? .idle : isUnbalanced(reading.tuple(of: entry)) ? .fails : .holds
            return RuleState(
                kind: .entry(index, entry.bus, entry.direction), label: entry.label, state: state,
                formula: reading.formula(entry), formulaWithValues: reading.formulaWithValues(entry))
        }
        return constraints + entries
    }

    /// Whether every rule of a row holds.
    public func holds(_ row: RowReference) -> Bool {
        ruleStates(of: row).allSatisfy(\.holds)
    }
}

/// One row with the values of all its nodes.
struct RowReading {
    let program: ConstraintProgram
    let values: [UInt32]
    private let isInUse: Bool
    private let cells: [UInt32]
    private let names: FormulaPrinter
    private let numbers: FormulaPrinter

    init(_ session: TableSession, _ row: RowReference) {
        let table = session.tables[row.table]
        program = table.program
        isInUse = row.row < table.rowsInUse
        cells = session.cells(of: row)
        values = Constraints.RowReading(program, cells: cells).values
        names = FormulaPrinter(program)
        numbers = FormulaPrinter(program, values: cells.map(Self.number))
    }

    func formula(_ constraint: Constraint) -> String { names.formula(constraint.node) + " = 0" }

    /// The formula with values, and what it comes to.
    func formulaWithValues(_ constraint: Constraint) -> String {
        numbers.formula(constraint.node) + " = " + Self.number(values[constraint.node])
    }

    /// The named values that a rule speaks of and that the row has no cells for: "carry[0] = 1/2^16".
    func derivedValues(_ constraint: Constraint) -> [String] {
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
        guard case .product(let left, let right) = program.nodes[node] else {
            return Self.number(values[node])
        }
        for factor in [left, right] {
            guard case .constant(let value) = program.nodes[factor], value.numerator == 1, value.shift > 0
            else {
                continue
            }
            let scaled = M31(values[node]) * M31(Int64(1) << Int64(value.shift))
            let below = Int64(M31.modulus - scaled.value)
            let numerator = below < Int64(scaled.value) ? -below : Int64(scaled.value)
            guard numerator % (1 << Int64(value.shift)) != 0, abs(numerator) < 1 << 26 else { break }
            return "\(numerator)/2^\(value.shift)"
        }
        return Self.number(values[node])
    }

    func formula(_ entry: BusEntry) -> String {
        "(" + entry.tuple.map(names.term).joined(separator: ", ") + ")"
    }

    func formulaWithValues(_ entry: BusEntry) -> String {
        "(" + entry.tuple.map { Self.number(values[$0]) }.joined(separator: ", ") + ")"
    }

    func tuple(of entry: BusEntry) -> BusTuple {
        BusTuple(bus: entry.bus, values: entry.tuple.map { values[$0] })
    }

    /// Whether the entry puts nothing on its bus on this row.
    func isIdle(_ entry: BusEntry) -> Bool {
        guard isInUse else { return true }
        return switch entry.multiplicity {
        case .one: false
        case .count(let column): cells[column] == 0
        }
    }

    /// An element of the field as people read it: what is just below the characteristic is a negative number.
    static func number(_ value: UInt32) -> String {
        let below = M31.modulus - value
        return below <= negatives ? "-\(below)" : String(value)
    }

    /// How far below the characteristic an element is still a negative number: beyond every carry and difference.
    static let negatives: UInt32 = 1 << 17
}
