import Hashing

extension ConstraintProgram {
    /// BLAKE3 over a canonical serialisation of all that has a meaning for a proof: columns and their kinds, nodes,
    /// constraints and bus entries, with their labels. A changed rule is a changed statement.
    public var digest: [UInt8] {
        var writer = CanonicalWriter()
        writer.write(name)
        writer.write(columns.count)
        for column in columns {
            writer.write(column.name)
            writer.write(column.kind.code)
        }
        writer.write(nodes.count)
        for node in nodes { writer.write(node) }
        writer.write(constraints.count)
        for constraint in constraints {
            writer.write(constraint.label)
            writer.write(constraint.node)
        }
        writer.write(entries.count)
        for entry in entries { writer.write(entry) }
        return writer.digest()
    }
}

extension Column.Kind {
    fileprivate var code: Int {
        switch self {
        case .committed: 0
        case .fixed: 1
        case .multiplicity: 2
        }
    }
}

/// Numbers as eight bytes, little end first; texts with their length before them: no two recordings give the same
/// bytes.
private struct CanonicalWriter {
    private var hash = Blake3(derivingKeyFor: "nexus-workbench constraint program 1")

    mutating func write(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { hash.update($0) }
    }

    mutating func write(_ number: Int) { write(Int64(number)) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        hash.update(Array(text.utf8))
    }

    mutating func write(_ node: Node) {
        switch node {
        case .constant(let value): write(0, value.numerator, Int64(value.shift))
        case .column(let index): write(1, Int64(index), 0)
        case .sum(let left, let right): write(2, Int64(left), Int64(right))
        case .difference(let left, let right): write(3, Int64(left), Int64(right))
        case .product(let left, let right): write(4, Int64(left), Int64(right))
        }
    }

    mutating func write(_ entry: BusEntry) {
        write(entry.label)
        write(entry.bus.number)
        write(entry.direction == .send ? 1 : 0)
        switch entry.multiplicity {
        case .one: write(0, 0, 0)
        case .count(let column): write(1, Int64(column), 0)
        }
        write(entry.tuple.count)
        for node in entry.tuple { write(node) }
    }

    func digest() -> [UInt8] { hash.finalize() }

    private mutating func write(_ tag: Int64, _ first: Int64, _ second: Int64) {
        write(tag)
        write(first)
        write(second)
    }
}
