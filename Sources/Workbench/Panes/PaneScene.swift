import TerminalScreen

/// Everything that a pane shows at one moment, as a plain value.
///
/// A scene is built from session and pane state once a frame and knows nothing of colours; it can be printed as JSON,
/// compared in tests, or drawn. Drawing copes with every rectangle, also an empty one.
protocol PaneScene: Codable, Sendable {
    /// Draws the inside of a pane.
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool)
}

extension PaneScene {
    /// The scene as lines of text, for screen readers and for terminals that cannot be addressed.
    func lines(width: Int, height: Int) -> [String] {
        var surface = Surface(width: width, height: height)
        draw(on: &surface, in: surface.bounds, isFocused: false)
        var lines = surface.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// A piece of text with what it means; scenes are made of these where a line has several meanings.
struct SceneRun: Codable, Hashable, Sendable {
    var text: String
    var role: Role

    init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

extension Role: Codable {}

extension [SceneRun] {
    var plain: String { map(\.text).joined() }
    var styled: StyledText { StyledText(map { StyledText.Run($0.text, $0.role) }) }
}

extension Surface {
    /// Draws runs from a place to the right and gives the next column; text that is cut ends with `…`.
    @discardableResult
    mutating func put(runs: [SceneRun], _ x: Int, _ y: Int, width: Int) -> Int {
        guard width > 0 else { return x }
        var column = x
        for run in runs {
            let left = x + width - column
            let taken = VisibleText.width(run.text)
            if taken > left {
                column = put(VisibleText.truncated(run.text, to: left), column, y, run.role, width: left)
                if left <= 0 { put("…", x + width - 1, y, .textDim) }
                return x + width
            }
            column = put(run.text, column, y, run.role)
        }
        return column
    }

    /// A sentence in place of contents, wrapped at blanks and set a little in.
    mutating func putSentence(_ text: String, in rect: Rect, _ role: Role = .textDim) {
        let inner = rect.width > 20 ? rect.inset(horizontal: 2, vertical: rect.height > 4 ? 1 : 0) : rect
        guard inner.width > 0 else { return }
        var line = ""
        var y = inner.y
        for word in text.split(separator: " ") {
            if !line.isEmpty, VisibleText.width(line) + 1 + VisibleText.width(String(word)) > inner.width {
                if y < inner.bottom { put(line, inner.x, y, role, width: inner.width) }
                y += 1
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        if y < inner.bottom { put(line, inner.x, y, role, width: inner.width) }
    }

    /// The ground of the row that is selected.
    mutating func select(_ rect: Rect, isFocused: Bool) {
        tint(rect, ground: isFocused ? .selection : .selectionInactive)
        if isFocused, !rect.isEmpty { cursor = Point(rect.x, rect.y) }
    }
}
