extension Surface {
    /// The surface as lines of text with ANSI colour sequences, for `cat` and for logs of test runs.
    ///
    /// Spaces at the ends of lines are kept where they have a background of their own.
    public func ansi(theme: Theme, depth: ColorDepth = .full) -> String {
        var result = ""
        for y in 0..<height {
            var current = Style()
            for run in styledRuns(y, theme: theme, depth: depth) {
                if run.style != current {
                    result += "\u{1B}[" + ANSICodes.codes(run.style, depth).joined(separator: ";") + "m"
                    current = run.style
                }
                result += run.text
            }
            result += current == Style() ? "\n" : "\u{1B}[0m\n"
        }
        return result
    }

    /// Neighbouring cells of one look.
    struct StyledRun {
        var x: Int
        var text: String
        var style: Style
        var width: Int { text.unicodeScalars.count }
    }

    /// The cells of a row in runs of one look, glyphs translated.
    func styledRuns(_ y: Int, theme: Theme, depth: ColorDepth = .full) -> [StyledRun] {
        var runs: [StyledRun] = []
        for (x, cell) in row(y).enumerated() {
            let style = theme.style(of: cell, depth: depth)
            let scalar = theme.glyphs[cell.scalar]
            if let last = runs.last, last.style == style {
                runs[runs.count - 1].text.unicodeScalars.append(scalar)
            } else {
                runs.append(StyledRun(x: x, text: String(Character(scalar)), style: style))
            }
        }
        return runs
    }
}

/// Select-graphic-rendition codes (ECMA-48, section 8.3.117).
enum ANSICodes {
    static func codes(_ style: Style, _ depth: ColorDepth) -> [String] {
        var codes = ["0"]
        let attributes: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
            (.strikethrough, "9"),
        ]
        for (attribute, code) in attributes where style.attributes.contains(attribute) { codes.append(code) }
        if let color = style.foreground { codes += color.codes(depth, base: 30) }
        if let color = style.background { codes += color.codes(depth, base: 40) }
        return codes
    }
}

extension ThemeColor {
    /// The codes for this colour as text (base 30) or ground (base 40).
    fileprivate func codes(_ depth: ColorDepth, base: Int) -> [String] {
        switch depth {
        case .mono: return []
        case .full: return ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
        case .indexed256: return ["\(base + 8)", "5", "\(number256)"]
        case .classic8, .classic16:
            let number = classicNumber
            if number < 0 { return ["\(base + 9)"] }
            if number < 8 { return ["\(base + number)"] }
            return depth == .classic16 ? ["\(base + 60 + number - 8)"] : ["\(base + number - 8)"]
        }
    }
}
