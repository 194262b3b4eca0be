import Algebra

/// One row with all that its chip says of it: which rules hold, with formulas and values, and what it puts on buses.
public struct RowReading: Sendable {
    public let program: ConstraintProgram
    /// One for each column.
    public let cells: [UInt32]
    /// The value of each node of the recording.
    public let values: [UInt32]

    /// Reads a row of a chip, given by its cells.
    public init(_ program: ConstraintProgram, cells: [UInt32]) {
        precondition(cells.count == program.columns.count, "a row has one cell for each column")
        self.program = program
        self.cells = cells
        var values: [M31] = []
        values.reserveCapacity(program.nodes.count)
        for node in program.nodes {
            let value: M31
            switch node {
            case .constant(let constant): value = constant.element
            case .column(let index): value = M31(cells[index])
            case .sum(let left, let right): value = values[left] + values[right]
            case .difference(let left, let right): value = values[left] - values[right]
            case .product(let left, let right): value = values[left] * values[right]
            }
            values.append(value)
        }
        self.values = values.map(\.value)
    }

    /// Reads a row of a table.
    public init(_ table: Table, row: Int) {
        self.init(table.program, cells: table.row(row))
    }

    // MARK: - Rules

    /// Whether a constraint's polynomial vanishes.
    public func holds(constraint: Int) -> Bool { values[program.constraints[constraint].node] == 0 }

    /// The indices of the constraints that do not vanish.
    public var failingConstraints: [Int] {
        program.constraints.indices.filter { !holds(constraint: $0) }
    }

    /// What must vanish, with the names of columns and derived values.
    public func formula(ofConstraint constraint: Int) -> String {
        FormulaPrinter(program).formula(program.constraints[constraint].node)
    }

    /// What must vanish, with values put in for columns and derived values.
    public func formulaWithValues(ofConstraint constraint: Int) -> String {
        formulaWithValues(ofNode: program.constraints[constraint].node)
    }

    /// A polynomial with values put in for columns and derived values.
    public func formulaWithValues(ofNode node: Int) -> String {
        FormulaPrinter(program, values: cells.map(Self.text), derived: values.map(Self.text)).formula(node)
    }

    /// A value that has a name but no cell.
    public struct DerivedValue: Sendable, Hashable {
        public let name: String
        /// Its definition with names.
        public let formula: String
        /// Its definition with values put in.
        public let formulaWithValues: String
        public let value: UInt32
    }

    /// The derived values on which a node depends, itself left out, in the order in which they are computed.
    public func derivedValues(below node: Int) -> [DerivedValue] {
        var needed = Array(repeating: false, count: program.nodes.count)
        needed[node] = true
        for index in program.nodes.indices.reversed() where needed[index] {
            for operand in program.nodes[index].operands { needed[operand] = true }
        }
        let printer = FormulaPrinter(program)
        return program.derived.filter { needed[$0.key] && $0.key != node }.sorted { $0.key < $1.key }.map {
            DerivedValue(
                name: $0.value, formula: printer.formula($0.key),
                formulaWithValues: formulaWithValues(ofNode: $0.key), value: values[$0.key])
        }
    }

    // MARK: - Bus entries

    /// What an entry puts on its bus.
    public func tuple(ofEntry entry: Int) -> BusTuple {
        let entry = program.entries[entry]
        return BusTuple(bus: entry.bus, values: entry.tuple.map { values[$0] })
    }

    /// How often an entry's tuple counts, without its direction.
    public func multiplicity(ofEntry entry: Int) -> UInt32 {
        switch program.entries[entry].multiplicity {
        case .one: 1
        case .count(let column): cells[column]
        }
    }

    /// A field of a tuple on one row.
    public struct FieldValue: Sendable, Hashable {
        /// What the bus calls it.
        public let name: String
        /// What the chip puts there, with names.
        public let formula: String
        public let value: UInt32
    }

    /// The fields of an entry's tuple, with names and formulas.
    public func fields(ofEntry entry: Int) -> [FieldValue] {
        let entry = program.entries[entry]
        let printer = FormulaPrinter(program)
        return zip(entry.bus.fields, entry.tuple).map { name, node in
            FieldValue(
                name: name, formula: program.derived[node] ?? printer.formula(node), value: values[node])
        }
    }

    // MARK: - Values as people read them

    /// A field element as people read it: those shortly below p are small negative numbers.
    public static func text(_ value: UInt32) -> String {
        let distance = M31.modulus - min(value, M31.modulus)
        return distance > 0 && distance <= 1 << 20 ? "-\(distance)" : String(value)
    }
}

extension Node {
    /// The nodes that it combines.
    var operands: [Int] {
        switch self {
        case .constant, .column: []
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
            [left, right]
        }
    }
}
