import Constraints
import Testing

@testable import Chips

@Suite("The columns that a verifier computes")
struct PublicTablesTests {
    @Test("closed forms give every row of the tables that are the same for all programs")
    func closedForms() throws {
        let statement = Statement(
            program: PatchworkProgram.decoded, input: PatchworkProgram.input, cycles: 5, exitCode: 0,
            publicOutput: [])
        let known = PublicTables(program: PatchworkProgram.decoded, statement: statement).tables
        let filled = FixedTables(program: PatchworkProgram.decoded, input: PatchworkProgram.input).tables
        for table in filled {
            let program = table.program
            let fixed = try #require(known[ChipCatalogue.index(of: program)])
            #expect(fixed.rowsInUse == table.rowsInUse, "\(program.name)")
            #expect(fixed.logHeight == table.logHeight, "\(program.name)")
            let columns = program.columns.indices.filter { program.columns[$0].kind == .fixed }
            #expect(fixed.columns.count == columns.count)
            for (column, values) in zip(columns, fixed.columns) {
                let first = (0..<table.rowsInUse).first { table[column, $0] != values.value(at: $0) }
                #expect(first == nil, "\(program.name), \(program.columns[column].name)")
            }
        }
    }
}
