import Testing

@testable import TerminalScreen

@Suite("Foreign text made visible")
struct VisibleTextTests {
    @Test(
        "what could act on a terminal becomes an escape that can be read",
        arguments: [
            ("\u{1B}[2J", "\\e[2J"), ("\u{1B}]0;title\u{7}", "\\e]0;title\\x07"),
            ("a\nb\r\tc\0", "a\\nb\\r\\tc\\0"),
            ("\u{9B}31m", "\\x9b31m"), ("\u{7F}", "\\x7f"),
            ("\u{202E}evil\u{2066}", "\\u{202e}evil\\u{2066}"),
            ("zero\u{200B}width\u{200D}\u{FEFF}", "zero\\u{200b}width\\u{200d}\\u{feff}"),
            ("e\u{301}", "e\\u{301}"), ("x\u{AD}y", "x\\xady"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
            ("日本", "··"), ("😀", "·"), ("\u{E000}", "\\u{e000}"), ("\u{E0041}", "\\u{e0041}"),
            ("שלום", "····"),
            ("plain é ß Ω Ж ─│✓█", "plain é ß Ω Ж ─│✓█"),
        ])
    func escapes(text: String, shown: String) {
        #expect(VisibleText.escaped(text) == shown)
        #expect(VisibleText.width(text) == shown.unicodeScalars.count)
    }

    @Test("no scalar of all of Unicode leaves anything but plain cells")
    func everyScalar() {
        var wrong = 0
        for value in (0 as UInt32)...0x10FFFF {
            // The planes above the second are empty or private; their edges are enough for a fast test.
            if value > 0x32000, value & 0xFFF != 0, value & 0xFFFFF > 0x1FF { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            var shown = String.UnicodeScalarView()
            VisibleText.append(scalar, to: &shown)
            if shown.isEmpty || !shown.allSatisfy(VisibleText.isPlain) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("nothing plain is a control, a combining, a wide or a right-to-left character")
    func plainIsHarmless() {
        for value in (0x80 as UInt32)...0xFFFF {
            guard let scalar = Unicode.Scalar(value), VisibleText.isPlain(scalar) else { continue }
            let category = scalar.properties.generalCategory
            let isHarmful = [
                .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator,
                .unassigned, .privateUse, .spacingMark,
            ].contains(category)
            #expect(!isHarmful && !scalar.properties.isEmojiPresentation, "U+\(String(value, radix: 16))")
        }
    }

    @Test("bytes that are not UTF-8 become escapes, the others text")
    func bytes() {
        #expect(VisibleText.escaped(bytes: [0x61, 0xFF, 0xC3, 0xA9, 0xC3, 0x62]) == "a\\xffé\\xc3b")
        #expect(VisibleText.escaped(bytes: [0xE2, 0x82]) == "\\xe2\\x82")
        #expect(VisibleText.escaped(bytes: [0xC2, 0x9B, 0xED, 0xA0, 0x80]) == "\\x9b\\xed\\xa0\\x80")
        #expect(VisibleText.escaped(bytes: [0xF4, 0x90, 0x80, 0x80, 0x41]) == "\\xf4\\x90\\x80\\x80A")
    }

    @Test("cutting keeps the width and says that something is missing")
    func truncation() {
        #expect(VisibleText.truncated("abcdef", to: 4) == "abc…")
        #expect(VisibleText.truncatedLeft("abcdef", to: 4) == "…def")
        #expect(VisibleText.truncated("abc", to: 3) == "abc")
        #expect(VisibleText.truncated("abc", to: 0) == "")
        #expect(VisibleText.expandingTabs("a\tb\u{1B}\tc") == "a   b\\e c")
    }

    @Test("a cell cannot hold anything that is not plain")
    func cells() {
        #expect(Cell("\u{1B}").scalar == "·")
        #expect(Cell("日").scalar == "·")
    }
}
