import Algebra
import Constraints

/// Why a public side does not belong to a circuit: a mistake of the program that calls the verifier.
public enum PublicSideError: Error, Sendable, Hashable {
    case tableCount(found: Int, expected: Int)
    case columnCount(table: Int, found: Int, expected: Int)
    case rowCount(table: Int, column: Int, found: Int, expected: Int)
    case notCanonical(table: Int, column: Int)
    case tupleLength(entry: Int, found: Int, most: Int)
    case entryNotCanonical(entry: Int)
}

extension PublicSide {
    /// Checks that the tables are those of the circuit and that every value is canonical.
    public func check(circuit: Circuit) throws(PublicSideError) {
        guard fixed.count == circuit.tables.count else {
            throw .tableCount(found: fixed.count, expected: circuit.tables.count)
        }
        for (number, table) in fixed.enumerated() {
            guard let table, table.rowsInUse > 0 else { continue }
            let expected = circuit.summaries[number].fixed.count
            guard table.columns.count == expected else {
                throw .columnCount(table: number, found: table.columns.count, expected: expected)
            }
            for (index, column) in table.columns.enumerated() {
                guard case .values(let values) = column else { continue }
                guard values.count == table.rowsInUse else {
                    throw .rowCount(
                        table: number, column: index, found: values.count, expected: table.rowsInUse)
                }
                for value in values where value >= M31.modulus {
                    throw .notCanonical(table: number, column: index)
                }
            }
        }
        for (index, entry) in entries.enumerated() {
            let tuple = entry.tuple
            guard tuple.values.count <= circuit.tupleLength else {
                throw .tupleLength(entry: index, found: tuple.values.count, most: circuit.tupleLength)
            }
            for value in tuple.values where value >= M31.modulus { throw .entryNotCanonical(entry: index) }
        }
    }
}

extension PublicSideError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tableCount(let found, let expected):
            "The public side has \(found) tables, the circuit \(expected)."
        case .columnCount(let table, let found, let expected):
            "The public side of table \(table) has \(found) columns; its rules have \(expected) public ones."
        case .rowCount(let table, let column, let found, let expected):
            "Public column \(column) of table \(table) has \(found) values; the table has \(expected) rows in use."
        case .notCanonical(let table, let column):
            "Public column \(column) of table \(table) has a value that is not below p."
        case .tupleLength(let entry, let found, let most):
            "Public entry \(entry) has \(found) values; the circuit's tuples have at most \(most)."
        case .entryNotCanonical(let entry):
            "Public entry \(entry) has a value that is not below p."
        }
    }
}
