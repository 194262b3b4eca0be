import TOML
import Testing

@Suite("Writing TOML")
struct WritingTests {
    @Test("what is written is read back the same")
    func roundTrip() throws {
        let nasty = "a\"b\\c\n\r\t\u{0}\u{1B}\u{7F}\u{9B}\u{202E}é😀"
        var writer = TOMLWriter()
        writer.comment("two\nlines \u{1B}[2J")
        writer.set("schema", 1)
        writer.set(nasty, nasty)
        writer.set("flag", true)
        writer.set("tiny", 1e-300)
        writer.set("huge", 1e300)
        writer.table("layout", "main pane")
        writer.set("widths", [1, 2, 3])
        writer.set("names", [nasty, ""])
        for place in ["main.c:12", "0x1010"] {
            writer.arrayTable("breakpoint")
            writer.set("place", place)
        }
        let root = try TOML.parse(writer.text, file: "written")
        #expect(try root.integer("schema") == 1)
        #expect(try root.string(nasty) == nasty)
        #expect(try root.boolean("flag"))
        #expect(try root.optionalFloat("tiny") == 1e-300)
        #expect(try root.optionalFloat("huge") == 1e300)
        let layout = try #require(try root.optionalTable("layout")?.optionalTable("main pane"))
        #expect(try layout.integers("widths") == [1, 2, 3])
        #expect(try layout.strings("names") == [nasty, ""])
        #expect(try root.tables("breakpoint").map { try $0.string("place") } == ["main.c:12", "0x1010"])
    }

    @Test("a written document holds no control characters but line feeds")
    func noControls() {
        var writer = TOMLWriter()
        writer.comment("\u{1B}]0;title\u{7}")
        writer.set("k", "\u{9B}2J\u{7F}")
        #expect(writer.text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value < 0x7F) })
    }
}
