/// One statement of assembly text: labels are taken off, operands are split at their commas.
struct AssemblyStatement {
    var line: Int
    /// The instruction or directive.
    var name: String
    var operands: [String]

    /// A statement or a label, in the order of the text.
    enum Item {
        case label(String, line: Int)
        case statement(AssemblyStatement)
    }

    /// Cuts a text into labels and statements. Statements end at a line's end or a semicolon; comments start with
    /// `#` or `//`.
    static func items(of source: String) throws(AssemblyError) -> [Item] {
        var items: [Item] = []
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            for piece in try pieces(of: Array(line), line: index + 1) {
                add(piece, line: index + 1, to: &items)
            }
        }
        return items
    }

    private static func pieces(of text: [Character], line: Int) throws(AssemblyError) -> [[Character]] {
        var pieces: [[Character]] = [[]]
        var quote: Character?
        var index = 0
        while index < text.count {
            let character = text[index]
            if let open = quote {
                if character == "\\", index + 1 < text.count {
                    pieces[pieces.count - 1].append(character)
                    index += 1
                } else if character == open {
                    quote = nil
                }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#"
                || (character == "/" && index + 1 < text.count && text[index + 1] == "/")
            {
                break
            } else if character == ";" {
                pieces.append([])
                index += 1
                continue
            }
            pieces[pieces.count - 1].append(text[index])
            index += 1
        }
        guard quote == nil else { throw .unclosedQuote(line: line) }
        return pieces
    }

    private static func add(_ piece: [Character], line: Int, to items: inout [Item]) {
        var rest = piece[...].drop(while: \.isWhitespace)
        while let colon = rest.firstIndex(of: ":"), rest[..<colon].allSatisfy(isNamePart),
            colon > rest.startIndex
        {
            items.append(.label(String(rest[..<colon]), line: line))
            rest = rest[(colon + 1)...].drop(while: \.isWhitespace)
        }
        guard !rest.isEmpty else { return }
        let name = rest.prefix { !$0.isWhitespace }
        let operands = split(rest.dropFirst(name.count))
        let statement = AssemblyStatement(line: line, name: String(name).lowercased(), operands: operands)
        items.append(.statement(statement))
    }

    static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "." || character == "$"
    }

    private static func split(_ text: ArraySlice<Character>) -> [String] {
        var operands: [String] = [""]
        var inString = false
        var escaped = false
        for character in text {
            if character == "\"" && !escaped { inString.toggle() }
            escaped = character == "\\" && !escaped
            if character == "," && !inString {
                operands.append("")
            } else {
                operands[operands.count - 1].append(character)
            }
        }
        let trimmed = operands.map { operand in
            String(operand.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        return trimmed == [""] ? [] : trimmed
    }
}
