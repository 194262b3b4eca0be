/// Lays out a chip's columns and states its rules; `finish` yields the recording.
///
/// Mistakes of a chip's author (two rules with one label, a degree above the limit) are found while recording
/// and stop the program with a sentence: a recording exists only if it is well-formed.
public final class ChipRecorder {
    private let name: String
    private let summary: String
    private let graph = ExpressionGraph()
    private var columns: [Column] = []
    private var derived: [Int: String] = [:]
    private var constraints: [Constraint] = []
    private var entries: [BusEntry] = []
    private var group: [String] = []

    /// Starts a chip.
    public init(name: String, summary: String) {
        self.name = name
        self.summary = summary
        // Handles into the graph are kept by whoever fills rows, for as long as the process lives.
        _ = Unmanaged.passRetained(graph)
    }

    // MARK: - Columns

    /// A new column; inside `grouped` its name is prefixed with the group's.
    public func column(_ name: String, _ kind: Column.Kind = .committed) -> Expression {
        let full = (group + [name]).joined(separator: ".")
        precondition(!columns.contains { $0.name == full }, "\(self.name): two columns are called \(full)")
        columns.append(Column(name: full, kind: kind))
        return Expression(graph: graph, node: graph.insert(.column(columns.count - 1)))
    }

    /// Columns `name[0]`, `name[1]`, …: the limbs of one value, little end first.
    public func columns(_ name: String, count: Int, _ kind: Column.Kind = .committed) -> [Expression] {
        (0..<count).map { column("\(name)[\($0)]", kind) }
    }

    /// Runs `body` with `name` as a prefix of the columns it lays out.
    public func grouped<Result>(_ name: String, _ body: () -> Result) -> Result {
        group.append(name)
        defer { group.removeLast() }
        return body()
    }

    /// A constant.
    public func constant(_ value: Int64) -> Expression {
        Expression(graph: graph, node: graph.insert(.constant(Constant(value))))
    }

    /// Gives a name to a value that follows from the columns and so needs no cell.
    public func derive(_ name: String, _ value: Expression) -> Expression {
        if case .column = graph.nodes[value.node] { return value }
        if derived[value.node] == nil { derived[value.node] = (group + [name]).joined(separator: ".") }
        return value
    }

    // MARK: - Rules

    /// States that `value` vanishes on every row.
    public func require(_ label: String, _ value: Expression) {
        precondition(isNew(label), "\(name): two rules are called “\(label)”")
        precondition(value.degree > 0, "\(name): “\(label)” speaks about no column")
        precondition(
            value.degree <= ConstraintProgram.maxDegree, "\(name): “\(label)” has degree \(value.degree)")
        constraints.append(Constraint(label: label, node: value.node, degree: value.degree))
    }

    /// States that two values are equal on every row.
    public func require(_ label: String, _ left: Expression, equals right: Expression) {
        require(label, left - right)
    }

    /// States that a value is 0 or 1 on every row.
    public func requireBoolean(_ label: String, _ value: Expression) {
        require(label, value.booleanRule)
    }

    // MARK: - Buses

    /// Sends a tuple for every row in use.
    public func send(_ label: String, to bus: Bus, _ tuple: [Expression]) {
        record(label, bus, .send, .one, tuple)
    }

    /// Receives a tuple for every row in use.
    public func receive(_ label: String, from bus: Bus, _ tuple: [Expression]) {
        record(label, bus, .receive, .one, tuple)
    }

    /// Offers each row of a lookup table as often as its own new multiplicity column says.
    public func offer(_ label: String, on bus: Bus, _ tuple: [Expression]) {
        let count = column("uses.\(String(bus.name.map { $0 == " " ? "_" : $0 }))", .multiplicity)
        guard case .column(let index) = graph.nodes[count.node] else { return }
        record(label, bus, .receive, .count(column: index), tuple)
    }

    // MARK: - The recording

    /// The finished recording.
    public func finish() -> ConstraintProgram {
        ConstraintProgram(
            name: name, summary: summary, columns: columns, nodes: graph.nodes, derived: derived,
            constraints: constraints, entries: entries)
    }

    private func record(
        _ label: String, _ bus: Bus, _ direction: BusEntry.Direction, _ multiplicity: BusEntry.Multiplicity,
        _ tuple: [Expression]
    ) {
        precondition(isNew(label), "\(name): two rules are called “\(label)”")
        precondition(
            tuple.count == bus.fields.count,
            "\(name): “\(label)” has \(tuple.count) values, the bus \(bus.name) takes \(bus.fields.count)")
        precondition(
            tuple.allSatisfy { $0.degree <= ConstraintProgram.maxDegree },
            "\(name): a value of “\(label)” has too high a degree")
        entries.append(
            BusEntry(
                label: label, bus: bus, direction: direction, multiplicity: multiplicity,
                tuple: tuple.map { $0.node }))
    }

    private func isNew(_ label: String) -> Bool {
        !constraints.contains { $0.label == label } && !entries.contains { $0.label == label }
    }
}
