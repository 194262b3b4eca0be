/// Numbers and bytes in hexadecimal digits, lower case.
public enum HexText {
    /// A word or an address: `0x00200010`.
    public static func word(_ value: UInt32) -> String { "0x" + digits(value, count: 8) }

    /// As many digits as needed: `0x10`.
    public static func short(_ value: some BinaryInteger) -> String { "0x" + String(value, radix: 16) }

    /// At least `count` digits, without a prefix.
    public static func digits(_ value: UInt32, count: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }

    /// Two digits a byte, without a prefix.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
