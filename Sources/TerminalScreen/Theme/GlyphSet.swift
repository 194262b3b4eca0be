/// What is drawn in place of a glyph that a terminal or a font lacks.
///
/// Views always draw the Unicode glyphs; devices and exporters translate cell by cell.
public struct GlyphSet: Hashable, Sendable {
    private var substitutes: [Unicode.Scalar: Unicode.Scalar]
    /// Whether anything outside ASCII that has no substitute becomes `?`.
    public var isASCII: Bool

    /// Everything as it is drawn.
    public static let unicode = GlyphSet(substitutes: [:], isASCII: false)
    /// ASCII only.
    public static let ascii = GlyphSet(substitutes: asciiSubstitutes, isASCII: true)

    /// What is drawn for a glyph.
    public subscript(scalar: Unicode.Scalar) -> Unicode.Scalar {
        get {
            if scalar.isASCII { return scalar }
            if let substitute = substitutes[scalar] { return substitute }
            return isASCII ? "?" : scalar
        }
        set { substitutes[scalar] = newValue }
    }

    /// The glyphs that the workbench draws with, each with its stand-in in ASCII.
    public static let drawn: [(glyph: Unicode.Scalar, ascii: Unicode.Scalar)] = {
        let pairs: [(String, String)] = [
            ("─│┌┐└┘├┤┬┴┼╭╮╰╯═║", "-|+++++++++++++=|"), ("╔╗╚╝", "++++"),
            ("▁▂▃▄▅▆▇█", "__..oo##"), ("▏▎▍▌▋▊▉", "....###"), ("░▒▓", ".:#"),
            ("▲▼▶◀◆●■□○", "^v><*@#oo"), ("✓✗→←↑↓…", "+x><^v~"), ("×±≤≥≠Σ·•", "x+<>!S.*"),
        ]
        return pairs.flatMap { pair in
            zip(pair.0.unicodeScalars, pair.1.unicodeScalars).map { (glyph: $0, ascii: $1) }
        }
    }()

    private static let asciiSubstitutes = Dictionary(
        drawn.map { ($0.glyph, $0.ascii) }, uniquingKeysWith: { first, _ in first })
}
