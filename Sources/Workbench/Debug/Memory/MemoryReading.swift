import TerminalScreen

/// A few bytes of memory read as numbers, characters and addresses.
struct MemoryReading {
    /// Up to four bytes, in memory order.
    let bytes: [UInt8]

    private func value(_ count: Int) -> UInt32 {
        bytes.prefix(count).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }

    /// The word, its numbers, and what it points to.
    func wordRuns(_ session: DebugSession) -> [SceneRun] {
        guard bytes.count == 4 else { return byteRuns }
        let word = value(4)
        var runs = Self.pair("u32 ", ValueText.count(word))
        if word > 0x7fff_ffff { runs += Self.pair("i32 ", ValueText.count(Int32(bitPattern: word))) }
        runs += Self.pair("u16 ", ValueText.count(word & 0xffff))
        if let text = ValueText.characters(word) { runs += Self.pair("", text) }
        let reading = session.reading(of: word)
        if reading.isPointer {
            runs.append(SceneRun("→ \(reading.hint)".replacing("→ →", with: "→"), .valuePointer))
        }
        return runs
    }

    var byteRuns: [SceneRun] {
        guard let byte = bytes.first else { return [] }
        var runs = Self.pair("u8 ", String(byte))
        if byte > 0x7f { runs += Self.pair("i8 ", String(Int8(bitPattern: byte))) }
        if ValueText.isPrintable(byte) { runs += Self.pair("", "'\(Character(Unicode.Scalar(byte)))'") }
        if bytes.count > 1 { runs += Self.pair("u16 ", ValueText.count(value(2))) }
        return runs
    }

    private static func pair(_ name: String, _ value: String) -> [SceneRun] {
        [SceneRun(name, .textDim), SceneRun(value + "  ", .value)]
    }
}
