/// How the cells of tables are written; a person cycles through these.
enum CellFormat: String, Codable, CaseIterable, Sendable {
    /// `123456`, as the field has it.
    case decimal
    /// The representative nearest to zero.
    case signed
    case hexadecimal
    /// Bytes, little end first.
    case bytes
    /// Two limbs as the word they make.
    case words

    /// The characteristic of the field.
    private static let modulus: UInt32 = 0x7fff_ffff

    var next: CellFormat {
        let all = Self.allCases
        return all[(all.firstIndex(of: self)! + 1) % all.count]
    }

    /// One cell; words need two and are written by `word`.
    func text(_ value: UInt32) -> String {
        switch self {
        case .decimal, .words: String(value)
        case .signed: value > Self.modulus / 2 ? "-\(Self.modulus - value)" : String(value)
        case .hexadecimal: "0x" + String(value, radix: 16)
        case .bytes: Self.bytes(value)
        }
    }

    /// The word that two limbs make; nil if they are no limbs of 16 bits.
    static func word(_ low: UInt32, _ high: UInt32) -> UInt32? {
        low | high < 1 << 16 ? low | high << 16 : nil
    }

    private static func bytes(_ value: UInt32) -> String {
        let count = value < 1 << 16 ? 2 : 4
        return (0..<UInt32(count)).map { ValueText.digits(value >> ($0 * 8) & 0xff, count: 2) }
            .joined(separator: " ")
    }
}
