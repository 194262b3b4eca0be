/// Numbers as people read them in disassembly and errors.
enum HexText {
    /// Eight digits: `0x00200010`.
    static func word(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// As many digits as needed: `0x10`.
    static func short(_ value: some BinaryInteger) -> String { "0x" + String(value, radix: 16) }
}
