import Engine
import TerminalScreen
import Testing

@testable import Workbench

@Suite("Finding actions from the screen alone")
struct ReachabilityTests {
    @Test(
        "every action stands in the help of a place where it works",
        arguments: ActionCatalogue.rows.map(\.action))
    func help(_ action: Action) {
        let row = ActionCatalogue.row(action)
        let model = Bench.debug().model
        for place in row.places {
            #expect(model.helpItems(for: place).contains { $0.text == row.title })
        }
    }

    @Test("the palette of the Debug screen lists every action that is not typing")
    func palette() {
        var bench = Bench.debug()
        bench.press("ctrl-p")
        guard case .chooser(let chooser) = bench.model.popups.last else {
            Issue.record("no palette")
            return
        }
        let texts = bench.model.items(of: chooser).map(\.text)
        for row in ActionCatalogue.rows where row.group != .typing && row.action != .palette {
            #expect(texts.contains { $0.hasPrefix(row.title) }, "\(row.title)")
        }
    }

    @Test(
        "every command that the table names is understood",
        arguments: ActionCatalogue.rows.compactMap(\.command))
    func commands(_ command: String) throws {
        let values = [
            "PLACE": "twice", "STEP": "1", "PERCENT": "1", "NAME": "x", "NUMBER": "1", "EXPRESSION": "a0",
            "VALUE": "1",
            "CONDITION": "a0", "PROGRAM": "loop", "TEXT": "a0", "TARGET": "a0",
        ]
        var line = command
        for (word, value) in values { line = line.replacing(word, with: value) }
        let name = line.split(separator: " ").first.map(String.init) ?? ""
        if WorkbenchCommand.rows.contains(where: { $0.name == name }) { return }
        #expect(try DebugCommand.parse(line) != nil)
    }

    @Test(
        "hints fit and only offer what works",
        arguments: [Size(60, 15), Size(80, 24), Size(120, 36), Size(200, 60)])
    func hints(_ size: Size) {
        var bench = Bench.debug(size)
        for _ in PaneID.ofDebug {
            bench.press("tab")
            let regions = bench.frame.regions.filter { $0.tag.hasPrefix("action:") }
            #expect(regions.allSatisfy { $0.rect.right <= size.width })
            #expect(
                regions.contains { $0.tag == "action:help" }
                    && regions.contains { $0.tag == "action:palette" })
            #expect(!regions.contains { $0.tag == "action:undo" })
        }
    }

    @Test("a click on a hint does what its key does")
    func clickOnHint() throws {
        var bench = Bench.debug()
        let hint = try #require(bench.frame.regions.first { $0.tag == "action:stepInstruction" })
        bench.send(.input(.mouse(Mouse(.press(.left), hint.rect.x, hint.rect.y))))
        #expect(bench.model.session?.position == 1)
    }

    @Test("a click gives a pane the focus, and a tab shows its pane")
    func clickOnPane() throws {
        var bench = Bench.debug()
        let box = try #require(bench.model.arrangement.box(showing: .registers))
        bench.send(.input(.mouse(Mouse(.press(.left), box.rect.x, box.rect.y))))
        #expect(bench.model.layout.focus == .registers)
        let tab = try #require(bench.frame.regions.first { $0.tag == "tab:stack" })
        bench.send(.input(.mouse(Mouse(.press(.left), tab.rect.x, tab.rect.y))))
        #expect(bench.model.layout.focus == .stack)
    }
}
