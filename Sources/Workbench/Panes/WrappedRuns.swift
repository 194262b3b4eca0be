import TerminalScreen

extension [SceneRun] {
    /// The runs broken at blanks into lines of at most `width` columns; words that are longer are cut into pieces.
    func wrapped(to width: Int, indent: Int = 0) -> [[SceneRun]] {
        guard width > indent else { return [] }
        var lines: [[SceneRun]] = [[]]
        var used = 0
        for run in self {
            for word in run.text.wordsWithBlanks {
                for piece in VisibleText.escaped(String(word)).pieces(of: width - indent) {
                    let bare = piece.last == " " ? piece.unicodeScalars.count - 1 : piece.unicodeScalars.count
                    if used + bare > width, used > indent {
                        lines.append(indent > 0 ? [SceneRun(String(repeating: " ", count: indent))] : [])
                        used = indent
                    }
                    lines[lines.count - 1].append(SceneRun(piece, run.role))
                    used += piece.unicodeScalars.count
                }
            }
        }
        return lines
    }
}

extension String {
    /// Words, each with the blank after it.
    fileprivate var wordsWithBlanks: [Substring] {
        var words: [Substring] = []
        var start = startIndex
        for index in indices where self[index] == " " {
            let next = self.index(after: index)
            words.append(self[start..<next])
            start = next
        }
        if start < endIndex { words.append(self[start...]) }
        return words
    }

    fileprivate func pieces(of width: Int) -> [String] {
        let scalars = Array(unicodeScalars)
        guard scalars.count > width else { return [self] }
        return stride(from: 0, to: scalars.count, by: width).map { first in
            String(String.UnicodeScalarView(scalars[first..<Swift.min(first + width, scalars.count)]))
        }
    }
}
