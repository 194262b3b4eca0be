/// Bytes as hexadecimal digits and back.
public enum HexText {
    /// Two lower-case digits a byte.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Eight lower-case digits.
    public static func word(_ value: UInt32) -> String {
        let bytes = [
            UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255),
        ]
        return text(bytes)
    }

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

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
