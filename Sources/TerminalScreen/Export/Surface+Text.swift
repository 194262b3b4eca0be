extension Surface {
    /// The surface as lines of plain text without the spaces at their ends.
    ///
    /// `glyphs` replaces what a terminal cannot show; by default nothing is replaced.
    public func text(glyphs: GlyphSet = .unicode) -> String {
        var result = ""
        for y in 0..<height {
            var line = String.UnicodeScalarView()
            for cell in row(y) { line.append(glyphs[cell.scalar]) }
            while line.last == " " { line.removeLast() }
            result.unicodeScalars.append(contentsOf: line)
            result += "\n"
        }
        return result
    }
}
