import Constraints
import Engine
import TerminalScreen
import Testing

@testable import Workbench

@Suite("The Trace screen")
struct TraceScreenTests {
    /// The workbench after some keys on the Debug screen.
    private static func bench(_ keys: String, _ size: Size = Size(120, 36)) throws -> HeadlessWorkbench {
        var bench = Bench.debug(size)
        bench.play(try KeyScript(text: keys))
        return bench
    }

    private static func view(_ bench: HeadlessWorkbench) throws -> TraceView {
        let session = try #require(bench.model.session)
        return try #require(TraceView(session))
    }

    private static func step(_ bench: HeadlessWorkbench) throws -> Int? {
        let view = try view(bench)
        return view.reference.flatMap(view.index.session.step)
    }

    private static func rows(_ bench: HeadlessWorkbench) throws -> RowsScene {
        let pane = try #require(bench.model.panes[.rows] as? RowsPane)
        let context = try #require(bench.model.context(of: .rows))
        return pane.scene(context)
    }

    @Test("2 shows the row of the step at the cursor")
    func rowOfStep() throws {
        let bench = try Self.bench("t \"9\" enter 2")
        #expect(try Self.step(bench) == 9)
    }

    @Test("the next row of a table takes the cursor in time along")
    func rowMovesTime() throws {
        let bench = try Self.bench("t \"9\" enter 2 down")
        let step = try #require(try Self.step(bench))
        #expect(step > 9)
        #expect(bench.model.session?.position == step)
    }

    @Test("a step on the Trace screen selects the row of the next instruction")
    func timeMovesRow() throws {
        let bench = try Self.bench("t \"9\" enter 2 i i")
        #expect(bench.model.session?.position == 11)
        #expect(try Self.step(bench) == 11)
    }

    @Test("Enter on a row goes to its instruction on the Debug screen")
    func rowToInstruction() throws {
        let bench = try Self.bench("t \"9\" enter 2 down enter")
        #expect(bench.model.screen == .debug)
    }

    @Test("a table that belongs to no step leaves the cursor in time alone")
    func otherTable() throws {
        let bench = try Self.bench("t \"9\" enter 2 tab end tab tab tab")
        #expect(bench.model.session?.position == 9)
        #expect(try Self.view(bench).chip.name != "branch-not-equal")
    }

    @Test("/ shows only the columns whose names hold a text, and nothing shows all again")
    func columnFilter() throws {
        var bench = try Self.bench("t \"9\" enter 2 / \"time\" enter")
        let titles = try Self.rows(bench).columns.map(\.title)
        #expect(!titles.isEmpty && titles.allSatisfy { $0.contains("time") })
        bench.play(try KeyScript(text: "/ ctrl-u enter"))
        #expect(try Self.rows(bench).columns.count > titles.count)
    }

    @Test("a pinned column stays in view")
    func pinning() throws {
        let bench = try Self.bench("t \"9\" enter 2 right space right right")
        #expect(try Self.rows(bench).columns.first?.isPinned == true)
    }

    @Test("a query chooses rows")
    func query() throws {
        let bench = try Self.bench("t \"9\" enter 2 : \"rows cycle > 15\" enter")
        let view = try Self.view(bench)
        let chosen = try #require(view.chosen)
        #expect(!chosen.isEmpty && chosen.count < view.chip.rows)
    }

    @Test("a query with a mistake is told in a sentence")
    func badQuery() throws {
        let bench = try Self.bench("2 : \"rows cycle >\" enter")
        #expect(bench.model.notice?.kind == .failure)
    }

    @Test("v writes the cells in another format")
    func formats() throws {
        let decimal = try Self.rows(try Self.bench("t \"9\" enter 2"))
        let hexadecimal = try Self.rows(try Self.bench("t \"9\" enter 2 v v"))
        #expect(decimal.rows.flatMap(\.cells).map(\.text) != hexadecimal.rows.flatMap(\.cells).map(\.text))
        #expect(hexadecimal.rows.flatMap(\.cells).allSatisfy { $0.text.hasPrefix("0x") })
    }

    @Test("a changed cell is marked, the rule that fails is told, and taking it back clears both")
    func pokedCell() throws {
        var bench = try Self.bench("t \"9\" enter 2")
        let view = try Self.view(bench)
        let tables = try #require(bench.model.session?.tables)
        let trace = try #require(tables.trace)
        let table = try #require(view.reference).table
        let column = trace.session.tables[table].program.columns[view.cursor.column].name
        try tables.poke(try PokeSpec(parsing: "\(view.cursor.chip)[\(view.cursor.row)].\(column) = 12345"))
        #expect(bench.frame.text().contains("✗ fails"))
        #expect(try Self.rows(bench).rows.contains { $0.isFailing })
        bench.press("u")
        #expect(!bench.frame.text().contains("✗ fails"))
    }

    @Test("the tables follow an edit of the run, which the rules notice")
    func editIsNoticed() throws {
        let bench = try Self.bench(": \"goto 3\" enter : \"edit s0 = 1\" enter 2")
        let tables = try #require(bench.model.session?.tables)
        #expect(tables.trace?.session.run.interventions.count == 1)
        #expect(tables.trace?.failingRows.isEmpty == false)
    }

    @Test("the tables of an honest run hold")
    func honestRun() throws {
        let bench = try Self.bench("2")
        #expect(bench.model.session?.tables.trace?.failingRows.isEmpty == true)
    }
}

@Suite("Formats of cells")
struct CellFormatTests {
    @Test(
        "a cell is written in each format",
        arguments: [
            (CellFormat.decimal, UInt32(0x1234), "4660"), (.hexadecimal, 0x1234, "0x1234"),
            (.bytes, 0x1234, "34 12"), (.signed, 0x7fff_fffe, "-1"), (.signed, 5, "5"),
        ])
    func text(_ row: (format: CellFormat, value: UInt32, text: String)) {
        #expect(row.format.text(row.value) == row.text)
    }

    @Test("two limbs of 16 bits are a word, larger ones are none")
    func words() {
        #expect(CellFormat.word(0x5678, 0x1234) == 0x1234_5678)
        #expect(CellFormat.word(0x10000, 0) == nil)
    }
}
