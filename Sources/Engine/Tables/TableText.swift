import Constraints

/// Rows of a chip's table as text, JSON and CSV.
public struct TableText {
    private let session: TableSession
    public let program: ConstraintProgram
    private let tables: Range<Int>

    /// The forms that a table is printed in.
    public enum Form: Sendable, Hashable {
        case text, json, csv
    }

    /// The table of a chip; refuses names that the run has no rows of.
    public init(_ session: TableSession, chip name: String) throws(EngineError) {
        self.session = session
        tables = session.run.tables.tables(ofChip: name)
        guard let program = tables.first.map({ session.tables[$0].program }) else {
            let names = session.tables.map(\.program.name)
            let near = NearMiss.suggestions(for: name, among: Set(names).sorted())
            let hint =
                near.isEmpty
                ? "its tables are "
                    + names.reduce(into: []) { if $0.last != $1 { $0.append($1) } }.joined(separator: ", ")
                : "did you mean \(near.joined(separator: " or "))?"
            throw .badRequest("the run has no rows of a table “\(name)”; \(hint)")
        }
        self.program = program
    }

    /// Rows in use, over all pieces.
    public var rowCount: Int { tables.reduce(0) { $0 + session.tables[$1].rowsInUse } }

    /// The rows in use of a range of the chip's row numbers, or those of them that fulfil a query.
    public func rows(in range: Range<Int>?, matching query: RowQuery?) -> [RowReference] {
        var result: [RowReference] = []
        for table in tables {
            let first = session.run.tables.rowInChip(RowReference(table: table, row: 0))
            var rows = 0..<session.tables[table].rowsInUse
            if let range {
                rows = rows.clamped(to: (range.lowerBound - first)..<(range.upperBound - first))
            }
            if let query {
                let found = query.rows(in: session.tables[table], rows: rows, firstRow: first)
                result += found.map { RowReference(table: table, row: $0) }
            } else {
                result += rows.map { RowReference(table: table, row: $0) }
            }
        }
        return result
    }

    // MARK: - Lines

    /// What comes before the rows.
    public func head(_ form: Form) -> String {
        let names = ["row", "step"] + program.columns.map(\.name)
        switch form {
        case .text: return names.joined(separator: "  ") + "\n"
        case .csv: return names.map(Self.csv).joined(separator: ",") + "\r\n"
        case .json:
            let head: JSONText = [
                "schema": 1,
                "program": [
                    "name": .string(session.run.program.program.name),
                    "identity": .string(session.run.program.identity.description),
                ],
                "table": .string(program.name), "rowCount": .integer(rowCount),
                "columns": .array(program.columns.map { .string($0.name) }),
            ]
            return String(head.line.dropLast()) + ",\"rows\":["
        }
    }

    /// One row.
    public func line(_ row: RowReference, _ form: Form, isFirst: Bool) -> String {
        let number = session.run.tables.rowInChip(row)
        let step = session.step(of: row)
        let cells = session.cells(of: row)
        switch form {
        case .text:
            let values = [String(number), step.map(String.init) ?? "-"] + cells.map(ElementText.text)
            let names = ["row", "step"] + program.columns.map(\.name)
            return zip(names, values).map { name, value in
                TraceText.padded(value, to: name.count)
            }.joined(separator: "  ") + "\n"
        case .csv:
            let values = [String(number), step.map(String.init) ?? ""] + cells.map { String($0) }
            return values.joined(separator: ",") + "\r\n"
        case .json:
            let value: JSONText = [
                "row": .integer(number), "step": step.map(JSONText.integer) ?? .null,
                "cells": .array(cells.map { .unsigned(UInt64($0)) }),
            ]
            return (isFirst ? "\n" : ",\n") + value.line
        }
    }

    /// What comes after the rows.
    public func tail(_ form: Form) -> String { form == .json ? "\n]}\n" : "" }

    private static func csv(_ text: String) -> String {
        text.contains { $0 == "," || $0 == "\"" } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
