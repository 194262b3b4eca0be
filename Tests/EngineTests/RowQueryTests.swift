import Constraints
import Testing

@testable import Engine

struct RowQueryTests {
    /// Three columns, of which the last is the field's −1, −2, …
    private static let table: Table = {
        let chip = ChipRecorder(name: "test", summary: "A table.")
        _ = chip.columns("a", count: 2)
        _ = chip.column("a.time")
        var table = Table(program: chip.finish(), logHeight: 10, rowsInUse: 1000)
        for row in 0..<1024 {
            table[0, row] = UInt32(row)
            table[1, row] = UInt32(row % 7)
            table[2, row] = UInt32(0x7fff_ffff) - UInt32(row + 1)
        }
        return table
    }()

    @Test(
        "rows are found as the query says",
        arguments: [
            ("a[0] == 7", [7]), ("row < 2", [0, 1]), ("a[0] >= 997", [997, 998, 999]),
            ("a[0] < 10 && a[1] == 2", [2, 9]), ("a[0] == 1 || a[0] == 0x3", [1, 3]),
            ("!(a[0] != 5)", [5]), ("a.time == -3", [2]), ("a[0] * 2 - 1 == 9", [5]),
            ("a[0]+a[1]==0", [0]), ("2 > a[0]", [0, 1]), ("a[0] <= 1", [0, 1]),
            ("a[0] - 3 == -1", [2]),
        ])
    func rows(_ text: String, _ expected: [Int]) throws {
        let query = try RowQuery(parsing: text, columnsOf: Self.table.program)
        #expect(query.rows(in: Self.table, rows: 0..<1000) == expected)
        for row in expected { #expect(query.holds(cells: Self.table.row(row), row: row)) }
    }

    @Test(
        "a mistake is told with its column",
        arguments: [
            ("", 1), ("a[0", 1), ("a[0] ==", 8), ("a[0] = 1", 6), ("b == 1", 1), ("(a[0] == 1", 11),
            ("a[0] == 1 1", 11), ("a == 1", 1), (String(repeating: "(", count: 200), 101),
        ])
    func mistakes(_ text: String, _ column: Int) {
        let error = #expect(throws: EngineError.self) {
            try RowQuery(parsing: text, columnsOf: Self.table.program)
        }
        guard case .unreadable(_, _, let found, _, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(found == column)
    }
}
