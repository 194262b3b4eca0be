import TerminalScreen

/// Cuts lines of source text into runs of words, literals and comments: a light scanner, not a parser.
///
/// Lines are given in order; what spans lines (block comments, multi-line strings) is carried in `state`.
struct SyntaxScanner: Sendable {
    /// What a line starts in.
    private enum State: Hashable, Sendable {
        case code
        /// Inside this many nested block comments.
        case comment(depth: Int)
        /// Inside a string between `"""`.
        case text
    }

    let language: SourceLanguage
    private var state = State.code
    private var scalars: [Unicode.Scalar] = []
    private var place = 0
    private var runs: [SceneRun] = []
    private let keywords: Set<String>

    init(_ language: SourceLanguage) {
        self.language = language
        keywords = language.keywords
    }

    /// The runs of the next line; together they are the line.
    mutating func scan(_ line: String) -> [SceneRun] {
        guard language != .plain else { return line.isEmpty ? [] : [SceneRun(line, .source)] }
        scalars = Array(line.unicodeScalars)
        place = 0
        runs = []
        if language == .assembly {
            scanAssembly()
        } else {
            scanCode()
        }
        return runs
    }

    // MARK: Swift, C and C++

    private mutating func scanCode() {
        while place < scalars.count {
            switch state {
            case .comment(let depth): scanComment(depth)
            case .text: scanMultilineText()
            case .code: scanToken()
            }
        }
    }

    private mutating func scanToken() {
        let start = place
        let scalar = scalars[place]
        if starts("//") {
            emit(to: scalars.count, .sourceComment)
        } else if starts("/*") {
            place += 2
            state = .comment(depth: 1)
            scanComment(1, from: start)
        } else if language == .swift, starts("\"\"\"") {
            place += 3
            state = .text
            scanMultilineText(from: start)
        } else if scalar == "\"" || (scalar == "'" && language != .swift) {
            emit(to: endOfText(quote: scalar), .sourceString)
        } else if Self.isDigit(scalar) {
            emit(to: end { Self.isWord($0) || $0 == "." && isDigitNext($1) }, .sourceLiteral)
        } else if scalar == "#" || scalar == "@" {
            place += 1
            let end = end { at, _ in Self.isWord(at) }
            place = start
            emit(to: max(start + 1, end), .sourceKeyword)
        } else if Self.isWord(scalar) {
            scanWord()
        } else {
            emit(
                to: end { scalar, _ in !Self.isWord(scalar) && !"\"'/#@".unicodeScalars.contains(scalar) },
                .source)
            if place == start { emit(to: place + 1, .source) }
        }
    }

    private mutating func scanWord() {
        let end = end { scalar, _ in Self.isWord(scalar) }
        let word = String(String.UnicodeScalarView(scalars[place..<end]))
        let role: Role =
            if keywords.contains(word) {
                .sourceKeyword
            } else if language == .c && word.hasSuffix("_t") || Self.isUpper(scalars[place]) && word.count > 1
            {
                .sourceType
            } else if end < scalars.count, scalars[end] == "(" {
                .sourceFunction
            } else {
                .source
            }
        emit(to: end, role)
    }

    private mutating func scanComment(_ depth: Int, from start: Int? = nil) {
        var depth = depth
        let start = start ?? place
        while place < scalars.count, depth > 0 {
            if starts("*/") {
                depth -= 1
                place += 2
            } else if language == .swift, starts("/*") {
                depth += 1
                place += 2
            } else {
                place += 1
            }
        }
        state = depth > 0 ? .comment(depth: depth) : .code
        emit(from: start, .sourceComment)
    }

    private mutating func scanMultilineText(from start: Int? = nil) {
        let start = start ?? place
        while place < scalars.count {
            if starts("\"\"\"") {
                place += 3
                state = .code
                break
            }
            place += scalars[place] == "\\" ? 2 : 1
        }
        place = min(place, scalars.count)
        emit(from: start, .sourceString)
    }

    /// The place after a string's or character's closing quote, or the line's end.
    private func endOfText(quote: Unicode.Scalar) -> Int {
        var end = place + 1
        while end < scalars.count {
            if scalars[end] == quote { return end + 1 }
            end += scalars[end] == "\\" ? 2 : 1
        }
        return scalars.count
    }

    // MARK: Assembly

    private mutating func scanAssembly() {
        var isMnemonic = true
        while place < scalars.count {
            let start = place
            let scalar = scalars[place]
            if scalar == "#" || scalar == ";" || starts("//") {
                emit(to: scalars.count, .sourceComment)
            } else if scalar == "\"" {
                emit(to: endOfText(quote: scalar), .sourceString)
            } else if Self.isDigit(scalar) {
                emit(to: end { at, _ in Self.isWord(at) }, .sourceLiteral)
            } else if Self.isWord(scalar) || scalar == "." {
                place += 1
                let end = end { at, _ in Self.isWord(at) || at == "." }
                place = start
                let isLabel = end < scalars.count && scalars[end] == ":"
                emit(to: end, isLabel ? .sourceFunction : isMnemonic ? .sourceKeyword : .source)
                if !isLabel { isMnemonic = false }
            } else {
                emit(to: place + 1, .source)
            }
        }
    }

    // MARK: Pieces

    private func starts(_ text: String) -> Bool {
        var index = place
        for scalar in text.unicodeScalars {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
        }
        return true
    }

    private func end(while holds: (Unicode.Scalar, Int) -> Bool) -> Int {
        var end = place
        while end < scalars.count, holds(scalars[end], end) { end += 1 }
        return end
    }

    private func isDigitNext(_ index: Int) -> Bool {
        index + 1 < scalars.count && Self.isDigit(scalars[index + 1])
    }

    private mutating func emit(to end: Int, _ role: Role) {
        let start = place
        place = min(end, scalars.count)
        emit(from: start, role)
    }

    private mutating func emit(from start: Int, _ role: Role) {
        guard start < place else { return }
        let text = String(String.UnicodeScalarView(scalars[start..<place]))
        if let last = runs.last, last.role == role {
            runs[runs.count - 1].text = last.text + text
        } else {
            runs.append(SceneRun(text, role))
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || isUpper(scalar) || ("a"..."z").contains(scalar) || scalar == "_"
            || scalar.value > 0x7f
    }
}
