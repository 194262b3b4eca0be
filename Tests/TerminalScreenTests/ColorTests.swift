import Testing

@testable import TerminalScreen

@Suite("Colours")
struct ColorTests {
    @Test(
        "hexadecimal colours are read and written", arguments: ["#000000", "#13161b", "#ffffff", "#0a0b0c"])
    func hex(text: String) {
        #expect(ThemeColor(hex: text)?.hex == text)
    }

    @Test("what is no colour is refused", arguments: ["", "#fff", "13161b", "#13161g", "#+3161b", "#1316１b"])
    func refusals(text: String) {
        #expect(ThemeColor(hex: text) == nil)
    }

    @Test(
        "the nearest of 256 colours is found",
        arguments: [("#ff0000", 196), ("#000000", 16), ("#ffffff", 231), ("#808080", 244), ("#13161b", 233)])
    func indexed(text: String, number: Int) {
        #expect(ThemeColor(hex: text)?.number256 == number)
    }

    @Test("contrast is that of WCAG")
    func contrast() {
        let (black, white) = (ThemeColor.classic(0), ThemeColor.classic(15))
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(white.contrast(with: white) - 1) < 0.001)
    }

    @Test(
        "a terminal's answer about its background is understood",
        arguments: [
            ("\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\\u{1B}[?62c", Theme.Variant.dark),
            ("\u{1B}]11;rgb:ff/fa/f0\u{7}", .light), ("\u{1B}]11;rgb:f/f/f\u{7}", .light),
        ])
    func background(answer: String, variant: Theme.Variant) {
        #expect(BackgroundQuery.variant(in: Array(answer.utf8)) == variant)
    }

    @Test(
        "an answer without a colour says nothing",
        arguments: ["", "\u{1B}[?62c", "]11;rgb:zz/1/1", "]11;rgb:12345/1/1"])
    func noBackground(answer: String) {
        #expect(BackgroundQuery.variant(in: Array(answer.utf8)) == nil)
    }

    @Test(
        "base64 is that of RFC 4648",
        arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func base64(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
    }
}
