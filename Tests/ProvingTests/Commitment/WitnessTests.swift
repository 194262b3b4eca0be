import Algebra
import Constraints
import ProofSystem
import Testing

@testable import Proving

@Suite("The witness of tables")
struct WitnessTests {
    private static let bus = Bus(number: 1, name: "values", fields: ["value"])

    /// Two committed columns.
    private static let user: ConstraintProgram = {
        let chip = ChipRecorder(name: "user", summary: "Looks a value up.")
        let value = chip.columns("value", count: 2)
        chip.send("the value is in the table", to: bus, [value[0]])
        chip.require("both are the same", value[0] - value[1])
        return chip.finish()
    }()

    /// A public column, and the multiplicities.
    private static let list: ConstraintProgram = {
        let chip = ChipRecorder(name: "list", summary: "Values.")
        chip.offer("a value", on: bus, [chip.column("value", .fixed)])
        return chip.finish()
    }()

    private static let circuit = Circuit(tables: [user, list], maxCycles: 1000)

    /// Cell c of row r of table t is 10000 t + 1000 c + r.
    private static func table(_ number: Int, logHeight: Int, rowsInUse: Int) -> Table {
        let program = circuit.tables[number == 2 ? 1 : 0]
        var table = Table(program: program, logHeight: logHeight, rowsInUse: rowsInUse)
        for column in program.columns.indices {
            for row in 0..<table.height { table[column, row] = UInt32(10_000 * number + 1000 * column + row) }
        }
        return table
    }

    private static let tables = [
        table(0, logHeight: 4, rowsInUse: 16), table(1, logHeight: 5, rowsInUse: 20),
        table(2, logHeight: 5, rowsInUse: 32),
    ]

    @Test("pieces come in the order of the shape, columns in that of the layout")
    func order() throws {
        let witness = try Witness(circuit: Self.circuit, tables: Self.tables, parameters: .test)
        #expect(
            witness.shape.pieces == [
                Piece(table: 0, logHeight: 5, rowsInUse: 20), Piece(table: 1, logHeight: 5, rowsInUse: 32),
                Piece(table: 0, logHeight: 4, rowsInUse: 16),
            ])
        let sources = [1, 2, 0]
        for (piece, source) in sources.enumerated() {
            for column in Self.circuit.tables[source == 2 ? 1 : 0].columns.indices {
                let cells = witness.column(piece: piece, column: column)
                for row in 0..<1 << witness.shape.pieces[piece].logHeight {
                    #expect(cells[row] == UInt32(10_000 * source + 1000 * column + row))
                }
            }
        }
        for place in witness.layout.columns {
            let column = witness.column(piece: place.piece, column: place.number)
            #expect(column == UnsafePointer(witness.cells.base + place.offset))
        }
    }

    @Test("the last stripe is filled up with zeros")
    func padding() throws {
        let witness = try Witness(circuit: Self.circuit, tables: Self.tables, parameters: .test)
        let layout = witness.layout
        #expect(layout.cells == 2 * 32 + 32 + 2 * 16)
        #expect(witness.cells.count == layout.stripes << layout.logStripe)
        for index in layout.cells..<witness.cells.count { #expect(witness.cells[index] == .zero) }
    }

    @Test("tables that are not in the circuit's order are refused")
    func wrongOrder() {
        #expect(throws: ProvingError.self) {
            try Witness(circuit: Self.circuit, tables: Self.tables.reversed(), parameters: .test)
        }
    }

    @Test("its commitment opens the words of the stripes", arguments: Kernels.available)
    func commitment(kernels: Kernels) throws {
        let witness = try Witness(circuit: Self.circuit, tables: Self.tables, parameters: .test)
        let layout = witness.layout
        let commitment = try Commitment(of: witness, control: ProverControl(), kernels: kernels)
        let words = (0..<layout.stripes).map { stripe in
            let first = stripe << layout.logStripe
            return LineDomain.encode(
                (first..<first + 1 << layout.logStripe).map { witness.cells[$0] }, layout.logWord)
        }
        for leaf in [0, 5, 1 << (layout.logWord - 1) - 1] {
            let expected = [2 * leaf, 2 * leaf + 1].flatMap { position in words.map { $0[position].value } }
            #expect(commitment.open([leaf]).leaves == expected)
        }
    }
}
