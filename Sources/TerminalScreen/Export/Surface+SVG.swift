extension Surface {
    /// The surface as a self-contained SVG picture; with a title it gets the frame of a window.
    ///
    /// Every run of text has its own place and length, so that columns line up whatever monospace font is
    /// found. Box-drawing and block characters are drawn as shapes: fonts draw them with gaps.
    public func svg(theme: Theme, title: String? = nil) -> String {
        var picture = SVGPicture(surface: self, theme: theme, title: title)
        return picture.text()
    }
}

/// Writes the picture of one surface.
private struct SVGPicture {
    static let cellWidth = 8.4
    static let cellHeight = 18.0
    static let fontSize = 14.0

    let surface: Surface
    let theme: Theme
    let title: String?
    /// Class names by look, in the order in which the looks were met.
    private var classes: [Style: Int] = [:]
    private var order: [Style] = []

    init(surface: Surface, theme: Theme, title: String?) {
        self.surface = surface
        self.theme = theme
        self.title = title
    }

    mutating func text() -> String {
        let margin = title == nil ? 0.0 : 14.0
        let bar = title == nil ? 0.0 : 34.0
        let inner = (
            width: Double(surface.width) * Self.cellWidth, height: Double(surface.height) * Self.cellHeight
        )
        let (width, height) = (inner.width + 2 * margin, inner.height + bar + margin)
        var body = ""
        for y in 0..<surface.height { body += row(y) }
        let ground = background(theme.base).hex
        var result =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(SVGNumber.text(width)) \(SVGNumber.text(height))\""
        result += " width=\"\(SVGNumber.text(width))\" height=\"\(SVGNumber.text(height))\">\n"
        result += styleSheet()
        let radius = title == nil ? 0 : 10
        result += "<rect width=\"100%\" height=\"100%\" rx=\"\(radius)\" fill=\"\(ground)\"/>\n"
        if let title { result += windowBar(title, width: width) }
        result +=
            "<g transform=\"translate(\(SVGNumber.text(margin)) \(SVGNumber.text(bar)))\">\n\(body)</g>\n</svg>\n"
        return result
    }

    private func styleSheet() -> String {
        var result =
            "<style>\ntext{font-family:'JetBrains Mono','Cascadia Code','DejaVu Sans Mono',Menlo,Consolas,"
        result +=
            "'Liberation Mono',monospace;font-size:\(SVGNumber.text(Self.fontSize))px;white-space:pre}\n"
        for (index, style) in order.enumerated() {
            result += ".s\(index){fill:\(foreground(style).hex)"
            if style.attributes.contains(.bold) { result += ";font-weight:bold" }
            if style.attributes.contains(.italic) { result += ";font-style:italic" }
            if style.attributes.contains(.dim) { result += ";opacity:.6" }
            let lines = [(Attributes.underline, "underline"), (.strikethrough, "line-through")]
                .filter { style.attributes.contains($0.0) }.map(\.1)
            if !lines.isEmpty { result += ";text-decoration:\(lines.joined(separator: " "))" }
            result += "}\n"
        }
        return result + "</style>\n"
    }

    private func windowBar(_ title: String, width: Double) -> String {
        let dim = theme.style(role: .textDim, ground: .text).foreground ?? foreground(theme.base)
        var result = ""
        for (index, color) in ["#ff5f57", "#febc2e", "#28c840"].enumerated() {
            result += "<circle cx=\"\(20 + 20 * index)\" cy=\"17\" r=\"6\" fill=\"\(color)\"/>\n"
        }
        result +=
            "<text x=\"\(SVGNumber.text(width / 2))\" y=\"22\" text-anchor=\"middle\" fill=\"\(dim.hex)\">"
        return result + "\(XMLText.escaped(VisibleText.escaped(title)))</text>\n"
    }

    private mutating func row(_ y: Int) -> String {
        var (grounds, marks) = ("", "")
        let top = Double(y) * Self.cellHeight
        let base = background(theme.base)
        for run in surface.styledRuns(y, theme: theme) {
            let ground = background(run.style)
            let left = Double(run.x) * Self.cellWidth
            if ground != base {
                let width = Double(run.width) * Self.cellWidth
                // A little overlap hides the seams that scaled pictures show between rows.
                grounds +=
                    "<rect x=\"\(SVGNumber.text(left))\" y=\"\(SVGNumber.text(top))\" width=\"\(SVGNumber.text(width))\""
                grounds += " height=\"\(SVGNumber.text(Self.cellHeight + 0.3))\" fill=\"\(ground.hex)\"/>\n"
            }
            marks += self.marks(run, top: top)
        }
        return grounds + marks
    }

    /// The characters of a run: words as text, drawings as shapes.
    private mutating func marks(_ run: Surface.StyledRun, top: Double) -> String {
        var (words, shapes) = ("", "")
        let scalars = Array(run.text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let x = Double(run.x + index) * Self.cellWidth
            var count = 1
            if CellShape.isStretchable(scalars[index]) {
                count = scalars[index...].prefix { $0 == scalars[index] }.count
            }
            let width = Double(count) * Self.cellWidth
            if let shape = CellShape.path(scalars[index], x, top, width, Self.cellHeight) {
                shapes += shape
                index += count
                continue
            }
            let start = index
            while index < scalars.count, !CellShape.isDrawn(scalars[index]) { index += 1 }
            words += word(scalars[start..<index], x: run.x + start, top: top, style: run.style)
        }
        guard !shapes.isEmpty else { return words }
        let color = foreground(run.style).hex
        return words + "<g fill=\"\(color)\" stroke=\"\(color)\" stroke-width=\"0\">\(shapes)</g>\n"
    }

    /// Text without the spaces around it, which need no drawing unless they are underlined.
    private mutating func word(_ scalars: ArraySlice<Unicode.Scalar>, x: Int, top: Double, style: Style)
        -> String
    {
        var rest = scalars
        if style.attributes.isDisjoint(with: [.underline, .strikethrough]) {
            while rest.first == " " { rest.removeFirst() }
            while rest.last == " " { rest.removeLast() }
        }
        guard !rest.isEmpty else { return "" }
        let left = Double(x + rest.startIndex - scalars.startIndex) * Self.cellWidth
        let length = Double(rest.count) * Self.cellWidth
        let text = XMLText.escaped(String(String.UnicodeScalarView(rest)))
        var result =
            "<text class=\"s\(number(of: style))\" x=\"\(SVGNumber.text(left))\" y=\"\(SVGNumber.text(top + 13.5))\""
        result += " textLength=\"\(SVGNumber.text(length))\" xml:space=\"preserve\">\(text)</text>\n"
        return result
    }

    private mutating func number(of style: Style) -> Int {
        // The background is drawn apart.
        var look = style
        if !look.attributes.contains(.reverse) { look.background = nil }
        if let number = classes[look] { return number }
        classes[look] = order.count
        order.append(look)
        return order.count - 1
    }

    private func foreground(_ style: Style) -> ThemeColor {
        style.attributes.contains(.reverse) ? plainBackground(style) : plainForeground(style)
    }

    private func background(_ style: Style) -> ThemeColor {
        style.attributes.contains(.reverse) ? plainForeground(style) : plainBackground(style)
    }

    private func plainForeground(_ style: Style) -> ThemeColor {
        style.foreground ?? (theme.variant == .light ? .classic(0) : .classic(7))
    }

    private func plainBackground(_ style: Style) -> ThemeColor {
        style.background
            ?? (theme.variant == .light ? .classic(15) : ThemeColor(red: 16, green: 18, blue: 22))
    }
}
