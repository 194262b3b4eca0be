import RISCV

extension HexText {
    /// Reads digits in pairs; spaces, line breaks, underscores and one leading `0x` do not count.
    ///
    /// - Parameter what: what the text is, for the error's sentence ("--input-hex").
    public static func bytes(_ text: String, what: String) throws(EngineError) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        let start = text.hasPrefix("0x") || text.hasPrefix("0X") ? 2 : 0
        for (index, scalar) in text.unicodeScalars.enumerated().dropFirst(start) {
            if scalar == "_" || scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
                continue
            }
            guard let value = Character(scalar).hexDigitValue, scalar.isASCII else {
                throw .badHex(what: what, position: index + 1, found: "“\(scalar)”")
            }
            if let first = high {
                bytes.append(first << 4 | UInt8(value))
                high = nil
            } else {
                high = UInt8(value)
            }
        }
        guard high == nil else {
            throw .badHex(
                what: what, position: text.unicodeScalars.count + 1, found: "the end after half a byte")
        }
        return bytes
    }
}
