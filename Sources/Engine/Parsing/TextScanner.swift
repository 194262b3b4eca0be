/// Walks over a short text that a person typed, and says at which column something else was expected.
struct TextScanner {
    /// What the text is, for errors: "poke".
    let what: String
    let text: String
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    /// The longest text that is read; more is surely no text of a person's.
    private static let maxLength = 4096

    init(_ text: String, what: String) throws(EngineError) {
        self.text = text
        self.what = what
        let scalars = Array(text.unicodeScalars.prefix(Self.maxLength + 1))
        guard scalars.count <= Self.maxLength else {
            throw .unreadable(
                what: what, text: String(text.prefix(24)) + "…", column: Self.maxLength + 1,
                expected: "at most \(Self.maxLength) characters", found: "more")
        }
        self.scalars = scalars
    }

    /// What comes next, spaces passed over; nil at the end.
    var next: Unicode.Scalar? {
        var index = position
        while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
        return index < scalars.count ? scalars[index] : nil
    }

    /// What comes directly next, be it a space.
    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    var isAtEnd: Bool { next == nil }

    mutating func skipSpaces() {
        while position < scalars.count, Self.isSpace(scalars[position]) { position += 1 }
    }

    func failure(_ expected: String, at position: Int? = nil, found: String? = nil) -> EngineError {
        let index = position ?? self.position
        let rest = scalars[min(index, scalars.count)...].drop(while: Self.isSpace)
        let place = position ?? (rest.isEmpty ? index : rest.startIndex)
        let word = rest.prefix { !Self.isSpace($0) }.prefix(24)
        return .unreadable(
            what: what, text: text, column: place + 1, expected: expected,
            found: found ?? (word.isEmpty ? "the end" : "“\(Self.text(word))”"))
    }

    // MARK: - Pieces

    /// Takes this mark if it comes next.
    mutating func take(_ mark: String) -> Bool {
        skipSpaces()
        guard scalars[position...].starts(with: mark.unicodeScalars) else { return false }
        position += mark.unicodeScalars.count
        return true
    }

    /// Takes this word if it comes next and ends there.
    mutating func take(word: String) -> Bool {
        skipSpaces()
        let start = position
        guard take(word) else { return false }
        if position < scalars.count, Self.isName(scalars[position]) {
            position = start
            return false
        }
        return true
    }

    mutating func require(_ mark: String) throws(EngineError) {
        guard take(mark) else { throw failure("“\(mark)”") }
    }

    /// The letters that fulfil a condition, at least one.
    mutating func letters(
        _ expected: String, while condition: (Unicode.Scalar) -> Bool
    ) throws(EngineError) -> String {
        skipSpaces()
        let start = position
        while position < scalars.count, condition(scalars[position]) { position += 1 }
        guard position > start else { throw failure(expected) }
        return Self.text(scalars[start..<position])
    }

    /// The longest of these names that stands here; nil if none does.
    mutating func longest(of names: [String]) -> Int? {
        skipSpaces()
        var best: (index: Int, count: Int)?
        for (index, name) in names.enumerated() {
            let count = name.unicodeScalars.count
            guard count > best?.count ?? 0, scalars[position...].starts(with: name.unicodeScalars) else {
                continue
            }
            // `a` is not the beginning of `ab`.
            let end = position + count
            if end < scalars.count, let last = name.unicodeScalars.last, Self.isName(last),
                Self.isName(scalars[end])
            {
                continue
            }
            best = (index, count)
        }
        guard let best else { return nil }
        position += best.count
        return best.index
    }

    /// A number in decimal or, after `0x`, hexadecimal, perhaps with `_` between digits and a minus before it.
    mutating func number(_ expected: String, in range: ClosedRange<Int>) throws(EngineError) -> Int {
        skipSpaces()
        let start = position
        let sign = take("-") ? -1 : 1
        let word = try letters(expected) { Self.isName($0) }
        let isHexadecimal = word.hasPrefix("0x") || word.hasPrefix("0X")
        let digits = word.dropFirst(isHexadecimal ? 2 : 0).filter { $0 != "_" }
        guard word.first?.isNumber == true, let value = Int(digits, radix: isHexadecimal ? 16 : 10),
            digits.first != "+", digits.first != "-"
        else {
            throw failure(expected, at: start)
        }
        guard range.contains(sign * value) else {
            throw failure("\(expected) between \(range.lowerBound) and \(range.upperBound)", at: start)
        }
        return sign * value
    }

    /// What stands between double quotes; nil if no quote comes next.
    mutating func quoted() throws(EngineError) -> String? {
        let start = position
        guard take("\"") else { return nil }
        var result: [Unicode.Scalar] = []
        while position < scalars.count, scalars[position] != "\"" {
            result.append(scalars[position])
            position += 1
        }
        guard take("\"") else { throw failure("a closing “\"”", at: start) }
        return Self.text(result)
    }

    // MARK: - Letters

    static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
