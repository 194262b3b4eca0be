/// The one function through which all text reaches the screen.
///
/// Symbols, guest output, file names and paths are written by others, and may try to move the cursor, change
/// the title, or reverse the reading order. So *all* text put on a surface passes here, also the program's
/// own: there is no way around. Characters that are printable and known to be one cell wide stay; control,
/// bidirectional and zero-width characters become escapes that can be read; all others become `·`.
///
/// The widths are this list's and not the C library's: `wcwidth` depends on the locale, and terminals differ.
public enum VisibleText {
    /// What stands for a printable character that is not known to be one cell wide.
    public static let substitute: Unicode.Scalar = "·"

    /// The text as it is shown, one scalar a cell.
    public static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return String(result)
    }

    /// Bytes that ought to be UTF-8 as they are shown: a byte that is not becomes `\xNN`.
    public static func escaped(bytes: some Sequence<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        var decoder = ByteDecoder()
        for byte in bytes { decoder.take(byte, into: &result) }
        decoder.finish(into: &result)
        return String(result)
    }

    /// The number of cells that the text takes.
    public static func width(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return escaped(text).unicodeScalars.count
    }

    /// The text with tabs replaced by spaces up to the next multiple of `stop` cells.
    public static func expandingTabs(_ text: String, stop: Int = 4) -> String {
        guard text.utf8.contains(0x09), stop > 0 else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                for _ in 0..<(stop - result.count % stop) { result.append(" ") }
            } else {
                append(scalar, to: &result)
            }
        }
        return String(result)
    }

    /// The text cut to `width` cells, with `…` at the end when something was cut.
    public static func truncated(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        let visible = escaped(text)
        let scalars = visible.unicodeScalars
        guard scalars.count > width else { return visible }
        return String(String.UnicodeScalarView(scalars.prefix(width - 1))) + "…"
    }

    /// The text cut to `width` cells from the left: `…/deep/file.swift`.
    public static func truncatedLeft(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        let visible = escaped(text)
        let scalars = visible.unicodeScalars
        guard scalars.count > width else { return visible }
        return "…" + String(String.UnicodeScalarView(scalars.suffix(width - 1)))
    }

    /// Whether the scalar is printable and one cell wide in every terminal and common font.
    public static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x7F { return value >= 0x20 }
        if value < 0x250 { return value >= 0xA0 && value != 0xAD }
        // Past Latin: the glyphs that the workbench draws with, Greek, and Cyrillic without its combining signs.
        switch value {
        case 0x2500...0x259F, 0x25A0...0x25A1, 0x25AA...0x25AB, 0x25B2...0x25B3, 0x25B6...0x25B9,
            0x25BC...0x25BD, 0x25C0...0x25C3, 0x25C6...0x25C7, 0x25CB, 0x25CF,
            0x2010...0x2015, 0x2018...0x201E, 0x2020...0x2022, 0x2026, 0x2030, 0x2032...0x2033,
            0x2039...0x203A, 0x20AC, 0x2190...0x2199, 0x21D0...0x21D5, 0x2200...0x2237, 0x2248,
            0x2260...0x2265, 0x2295...0x2297, 0x2713, 0x2717,
            0x391...0x3A1, 0x3A3...0x3E1, 0x400...0x482, 0x48A...0x52F:
            return true
        default:
            return false
        }
    }

    /// The scalar as it is shown, when it is not shown as it is.
    static func escaped(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        append(scalar, to: &result)
        return result
    }

    /// Appends the scalar as it is shown.
    static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        if isPlain(scalar) {
            result.append(scalar)
            return
        }
        switch scalar {
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        case "\r": result.append(contentsOf: "\\r".unicodeScalars)
        case "\u{1B}": result.append(contentsOf: "\\e".unicodeScalars)
        case "\0": result.append(contentsOf: "\\0".unicodeScalars)
        default:
            if scalar.value < 0x100 {
                appendByte(UInt8(scalar.value), to: &result)
            } else if isInvisible(scalar) {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(substitute)
            }
        }
    }

    static func appendByte(_ byte: UInt8, to result: inout String.UnicodeScalarView) {
        let digits = String(byte, radix: 16)
        result.append(contentsOf: (byte < 16 ? "\\x0\(digits)" : "\\x\(digits)").unicodeScalars)
    }

    /// Whether the scalar changes how its neighbours are shown without being seen itself.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark,
            .privateUse, .unassigned, .surrogate:
            true
        default:
            scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
