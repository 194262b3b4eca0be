import Testing

@testable import TerminalScreen

@Suite("Line editor")
struct LineEditorTests {
    @Test(
        "keys edit the line",
        arguments: [
            ("a b left X", "aXb"), ("a b home X", "Xab"), ("a b c backspace", "ab"), ("a b home delete", "b"),
            ("a space b ctrl-w X", "a X"), ("a b left ctrl-k", "a"), ("a b ctrl-u X", "X"),
            ("a b ctrl-u ctrl-y ctrl-y", "abab"), ("a space b c alt-b X", "a Xbc"),
            ("a b ctrl-a alt-d X", "X"),
        ])
    func editing(keys: String, text: String) {
        var editor = LineEditor()
        for key in keys.split(separator: " ") { _ = Key(text: String(key)).map { editor.handle($0) } }
        #expect(editor.text == text)
    }

    @Test("history is browsed and what was being typed comes back")
    func history() {
        var editor = LineEditor(history: ["one", "two"])
        editor.insert("dr")
        _ = editor.handle("up")
        _ = editor.handle("up")
        _ = editor.handle("up")
        #expect(editor.text == "one")
        _ = editor.handle("down")
        _ = editor.handle("down")
        #expect(editor.text == "dr")
        let line = editor.submit()
        #expect(line == "dr")
        #expect(editor.history == ["one", "two", "dr"])
        #expect(editor.isEmpty)
    }

    @Test("a pasted megabyte is cut, and line ends in it become spaces")
    func paste() {
        var editor = LineEditor()
        editor.insert("a\nb" + String(repeating: "x", count: 1 << 20))
        #expect(editor.scalars.count == LineEditor.lengthLimit)
        #expect(editor.text.hasPrefix("a b"))
    }

    @Test("a key that means nothing to the editor is left to others")
    func strangers() {
        var editor = LineEditor()
        for key: Key in ["F5", "enter", "esc", "tab", "alt-x"] {
            let isTaken = editor.handle(key)
            #expect(!isTaken)
        }
    }

    @Test("the cursor is always inside the field", arguments: 1...30)
    func drawing(width: Int) {
        var editor = LineEditor(text: "a long \u{202E}hostile\u{1B} line")
        for _ in 0..<30 {
            var surface = Surface(width: width, height: 1)
            editor.draw(on: &surface, in: surface.bounds, prompt: ": ")
            #expect(surface.cursor.map { surface.bounds.contains($0.x, $0.y) } == true)
            _ = editor.handle("left")
        }
    }
}
