import RISCV

/// How numbers of the machine are written in the panes: words in groups of four digits, counts in groups of three.
enum ValueText {
    /// `0x7fff_fff0`.
    static func hex(_ word: UInt32) -> String { "0x" + address(word) }

    /// `7fff_fff0`: an address in a margin, where the prefix would only be noise.
    static func address(_ word: UInt32) -> String {
        let digits = self.digits(word, count: 8)
        return digits.prefix(4) + "_" + digits.suffix(4)
    }

    /// Exactly `count` digits without a prefix.
    static func digits(_ value: UInt32, count: Int) -> String {
        HexText.digits(value, count: count)
    }

    /// `18,204`.
    static func count(_ value: some BinaryInteger) -> String {
        let digits = Array(String(value.magnitude).utf8)
        guard digits.count > 3 else { return String(value) }
        var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a word as characters in memory order, `'abcd'`; nil unless all are printable ASCII.
    static func characters(_ word: UInt32) -> String? {
        var text = ""
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            let byte = UInt8(truncatingIfNeeded: word >> shift)
            guard isPrintable(byte) else { return nil }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return "'" + text + "'"
    }

    /// A share in per cent with one decimal: `3.0 %`.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "100.0 %" }
        let tenths = Int(Double(part) / Double(whole) * 1000)
        return "\(tenths / 10).\(tenths % 10) %"
    }

    static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7e).contains(byte) }
}

/// How the values of words are written; a person cycles through these.
enum ValueFormat: String, Codable, CaseIterable, Sendable {
    case hexadecimal, unsigned, signed, characters

    var next: ValueFormat {
        let all = Self.allCases
        return all[(all.firstIndex(of: self)! + 1) % all.count]
    }

    /// One word in this format.
    func text(_ word: UInt32) -> String {
        switch self {
        case .hexadecimal: ValueText.hex(word)
        case .unsigned: ValueText.count(word)
        case .signed: ValueText.count(Int32(bitPattern: word))
        case .characters: ValueText.characters(word) ?? ValueText.hex(word)
        }
    }
}
