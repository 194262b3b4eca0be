import TerminalScreen
import Testing

@testable import Workbench

@Suite("The tables of a real run on the screens")
struct RealTablesTests {
    static func bench() -> HeadlessWorkbench {
        var bench = Bench.welcome()
        bench.send(.open(OpenRequest(argument: "loop")))
        return bench
    }

    @Test("a person steps, reads the rules, tells a lie, reads who noticed and why, and takes it back")
    func story() throws {
        var bench = Self.bench()
        bench.play(try KeyScript(text: "t \"5\" enter : \"pane rules\" enter"))
        #expect(bench.frame.text().contains("✓ holds"))
        bench.press("3")
        #expect(bench.frame.text().contains("every bus balances"))
        bench.play(try KeyScript(text: "x ctrl-u \"add-place[0].sum[0] += 1\" enter"))
        #expect(bench.frame.text().contains("✗") && bench.model.layout.focus == .failures)
        #expect(bench.frame.text().contains("◆ poked: add-place[0].sum[0] += 1"))
        bench.press("u")
        #expect(bench.frame.text().contains("every bus balances"))
    }

    @Test("a lie about what the machine does fills the tables anew, and the rules notice")
    func executor() throws {
        var bench = Self.bench()
        bench.play(try KeyScript(text: "3 x ctrl-u \"step 8: result += 1\" enter"))
        let board = try #require(bench.model.session?.tables.currentBoard)
        #expect(board.failureCount > 0)
        bench.press("u")
        #expect(bench.model.session?.tables.currentBoard?.failureCount == 0)
    }

    @Test("no cell of an addition's rows is a blind spot")
    func blindSpots() throws {
        var bench = Self.bench()
        let step = PaneBench.step(of: "add a0", in: try #require(bench.model.session))
        bench.play(try KeyScript(text: "t \"\(step)\" enter : \"pane blind spots\" enter enter"))
        #expect(bench.model.session?.tables.blindSpots == .known([]))
    }
}
