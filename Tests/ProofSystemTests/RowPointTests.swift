import Algebra
import Constraints
import ProofSystem
import Testing

@Suite("Points of rows, and the columns that a verifier knows")
struct RowPointTests {
    static let elements: [QM31] = {
        var transcript = Transcript()
        return transcript.challenges(20)
    }()

    private func point(window: Int) -> RowPoint {
        RowPoint(
            low: Window.lagrange(at: Self.elements[19], count: 1 << window),
            coordinates: Array(Self.elements[..<11]))
    }

    /// The value of a column by definition: every row, its padding too, times its weight.
    private func direct(_ column: FixedColumn, _ table: FixedTable, _ point: RowPoint) -> QM31 {
        var sum = QM31.zero
        for (row, weight) in point.table(logHeight: table.logHeight).enumerated() {
            sum += weight * M31(column.value(at: min(row, table.rowsInUse - 1)))
        }
        return sum
    }

    @Test("the window's weights sum to 1 and are those of its polynomial", arguments: 0...4)
    func window(_ window: Int) {
        let low = point(window: window).low
        #expect(low.reduce(.zero, +) == .one)
        let values = Array(Self.elements[..<min(20, 1 << window)])
        guard values.count == 1 << window else { return }
        let matrix = Window.extensionMatrix(window)
        let rest = matrix.map { row in zip(row, values).reduce(QM31.zero) { $0 + $1.1 * $1.0 } }
        let message = values + rest
        #expect(message.count == Window.messageLength(window))
        #expect(Window.interpolate(message, at: Self.elements[19]) == Multilinear.dot(low, values))
    }

    @Test(
        "columns in every form have their value by definition", arguments: 0...4,
        [1, 2, 9, 15, 16, 17, 37, 63, 64, 127, 128, 129, 700, 1024])
    func columns(_ window: Int, _ rows: Int) {
        let point = point(window: window)
        // Every size of value, and the same one at the end several times.
        let values = (0..<rows).map { row in
            row + 3 < rows ? UInt32(truncatingIfNeeded: row * 0x1234_5677) % M31.modulus : M31.modulus - 1
        }
        let table = FixedTable(rowsInUse: rows, columns: [.values(values), .rowNumber])
        for (column, value) in zip(table.columns, point.evaluate(table)) {
            #expect(value == direct(column, table, point))
        }
    }

    @Test("closed forms have their value by definition", arguments: 0...4)
    func closedForms(_ window: Int) {
        let point = point(window: window)
        let terms: [BitPolynomial.Term] = [
            .init(5, ones: 0), .init(3, ones: 0b10_0101, zeros: 0b01_1010),
            .init(1, ones: 0b1, zeros: 0b10_0000),
            .init(7, ones: 0, zeros: 0b1111), .init(9, ones: 1 << 20),
        ]
        let table = FixedTable(
            rowsInUse: 64, columns: [.bits(BitPolynomial(terms)), .bits(BitPolynomial(bits: 1..<6))])
        for (column, value) in zip(table.columns, point.evaluate(table)) {
            #expect(value == direct(column, table, point))
        }
    }
}
