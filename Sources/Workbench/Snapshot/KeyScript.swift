import Engine
import TerminalScreen

/// A script of keys, as `nexus snapshot --keys FILE` reads it.
///
/// Key names are separated by white space (`s shift-F5 ctrl-p PgDn enter`, see `Key`); text between double quotes is
/// typed character by character (`: "break main" enter`), with `\"` and `\\` for these two characters; `#` starts a
/// comment that goes to the end of the line; `80x24` changes the size of the screen.
public struct KeyScript: Sendable {
    public let events: [InputEvent]

    public init(events: [InputEvent]) {
        self.events = events
    }

    /// Reads a script; a mistake is named with its line.
    public init(text: String, file: String = "key script") throws(EngineError) {
        var events: [InputEvent] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var reader = LineReader(rest: line[...], place: "\(file):\(index + 1)")
            while let event = try reader.next() { events += event }
        }
        self.events = events
    }

    private struct LineReader {
        var rest: Substring
        let place: String

        /// The events of the next word; nil at the end of the line.
        mutating func next() throws(EngineError) -> [InputEvent]? {
            rest = rest.drop(while: \.isWhitespace)
            guard let first = rest.first, first != "#" else { return nil }
            if first == "\"", rest.dropFirst().contains("\"") { return try typed() }
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(word.count)
            if let key = Key(text: String(word)) { return [.key(key)] }
            if let size = size(word) { return [.resize(size)] }
            throw .badCommand(
                place: place, detail: "“\(word)” is neither a key nor a size nor text in quotes")
        }

        private mutating func typed() throws(EngineError) -> [InputEvent] {
            rest = rest.dropFirst()
            var events: [InputEvent] = []
            while let character = rest.popFirst() {
                if character == "\"" { return events }
                let meant = character == "\\" ? rest.popFirst() ?? "\\" : character
                events += meant.unicodeScalars.map { .key(Key($0)) }
            }
            throw .badCommand(place: place, detail: "the text has no closing quote")
        }

        private func size(_ word: Substring) -> Size? {
            let parts = word.split(separator: "x")
            guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
                (1...1000).contains(width), (1...1000).contains(height)
            else { return nil }
            return Size(width, height)
        }
    }
}
