/// What stands behind a command's name, read by the command's row of the table.
public struct CommandArguments: Sendable {
    let row: DebugCommandRow
    /// Directly behind the name: "/8xw sp" keeps its slash.
    let text: String

    init(row: DebugCommandRow, text: String) {
        self.row = row
        self.text = text
    }

    var trimmed: String { text.trimmed }

    func failure(_ detail: String) -> EngineError {
        .badCommand(place: nil, detail: "\(row.name): \(detail); usage: \(row.usage)")
    }

    /// Nothing may follow.
    func none() throws(EngineError) {
        if !trimmed.isEmpty { throw failure("nothing may follow, found “\(trimmed)”") }
    }

    /// Text that has to be there.
    func required(_ what: String) throws(EngineError) -> String {
        guard !trimmed.isEmpty else { throw failure("\(what) is missing") }
        return trimmed
    }

    var optional: String? { trimmed.isEmpty ? nil : trimmed }

    /// How often to do something: 1 when nothing is said.
    func count() throws(EngineError) -> Int {
        guard let text = optional else { return 1 }
        let count = try number(text, what: "a count")
        guard count > 0 else { throw failure("a count is at least 1, found \(count)") }
        return count
    }

    /// Numbers separated by spaces or commas.
    func numbers() throws(EngineError) -> [Int] {
        var result: [Int] = []
        for part in trimmed.split(whereSeparator: { $0 == " " || $0 == "," }) {
            result.append(try number(String(part), what: "a number"))
        }
        return result
    }

    func number(_ text: String, what: String) throws(EngineError) -> Int {
        guard let value = Self.number(text) else { throw failure("expected \(what), found “\(text)”") }
        return value
    }

    /// Decimal, `0x`, `0b`, with underscores allowed between digits, and commas between groups of three.
    static func number(_ text: String) -> Int? {
        let plain = Grouped.ungrouped(text).filter { $0 != "_" }
        let (sign, digits) = plain.hasPrefix("-") ? (-1, plain.dropFirst()) : (1, plain[...])
        guard let first = digits.first, first.isASCII, first.isNumber else { return nil }
        let value =
            digits.hasPrefix("0x")
            ? Int(digits.dropFirst(2), radix: 16)
            : digits.hasPrefix("0b") ? Int(digits.dropFirst(2), radix: 2) : Int(digits)
        return value.map { sign * $0 }
    }

    /// Splits at the first space: "2 if a0 > 3" into "2" and "if a0 > 3".
    func headAndTail(_ what: String) throws(EngineError) -> (String, String) {
        let text = try required(what)
        guard let space = text.firstIndex(where: \.isWhitespace) else { return (text, "") }
        return (String(text[..<space]), String(text[space...]).trimmed)
    }

    /// The letters and the number behind a slash, as in `x/8xw` and `print/x`, and what follows them.
    func format() throws(EngineError) -> (
        count: Int, format: DebugCommand.ValueFormat?, width: Int?, rest: String
    ) {
        guard text.hasPrefix("/") else { return (1, nil, nil, trimmed) }
        let end = text.firstIndex(where: \.isWhitespace) ?? text.endIndex
        var count = ""
        var format: DebugCommand.ValueFormat?
        var width: Int?
        for letter in text[text.index(after: text.startIndex)..<end] {
            switch letter {
            case "0"..."9": count.append(letter)
            case "b": width = 1
            case "h": width = 2
            case "w": width = 4
            default:
                guard let known = DebugCommand.ValueFormat(rawValue: letter) else {
                    throw failure("“\(letter)” is no format; x, d, u, t, c, s and b, h, w are")
                }
                format = known
            }
        }
        let number = count.isEmpty ? 1 : Int(count) ?? 0
        guard (1...4096).contains(number) else { throw failure("a count is 1…4096, found \(count)") }
        return (number, format, width, String(text[end...]).trimmed)
    }
}
