import Glibc
import TestSupport
import Testing

@testable import TerminalScreen

@Suite("Themes that are wrong")
struct ThemeErrorTests {
    /// Writes a theme into a folder of its own and loads it.
    private func sentence(_ text: String) throws -> String {
        let folder = TestFolder.make()
        let path = "\(folder)/bad.toml"
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
        do {
            _ = try ThemeLibrary(folders: [folder]).theme("bad")
            return "no error"
        } catch {
            return String(describing: error).replacing("\(folder)/", with: "")
        }
    }

    @Test(
        "a mistake is named with file, line, column and role or colour",
        arguments: [
            ("x = 1", "bad.toml:1:1: x: expected one of name, variant,"),
            (
                "variant = 'blue'",
                "bad.toml:1:11: variant: expected \"dark\", \"light\" or \"mono\", found \"blue\""
            ),
            (
                "[palette]\na = 'red'",
                "bad.toml:2:5: palette.a: expected a colour as \"#rrggbb\", found \"red\""
            ),
            ("[palette]\na = 3", "bad.toml:2:5: palette.a: expected a string, found an integer"),
            ("[ansi16]\na = 'red'", "bad.toml:2:5: ansi16.a: expected the name of a colour in [palette]"),
            (
                "[palette]\na='#000000'\n[ansi16]\na = 'pink'",
                "bad.toml:4:5: ansi16.a: expected \"default\" or one of"
            ),
            (
                "[style]\ntext = 'nope'",
                "bad.toml:2:8: style.text: expected the name of a colour in [palette]"
            ),
            (
                "[style]\ntext = { fg = 'nope' }",
                "bad.toml:2:15: style.text.fg: expected the name of a colour"
            ),
            (
                "[style]\ntext = { fgg = 'red' }",
                "bad.toml:2:10: style.text.fgg: expected one of fg, bg, mods"
            ),
            (
                "[style]\ntext = { mods = ['blink'] }",
                "bad.toml:2:17: style.text.mods: expected attributes out of"
            ),
            ("[style]\n\"text.dm\" = 'red'", "bad.toml:2:1: style.text.dm: expected the name of a role"),
            ("[mono]\nnope = []", "bad.toml:2:1: mono.nope: expected the name of a role"),
            (
                "[gradient]\nheat = ['red']",
                "bad.toml:2:8: gradient.heat: expected at least two colours, found 1"
            ),
            (
                "[gradient]\nheat = ['red', 'x']",
                "bad.toml:2:16: gradient.heat: expected the name of a colour"
            ),
            ("[glyphs]\nset = 'emoji'", "bad.toml:2:7: glyphs.set: expected \"unicode\" or \"ascii\""),
            ("[glyphs]\n'│' = '日'", "bad.toml:2:7: glyphs.\"\\u{2502}\": expected one character"),
            ("inherits = 'bad'", "bad.toml: inherits: expected a theme that does not inherit from this one"),
            ("inherits = '../x'", "there is no theme '../x'; there are bad, terminal"),
            ("a = [", "bad.toml:1:6: expected a value, found the end of the file"),
        ])
    func mistakes(text: String, start: String) throws {
        let found = try sentence(text)
        #expect(found.hasPrefix(start), "\(found)")
    }

    @Test("hostile names in a theme cannot reach the terminal as they are")
    func hostile() throws {
        let found = try sentence("[style]\n\"\\u001b]0;x\\u0007\" = 'red'")
        #expect(
            found.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && !(0x80..<0xA0).contains($0.value)
            })
    }

    @Test("a theme that is no file is named")
    func missing() {
        do {
            _ = try ThemeLibrary(folders: []).theme("/nowhere/x.toml")
            Issue.record("a missing theme was loaded")
        } catch {
            #expect("\(error)" == "the theme /nowhere/x.toml cannot be read: No such file or directory")
        }
    }
}
