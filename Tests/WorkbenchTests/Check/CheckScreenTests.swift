import TerminalScreen
import TestSupport
import Testing

@testable import Workbench

@Suite("The Check screen")
struct CheckScreenTests {
    /// The Check screen on made-up tables.
    static func bench(_ size: Size = Size(120, 36), isPoked: Bool = true) -> (HeadlessWorkbench, MadeUpTables)
    {
        var bench = Bench.debug(size)
        let tables = MadeUpTables(isPoked: isPoked)
        bench.model.session?.tables.set(.ready(tables))
        bench.press("3")
        return (bench, tables)
    }

    @Test(
        "the screen is the one that was reviewed",
        arguments: [Size(60, 15), Size(80, 24), Size(120, 36), Size(200, 60)], [true, false])
    func golden(_ size: Size, _ isPoked: Bool) throws {
        let (bench, _) = Self.bench(size, isPoked: isPoked)
        expectGolden(
            bench.frame.text(), "check-\(isPoked ? "fails" : "holds")-\(size.width)x\(size.height).txt")
    }

    @Test("] goes to the next failure and shows why it fails")
    func nextFailure() {
        var (bench, _) = Self.bench()
        #expect(bench.frame.text().contains("comes to 2, which is not a bit"))
        bench.press("]")
        #expect(bench.frame.text().contains("Nobody receives what is sent"))
        bench.press("[")
        #expect(bench.frame.text().contains("comes to 2"))
    }

    @Test("Enter on a failure offers the step, which opens on the Debug screen with its rules")
    func jump() {
        var (bench, _) = Self.bench()
        bench.press("enter")
        #expect(bench.frame.text().contains("step 8 on the Debug screen"))
        bench.press("enter")
        #expect(bench.model.screen == .debug && bench.model.session?.position == 8)
        #expect(bench.model.layout.focus == .rules)
        #expect(bench.frame.text().contains("✗ fails the carry of the low limb"))
    }

    @Test("x pokes, u takes back, ctrl-r pokes again")
    func poking() throws {
        var (bench, tables) = Self.bench(isPoked: false)
        #expect(bench.frame.text().contains("✓ all 12 rules hold"))
        bench.play(try KeyScript(text: "x ctrl-u \"add[8].sum[0] = 9\" enter"))
        #expect(tables.pokes == ["add[8].sum[0] = 9"])
        #expect(bench.frame.text().contains("✗ 1 rule fails, 1 tuple does not balance"))
        bench.press("u")
        #expect(bench.frame.text().contains("✓ all 12 rules hold"))
        bench.press("ctrl-r")
        #expect(bench.frame.text().contains("✗ 1 rule fails"))
    }

    @Test("what cannot be poked is said in words")
    func badPoke() throws {
        var (bench, _) = Self.bench()
        bench.play(try KeyScript(text: "x ctrl-u \"nonsense\" enter"))
        #expect(bench.frame.text().contains("✗ the poke “nonsense” cannot be read"))
    }

    @Test("when nothing fails the grid of all rules stands first")
    func opensOnGrid() {
        #expect(Self.bench(isPoked: false).0.model.layout.focus == .grid)
        #expect(Self.bench(isPoked: true).0.model.layout.focus == .failures)
    }

    @Test("the grid goes through chips and rules, and names the selected rule")
    func grid() {
        var (bench, _) = Self.bench()
        while bench.model.layout.focus != .grid { bench.press("tab") }
        #expect(bench.frame.text().contains("the carry of the low limb is 0 or 1"))
        bench.press("home")
        bench.press("right")
        bench.press("down")
        #expect(bench.frame.text().contains("rule 2 of 4 of sw"))
    }

    @Test("the ledger shows both ends of a bus that does not balance")
    func ledger() {
        var (bench, _) = Self.bench()
        while bench.model.layout.focus != .ledger { bench.press("tab") }
        #expect(bench.frame.text().contains("1 send too many"))
        #expect(bench.frame.text().contains("✓ state"))
    }

    @Test("many frames ask the tables once")
    func caching() {
        let (bench, tables) = Self.bench()
        let before = tables.boards
        for _ in 0..<20 { _ = bench.frame }
        #expect(tables.boards == max(1, before))
    }

    @Test("a click selects a failure, and a second one offers the ways on")
    func clicks() throws {
        var (bench, _) = Self.bench()
        let box = try #require(bench.model.arrangement.box(showing: .failures))
        let press = Mouse(.press(.left), box.inside.x + 6, box.inside.y + 1)
        bench.send(.input(.mouse(press)))
        #expect(bench.frame.text().contains("comes to 2"))
        bench.send(.input(.mouse(press)))
        #expect(!bench.model.popups.isEmpty)
    }

    @Test("Enter in the box of blind spots changes the cells of the step at the cursor")
    func blindSpots() {
        var (bench, _) = Self.bench()
        while bench.model.layout.focus != .blindSpots { bench.press("tab") }
        bench.press("enter")
        #expect(bench.frame.text().contains("▲ add[0].time"))
    }

    @Test(
        "every size is drawn without harm",
        arguments: [Size(1, 1), Size(20, 60), Size(60, 15), Size(61, 16), Size(110, 24), Size(300, 100)])
    func sizes(_ size: Size) {
        var (bench, _) = Self.bench(size)
        for _ in Screen.check.panes {
            bench.press("tab")
            #expect(bench.frame.size == size)
        }
    }
}
