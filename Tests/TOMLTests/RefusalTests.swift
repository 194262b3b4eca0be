import TOML
import Testing

@Suite("Refusing what is not TOML")
struct RefusalTests {
    @Test(
        "a mistake is named with its line and column",
        arguments: [
            ("a", "1:2: expected '=' after the key, found the end of the file"),
            ("a = ", "1:5: expected a value, found the end of the file"),
            ("= 1", "1:1: expected a key, found '='"),
            ("a = 1 b = 2", "1:7: expected the end of the line, found 'b'"),
            ("a = 1\na = 2", "2:1: expected each key once, found 'a' again"),
            ("[t]\n[t]", "2:2: expected each key once, found 't' again"),
            ("a.b = 1\n[a]", "2:2: expected each key once, found 'a' again"),
            ("[a.b]\n[a]\nb.c = 1", "3:1: expected each key once, found 'b' again"),
            ("a = {}\na.b = 1", "2:1: expected each key once, found 'a' again"),
            ("a = []\n[[a]]", "2:3: expected each key once, found 'a' again"),
            ("[a\n", "1:3: expected ']' after the table's name, found the end of the line"),
            ("[[a]\n", "1:5: expected ']]' after the name of an array of tables, found the end of the line"),
            ("a = [1, 2", "1:10: expected ',' or ']' in an array, found the end of the file"),
            ("a = {x = 1,}", "1:12: expected a key, found '}'"),
            ("a = {x = 1\n}", "1:11: expected ',' or '}' in an inline table, found the end of the line"),
            ("a = \"x", "1:7: expected '\"' at the end of the string, found the end of the file"),
            ("a = '''x", "1:9: expected three quotes at the end of the string, found the end of the file"),
            ("a = \"\\u12\"", "1:6: expected 4 hexadecimal digits after the backslash, found '\\'"),
            ("a = \"\\ud800\"", "1:6: expected a Unicode scalar value, found U+D800"),
            ("a = \"\u{1B}[2J\"", "1:6: expected no control character in a string, found '\\u{1b}'"),
            ("# \u{0}", "1:3: expected no control character in a comment, found '\\u{0}'"),
            (
                "a = 1\rb = 2",
                "1:6: expected a line feed after the carriage return, found the end of the line"
            ),
        ])
    func mistakes(text: String, sentence: String) {
        do {
            _ = try TOML.parse(text, file: "t")
            Issue.record("the text was read")
        } catch { #expect(error.description == "t:" + sentence) }
    }

    @Test(
        "numbers that TOML does not know are refused",
        arguments: [
            "01", "1_", "_1", "1__0", "0x", "0xg", "+0x1", "1.", ".5", "1.e3", "1e", "9223372036854775808",
            "-9223372036854775809", "0b2", "--1", "1.2.3", "True", "٣",
        ])
    func numbers(text: String) {
        #expect(throws: TOMLError.self) { try TOML.parse("a = \(text)", file: "t") }
    }

    @Test("a date is refused with advice", arguments: ["2026-11-22", "1979-05-27T07:32:00Z", "07:32:00"])
    func dates(text: String) {
        do {
            _ = try TOML.parse("a = \(text)", file: "t")
            Issue.record("a date was read")
        } catch { #expect(error.found.contains("put it in quotes")) }
    }

    @Test("nesting past the limit is refused and does not overflow the stack")
    func nesting() {
        for text in [
            "a = " + String(repeating: "[", count: 100_000),
            "a = " + String(repeating: "{a=", count: 100_000),
            "[" + String(repeating: "a.", count: 100_000) + "a]",
            String(repeating: "a.", count: 100_000) + "a = 1",
        ] {
            do {
                _ = try TOML.parse(text, file: "t")
                Issue.record("deep nesting was read")
            } catch { #expect(error.expected == "at most 32 levels of nesting") }
        }
    }

    @Test("a text past the size limit is refused")
    func size() {
        let text = String(repeating: "#", count: TOML.sizeLimit + 1)
        #expect(throws: TOMLError.self) { try TOML.parse(text, file: "t") }
    }

    @Test("bytes that are not UTF-8 are refused with their place")
    func encoding() {
        do {
            _ = try TOML.parse(bytes: Array("a = 1\nb = \"é".utf8) + [0xFF, 0x22], file: "t")
            Issue.record("bad bytes were read")
        } catch { #expect(error.description == "t:2:7: expected UTF-8 text, found the byte 0xff") }
    }

    @Test("a hostile key cannot put control bytes into an error sentence")
    func hostileKey() {
        do {
            _ = try TOML.parse("'\u{9B}x' = 1\n'\u{9B}x' = 1", file: "t")
            Issue.record("a duplicate key was read")
        } catch { #expect(error.description == "t:2:1: expected each key once, found '\\u{9b}x' again") }
    }

    @Test("seeded random edits of a document never crash the reader")
    func randomEdits() {
        let seed = Array("a.b = [1, {x = 'y'}]\n[t]\ns = \"\"\"\n\\u00e9\"\"\"\n[[l]]\nf = 1e3 # c\n".utf8)
        let alphabet = Array("[]{}=.,#'\"\\\n\r\t0x_e-+aé".utf8) + [0, 0x1B, 0x80, 0xFF]
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<1500 {
            var bytes = seed
            for _ in 0..<(1 + next(4)) {
                switch next(3) {
                case 0: bytes[next(bytes.count)] = alphabet[next(alphabet.count)]
                case 1: bytes.insert(alphabet[next(alphabet.count)], at: next(bytes.count))
                default: bytes.removeSubrange(next(bytes.count)..<bytes.count)
                }
                if bytes.isEmpty { bytes = [0x61] }
            }
            _ = try? TOML.parse(bytes: bytes, file: "t")
        }
    }
}
