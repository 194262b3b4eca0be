import Constraints
import Execution
import Testing

@testable import Chips

@Suite("What a verifier checks by itself")
struct PublicCheckTests {
    private static let statement = Statement(
        program: PatchworkProgram.decoded, input: PatchworkProgram.input, cycles: 5, exitCode: 0,
        publicOutput: [])
    private static let check = PublicCheck(program: PatchworkProgram.decoded, statement: statement)

    private static let tables: [Table] = {
        let image = ChipCatalogue.image.records(of: PatchworkProgram.decoded.imageWords, touched: [])
        let registers = [Lifetime](repeating: Lifetime(), count: RegisterIndex.count)
        let boundary = [
            ChipCatalogue.registers.table(lifetimes: registers), ChipCatalogue.image.table(image),
        ].compactMap { $0 }
        return boundary + FixedTables(program: PatchworkProgram.decoded, input: PatchworkProgram.input).tables
    }()

    private static func error(_ tables: [Table], _ check: PublicCheck = check) -> PublicCheckError? {
        do {
            try check.check(tables)
            return nil
        } catch {
            return error
        }
    }

    @Test("honest tables pass, with some of them missing too")
    func honest() {
        #expect(Self.error(Self.tables) == nil)
        #expect(Self.error(Array(Self.tables.dropFirst(4))) == nil)
    }

    @Test("the tables of a run pass")
    func filledRun() throws {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        let program = try DecodedProgram(program: run.program)
        let check = PublicCheck(program: program, statement: run.set.statement)
        #expect(Self.error(run.set.tables, check) == nil)
        var other = run.set.statement
        other.publicInput[0] ^= 1
        let found = Self.error(run.set.tables, PublicCheck(program: program, statement: other))
        guard case .publicCell(_, "public-input", "value[0]", 0, _, _) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("a changed public cell is named", arguments: tables.indices)
    func changedCell(index: Int) throws {
        var tables = Self.tables
        let program = tables[index].program
        let column = try #require(program.columns.lastIndex { $0.kind == .fixed })
        let row = tables[index].rowsInUse - 1
        let honest = tables[index][column, row]
        tables[index][column, row] = honest ^ 1
        #expect(
            Self.error(tables)
                == .publicCell(
                    table: index, name: program.name, column: program.columns[column].name, row: row,
                    found: honest ^ 1, expected: honest))
    }

    @Test("a second table of registers, of the image or of an input is refused", arguments: 0..<8)
    func doubled(index: Int) throws {
        let name = Self.tables[index].program.name
        let found = Self.error(Self.tables + [Self.tables[index]])
        guard case .rowCount(name, _, _) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("a private input longer than its stated length is refused")
    func longerPrivateInput() throws {
        var input = PatchworkProgram.input
        input.privateBytes.append(1)
        let tables = FixedTables(program: PatchworkProgram.decoded, input: input).tables
        let private3 = tables.filter { $0.program.name == "private-input" }
        #expect(Self.error(private3) == .rowCount(name: "private-input", found: 3, expected: 2))
    }

    @Test("more or fewer rows in use than there are is refused", arguments: [0, -1, 65])
    func rowsInUse(count: Int) {
        var tables = Self.tables
        tables[0].rowsInUse = count
        #expect(Self.error(tables) == .rowsInUse(table: 0, name: "registers", found: count, height: 64))
    }

    @Test("a table whose rules are not the machine's is refused")
    func otherRules() {
        let chip = ChipRecorder(name: "zeros", summary: "Opens what it likes.")
        chip.send(
            "a word starts as it likes", to: MachineBus.memory,
            chip.columns("cell", count: MachineBus.memory.fields.count))
        let table = Table(program: chip.finish(), logHeight: 0, rowsInUse: 1)
        #expect(Self.error(Self.tables + [table]) == .unknownChip(table: Self.tables.count, name: "zeros"))
    }

    @Test("a clock past the cap is refused")
    func clock() {
        var statement = Self.statement
        statement.cycles = PublicCheck.maxCycles + 1
        let check = PublicCheck(program: PatchworkProgram.decoded, statement: statement)
        #expect(Self.error([], check) == .tooManyCycles(statement.cycles, limit: PublicCheck.maxCycles))
    }

    @Test("the statement sends the entry and receives its end, its output and the ends of every gap")
    func entries() {
        var statement = Self.statement
        statement.exitCode = 0x12_0034
        statement.publicOutput = [1, 0, 0, 0, 2, 0, 3, 0]
        let entries = statement.entries.map { "\($0.direction) \($0.tuple.bus.name) \($0.tuple.values)" }
        #expect(
            entries.prefix(4) == [
                "send state [1, 2097152]", "receive halt [5, 52, 18]", "receive public output [0, 1, 0]",
                "receive public output [1, 2, 3]",
            ])
        #expect(
            entries.dropFirst(4).map { $0 }
                == PatchworkProgram.decoded.memory.zeros.flatMap {
                    ["send order [\($0.lowerBound / 4)]", "receive order [\($0.upperBound / 4)]"]
                })
        statement.exitCode = nil
        #expect(!statement.entries.contains { $0.tuple.bus == MachineBus.halt })
    }
}
