import Engine
import TerminalScreen
import Testing

@testable import Workbench

@Suite("Key scripts")
struct KeyScriptTests {
    @Test("names, text, sizes and comments are read")
    func reading() throws {
        let script = try KeyScript(text: "s shift-F5 # back\n\"a\\\"b\" 80x24")
        let expected: [InputEvent] = [
            .key("s"), .key("shift-F5"), .key("a"), .key("\""), .key("b"), .resize(Size(80, 24)),
        ]
        #expect(script.events == expected)
    }

    @Test(
        "a mistake is named with its line", arguments: [("s\nnokey", "x.keys:2"), ("\"open me", "x.keys:1")])
    func mistakes(_ row: (text: String, place: String)) {
        #expect { try KeyScript(text: row.text, file: "x.keys") } throws: { error in
            String(describing: error).contains(row.place)
        }
    }
}
