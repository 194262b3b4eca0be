/// Takes the text of a breakpoint or watchpoint apart, from both ends towards the place.
struct StopPointText {
    private(set) var rest: String

    init(_ text: String) { rest = ExpressionParser.trimmed(text) }

    /// Drops the word when it is the first one.
    mutating func takeFirst(_ word: String) {
        guard rest == word || rest.hasPrefix(word + " ") else { return }
        rest = ExpressionParser.trimmed(rest.dropFirst(word.count))
    }

    /// Drops the word when it is the last one.
    mutating func takeLast(_ word: String) -> Bool {
        guard rest.hasSuffix(" " + word) else { return false }
        rest = ExpressionParser.trimmed(rest.dropLast(word.count))
        return true
    }

    /// Takes `WORD COUNT` from the end; 0 when it is not there. An expression never ends like that.
    mutating func takeCount(after word: String) throws(StopPointError) -> Int {
        guard let space = rest.lastIndex(of: " ") else { return 0 }
        let number = rest[rest.index(after: space)...]
        let before = ExpressionParser.trimmed(rest[..<space])
        guard before.hasSuffix(" " + word), number.first?.isNumber == true || number.first == "-" else {
            return 0
        }
        guard let count = Int(number), count >= 0 else { throw .badNumber(String(number)) }
        rest = ExpressionParser.trimmed(before.dropLast(word.count))
        return count
    }

    /// Takes what follows the first `if` outside of quotes.
    mutating func takeCondition() throws(StopPointError) -> Expression? {
        guard let word = Self.range(ofWord: "if", in: rest) else { return nil }
        let text = ExpressionParser.trimmed(rest[word.upperBound...])
        rest = ExpressionParser.trimmed(rest[..<word.lowerBound])
        do { return try Expression(parsing: text) } catch { throw .condition(error) }
    }

    // MARK: - Names

    /// `main.c` and `12` of `main.c:12`; nil when the text does not end in a colon and digits.
    static func fileAndLine(_ text: String) -> (file: String, line: String)? {
        guard let colon = text.lastIndex(of: ":"), colon != text.startIndex else { return nil }
        let line = text[text.index(after: colon)...]
        guard !line.isEmpty, line.allSatisfy(\.isNumber) else { return nil }
        return (unquoted(String(text[..<colon])), String(line))
    }

    /// The name without its quotes, if it has them.
    static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        var name = ""
        var isEscaped = false
        for letter in text.dropFirst().dropLast() {
            if letter == "\\", !isEscaped {
                isEscaped = true
            } else {
                name.append(letter)
                isEscaped = false
            }
        }
        return name
    }

    /// A file name, in quotes when it could be taken for something else.
    static func quoted(file: String) -> String {
        let isPlain = file.allSatisfy { $0 != " " && $0 != "\"" && $0 != "\\" && $0 != "\t" }
        guard !isPlain || file.isEmpty else { return file }
        return "\"" + file.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    private static func range(ofWord word: String, in text: String) -> Range<String.Index>? {
        var isQuoted = false
        var isEscaped = false
        var index = text.startIndex
        while index < text.endIndex {
            let letter = text[index]
            if isEscaped {
                isEscaped = false
            } else if letter == "\\", isQuoted {
                isEscaped = true
            } else if letter == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, letter == " " || letter == "\t" {
                let start = text.index(after: index)
                let tail = text[start...]
                let after = tail.dropFirst(word.count).first
                if tail.hasPrefix(word), after == nil || after == " " || after == "(" || after == "\t" {
                    return start..<text.index(start, offsetBy: word.count)
                }
            }
            index = text.index(after: index)
        }
        return nil
    }
}
