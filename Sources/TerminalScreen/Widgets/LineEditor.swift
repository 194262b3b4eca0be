/// A line of text being typed: cursor, kill and yank, history, paste.
///
/// Positions count scalars. The text is foreign like all typed or pasted text; drawing escapes it.
public struct LineEditor: Hashable, Sendable {
    /// More is not taken, however much is pasted.
    public static let lengthLimit = 4096
    private static let historyLimit = 200

    public private(set) var scalars: [Unicode.Scalar] = []
    public private(set) var cursor = 0
    /// Earlier lines, oldest first.
    public private(set) var history: [String] = []
    private var killed: [Unicode.Scalar] = []
    /// The place in the history that is shown, and what was typed before the history was entered.
    private var browsing: (Int, [Unicode.Scalar])? {
        get { browsingIndex.map { ($0, draft) } }
        set { (browsingIndex, draft) = (newValue?.0, newValue?.1 ?? []) }
    }
    private var browsingIndex: Int?
    private var draft: [Unicode.Scalar] = []

    public init(text: String = "", history: [String] = []) {
        self.history = history.suffix(Self.historyLimit)
        set(text)
    }

    public var text: String { String(String.UnicodeScalarView(scalars)) }
    public var isEmpty: Bool { scalars.isEmpty }

    /// Replaces the text; the cursor goes to its end.
    public mutating func set(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(Self.lengthLimit))
        cursor = scalars.count
        browsing = nil
    }

    /// Takes the line, adds it to the history, and empties the field.
    public mutating func submit() -> String {
        let line = text
        if !line.isEmpty, history.last != line { history.append(line) }
        if history.count > Self.historyLimit { history.removeFirst() }
        set("")
        return line
    }

    /// Inserts pasted or completed text; line ends and tabs become spaces, and what is too long is dropped.
    public mutating func insert(_ text: String) {
        let room = max(0, Self.lengthLimit - scalars.count)
        let taken = text.unicodeScalars.prefix(room).map { scalar -> Unicode.Scalar in
            scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar
        }
        scalars.insert(contentsOf: taken, at: cursor)
        cursor += taken.count
    }

    /// Does what the key means in a text field; false when it means nothing there.
    public mutating func handle(_ key: Key) -> Bool {
        if let scalar = key.typedCharacter {
            insert(String(Character(scalar)))
            return true
        }
        switch key.description {
        case "left", "ctrl-b": cursor = max(0, cursor - 1)
        case "right", "ctrl-f": cursor = min(scalars.count, cursor + 1)
        case "home", "ctrl-a": cursor = 0
        case "end", "ctrl-e": cursor = scalars.count
        case "ctrl-left", "alt-b": cursor = wordStart
        case "ctrl-right", "alt-f": cursor = wordEnd
        case "backspace", "ctrl-h", "shift-backspace": remove((max(0, cursor - 1))..<cursor)
        case "delete", "ctrl-d": remove(cursor..<min(scalars.count, cursor + 1))
        case "ctrl-k": kill(cursor..<scalars.count)
        case "ctrl-u": kill(0..<cursor)
        case "ctrl-w", "alt-backspace": kill(wordStart..<cursor)
        case "alt-d": kill(cursor..<wordEnd)
        case "ctrl-y": insert(String(String.UnicodeScalarView(killed)))
        case "up", "ctrl-p": browse(-1)
        case "down", "ctrl-n": browse(+1)
        default: return false
        }
        return true
    }

    private mutating func remove(_ range: Range<Int>) {
        scalars.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func kill(_ range: Range<Int>) {
        if !range.isEmpty { killed = Array(scalars[range]) }
        remove(range)
    }

    private mutating func browse(_ direction: Int) {
        let (place, typed) = browsing ?? (history.count, scalars)
        let next = place + direction
        guard (0...history.count).contains(next) else { return }
        set(next == history.count ? String(String.UnicodeScalarView(typed)) : history[next])
        browsing = next == history.count ? nil : (next, typed)
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, !Self.isWord(scalars[place - 1]) { place -= 1 }
        while place > 0, Self.isWord(scalars[place - 1]) { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < scalars.count, !Self.isWord(scalars[place]) { place += 1 }
        while place < scalars.count, Self.isWord(scalars[place]) { place += 1 }
        return place
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
    }
}

extension LineEditor {
    /// Draws the field into the first row of `rect`, scrolled so that the cursor is seen, and puts the
    /// terminal's cursor there.
    public func draw(
        on surface: inout Surface, in rect: Rect, prompt: String = "", placeholder: String = "",
        role: Role = .input, isFocused: Bool = true
    ) {
        let line = rect.row(0)
        guard !line.isEmpty else { return }
        surface.fill(line, .input)
        let start = min(
            surface.put(prompt, line.x, line.y, .inputPrompt, width: line.width), line.right - 1)
        let room = line.right - start
        if scalars.isEmpty {
            surface.put(placeholder, start, line.y, .inputPlaceholder, width: room)
        }
        let before = VisibleText.width(String(String.UnicodeScalarView(scalars[..<cursor])))
        let hidden = max(0, before - room + 1)
        let shown = VisibleText.escaped(text).unicodeScalars.dropFirst(hidden)
        surface.put(String(shown), start, line.y, role, width: room)
        if hidden > 0 { surface.put("…", start, line.y, .textDim, width: 1) }
        if isFocused { surface.cursor = Point(start + before - hidden, line.y) }
    }
}
