import Algebra

/// One row with the values of all nodes of its chip: which rules hold, and what it puts on buses.
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

    /// Whether a constraint's polynomial vanishes.
    public func holds(constraint: Int) -> Bool { values[program.constraints[constraint].node] == 0 }

    /// The indices of the constraints that do not vanish.
    public var failingConstraints: [Int] {
        program.constraints.indices.filter { !holds(constraint: $0) }
    }

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
}
