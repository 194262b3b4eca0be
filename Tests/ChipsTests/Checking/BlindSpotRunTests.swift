import Constraints
import TestSupport
import Testing

@testable import Chips

@Suite("The blind spots of the machine")
struct BlindSpotRunTests {
    @Test("the cells of real rows that can be changed unnoticed are those that were reviewed")
    func reviewed() throws {
        let (tables, blindSpots) = try Self.run()
        let map = blindSpots.map(of: tables, rowsPerChip: 2)
        #expect(map.count > 800)
        let lines = map.filter { $0.unnoticed > 0 }.map {
            "\($0.chip) \($0.column): \($0.unnoticed) of \($0.tried) changes\n"
        }
        expectGolden(lines.joined(), "blind-spots.txt")
    }

    @Test("a word of the private input can be changed only if nobody reads it")
    func privateInput() throws {
        let (tables, blindSpots) = try Self.run()
        let table = try #require(tables.first { $0.program.name == "private-input" })
        let uses = try #require(table.program.column(named: "uses.private_input"))
        let rows = (0..<table.rowsInUse).map(table.row)
        let read = rows.filter { $0[uses] > 0 }
        #expect(!read.isEmpty && read.count < rows.count)
        #expect(blindSpots.findings(of: read, in: table.program).allSatisfy { $0.unnoticed == 0 })
    }

    private static func run() throws -> (tables: [Table], blindSpots: BlindSpots) {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        let program = try DecodedProgram(program: run.program)
        let lookups = LookupIndexes.all(program: program, input: EveryForm.input)
        return (run.set.tables, BlindSpots(lookups: lookups))
    }
}
