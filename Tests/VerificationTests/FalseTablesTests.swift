import Algebra
import Constraints
import ProofSystem
import Testing
import ToyCircuit

@testable import Verification

@Suite("False tables, proved as well as they can be")
struct FalseTablesTests {
    static let columns: [(ToyMachine.Table, String)] = ToyMachine.Table.allCases.flatMap { table in
        table.rules.columns.map { (table, $0.name) }
    }

    @Test("a changed cell of any column is noticed", arguments: columns.indices)
    func column(_ index: Int) {
        let (table, column) = Self.columns[index]
        var run = ToyProof.run
        // The inverse of zero is the one cell that no rule binds.
        let row = column == "inverse" ? 1 : 0
        run.add(1, to: column, row: row, of: table)
        #expect(ToyProof.verdict(onProofOf: run) != nil)
    }

    @Test("a sum that holds modulo 256 but is no byte is noticed")
    func alias() {
        var run = ToyRun([.init(.add, 1, 1, 1), .init(.halt, 0)], input: [0, 200])
        #expect(ToyProof.verdict(onProofOf: run) == nil)
        run.add(256, to: "z", row: 0, of: .add)
        run.add(-1, to: "carry", row: 0, of: .add)
        #expect(ToyProof.verdict(onProofOf: run) == .busesDoNotBalance)
    }

    @Test("padding that repeats another row than the last one is harmless, and one that breaks a rule is not")
    func padding() {
        var run = ToyProof.run
        run.add(1, to: "clock", row: 7, of: .halt)
        #expect(ToyProof.verdict(onProofOf: run) == nil)
        run.add(1, to: "carry", row: 15, of: .add)
        run.add(1, to: "target", row: 7, of: .branch)
        #expect(ToyProof.verdict(onProofOf: run) != nil)
    }

    @Test("one row in use more or less is noticed")
    func rowsInUse() {
        for difference in [-1, 1] {
            var run = ToyProof.run
            let index = run.tables.firstIndex { $0.program.name == "branch" }!
            run.tables[index].rowsInUse += difference
            #expect(ToyProof.verdict(onProofOf: run) == .busesDoNotBalance)
        }
    }

    /// Two pieces of equal height break the same rule on the same row by opposite amounts, in cells that no bus sees:
    /// with one power of λ for both, the errors would cancel.
    @Test("errors of two pieces do not cancel, because each constraint of each piece has its own power")
    func opposite() throws {
        var run = ToyRun.fibonacci(count: 7)
        let pieces = run.tables.indices.filter {
            run.tables[$0].program.name == "add" && run.tables[$0].logHeight == 3
        }
        let (full, padded) = (pieces[0], pieces[1])
        let carry = try #require(run.tables[full].program.column(named: "carry"))
        let z = try #require(run.tables[full].program.column(named: "z"))
        #expect(run.tables[full][carry, 7] == 1 && run.tables[padded].rowsInUse < 8)
        run.tables[full][carry, 7] = 0
        run.tables[padded][z, 7] += 256
        #expect(ToyProof.verdict(onProofOf: run) == .rows)
    }

    @Test("a second copy of the memory table is refused, and would be a forgery")
    func secondCopy() {
        // Cell 1 starts as 7 and becomes 14; what is put out is 7 again, read from a second chain of the cell.
        var run = ToyRun([.init(.add, 1, 1, 1), .init(.out, 1), .init(.halt, 0)], input: [0, 7])
        let index = run.tables.firstIndex { $0.program.name == "memory" }!
        run.tables.append(run.tables[index])
        let table = ToyMachine.Table.memory.rawValue
        #expect(
            ToyProof.verdict(onProofOf: run)
                == .shape(.publicTable(table: table, found: 2, expectedLogHeight: 4, expectedRows: 12)))
        run.tables.removeAll { $0.program.name == "memory" }
        #expect(
            ToyProof.verdict(onProofOf: run)
                == .shape(.publicTable(table: table, found: 0, expectedLogHeight: 4, expectedRows: 12)))
    }
}
