import Testing

@testable import TerminalScreen

@Suite("Keys and the bytes that they send")
struct KeyTests {
    @Test(
        "the text form of a key is read back as the same key",
        arguments: [
            "a", "A", "space", "ctrl-p", "ctrl-space", "alt-x", "shift-tab", "tab", "F1", "F12", "shift-F9",
            "PgUp",
            "PgDn", "home", "end", "up", "ctrl-left", "ctrl-alt-shift-delete", "enter", "esc", "backspace",
            "insert", "-", "ctrl--", "]", "[", "'", "%", "é", "f", "F",
        ])
    func roundTrip(text: String) throws {
        let key = try #require(Key(text: text))
        #expect(key.description == text)
        #expect(Key(text: key.description) == key)
    }

    @Test("what names no key is refused", arguments: ["", "ctrl-", "F0", "F25", "nope", "ab", "\u{1B}", "日"])
    func refusals(text: String) {
        #expect(Key(text: text) == nil)
    }

    @Test(
        "byte sequences become keys",
        arguments: [
            ("a", "a"), ("\r", "enter"), ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{10}", "ctrl-p"),
            ("\0", "ctrl-space"), ("é", "é"), ("\u{1B}[A", "up"), ("\u{1B}OA", "up"),
            ("\u{1B}[1;5D", "ctrl-left"),
            ("\u{1B}[1;2P", "shift-F1"), ("\u{1B}OP", "F1"), ("\u{1B}[15~", "F5"),
            ("\u{1B}[20;2~", "shift-F9"),
            ("\u{1B}[[A", "F1"), ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"), ("\u{1B}[H", "home"),
            ("\u{1B}[1~", "home"), ("\u{1B}[F", "end"), ("\u{1B}[3~", "delete"), ("\u{1B}[Z", "shift-tab"),
            ("\u{1B}x", "alt-x"), ("\u{1B}\r", "alt-enter"), ("\u{1B}é", "alt-é"), ("\u{1B}[97;5u", "ctrl-a"),
            ("\u{1B}[27;6;9~", "ctrl-shift-tab"), ("\u{1B}[3^", "ctrl-delete"),
            ("\u{1B}[1;7A", "ctrl-alt-up"),
        ])
    func decoding(bytes: String, key: String) {
        var decoder = KeyDecoder()
        let events = decoder.decode(Array(bytes.utf8))
        #expect(events.map(text) == [key])
        #expect(!decoder.isWaiting)
        // The same, one byte at a time.
        var slow = KeyDecoder()
        let slowEvents = bytes.utf8.flatMap { slow.decode([$0]) }
        #expect(slowEvents.map(text) == [key])
    }

    @Test("a lone escape is a key once time has passed")
    func escape() {
        var decoder = KeyDecoder()
        let beforeTime = decoder.decode([0x1B])
        #expect(beforeTime.isEmpty && decoder.isWaiting)
        let afterTime = decoder.flush()
        #expect(afterTime == [.key("esc")] && !decoder.isWaiting)
        _ = decoder.decode([0x1B, 0x5B])
        let bracket = decoder.flush()
        #expect(bracket == [.key("alt-[")])
    }

    @Test("mouse reports become presses, drags, releases and turns of the wheel")
    func mouse() {
        var decoder = KeyDecoder()
        let bytes = "\u{1B}[<0;5;3M\u{1B}[<32;6;3M\u{1B}[<0;6;3m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<18;2;2M"
        let events = decoder.decode(Array(bytes.utf8))
        #expect(
            events == [
                .mouse(Mouse(.press(.left), 4, 2)), .mouse(Mouse(.drag(.left), 5, 2)),
                .mouse(Mouse(.release(.left), 5, 2)), .mouse(Mouse(.wheelUp, 0, 0)),
                .mouse(Mouse(.wheelDown, 0, 0)), .mouse(Mouse(.press(.right), 1, 1, .control)),
            ])
    }

    @Test("focus is reported, and replies to questions are swallowed")
    func replies() {
        var decoder = KeyDecoder()
        let bytes =
            "\u{1B}[I\u{1B}[O\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;4c\u{1B}P1+r\u{1B}\\\u{1B}[24;80Rq"
        let events = decoder.decode(Array(bytes.utf8))
        #expect(events == [.focus(true), .focus(false), .key("q")])
    }

    @Test("a paste is one event, keys in it are text, and it is bounded")
    func paste() {
        var decoder = KeyDecoder()
        let text = "rm -rf\n\u{1B}[A\u{1B}"
        let events = decoder.decode(Array("\u{1B}[200~\(text)\u{1B}[201~x".utf8))
        #expect(events == [.paste(text), .key("x")])
        let long = [UInt8](repeating: 0x61, count: 1 << 20)
        let longEvents = decoder.decode(Array("\u{1B}[200~".utf8) + long + Array("\u{1B}[201~".utf8))
        guard case .paste(let pasted) = longEvents.first else {
            Issue.record("no paste")
            return
        }
        #expect(longEvents.count == 1 && pasted.utf8.count == KeyDecoder.pasteLimit)
    }

    @Test("seeded random bytes never crash the decoder, and every typed character is plain")
    func randomBytes() {
        var state: UInt64 = 11
        var decoder = KeyDecoder()
        let likely = Array("\u{1B}[<;0123456789~MmOPu?\u{7}\\é".utf8)
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let pick = Int(state >> 40)
            let byte = pick & 3 == 0 ? UInt8(pick >> 8 & 0xFF) : likely[(pick >> 8) % likely.count]
            _ = decoder.decode([byte])
            if pick % 97 == 0 { _ = decoder.flush() }
        }
    }

    private func text(_ event: InputEvent) -> String {
        if case .key(let key) = event { return key.description }
        return "\(event)"
    }
}
