import Engine
import TerminalScreen

/// A source file made ready to be shown from any line.
struct SourceDocument: Sendable {
    /// Index into the program's line table.
    let file: Int
    let name: String
    /// The lines, tabs expanded; empty when the file is missing.
    let lines: [String]
    /// Why there is nothing to show.
    let problem: String?
    let language: SourceLanguage
    /// The coloured runs of each line, scanned once: a line may start within a comment or text of an earlier one.
    private let coloured: [[SceneRun]]

    /// Files with more lines are shown without colours, so that opening one stays instant.
    private static let colouredLines = 20_000

    init(file: Int, name: String, source: SourceFiles.Source) {
        self.file = file
        self.name = name
        switch source {
        case .missing(let sentence):
            problem = sentence
            lines = []
            language = .plain
            coloured = []
        case .text(_, let text):
            problem = text.isEmpty ? "\(name) is empty." : nil
            let expanded = text.map { $0.utf8.contains(9) ? VisibleText.expandingTabs($0) : $0 }
            lines = expanded
            language = expanded.count > Self.colouredLines ? .plain : SourceLanguage(fileName: name)
            var scanner = SyntaxScanner(language)
            coloured = language == .plain ? [] : expanded.map { scanner.scan($0) }
        }
    }

    /// Line `number`, counted from 1, in coloured runs.
    func runs(ofLine number: Int) -> [SceneRun] {
        guard lines.indices.contains(number - 1) else { return [] }
        if coloured.indices.contains(number - 1) { return coloured[number - 1] }
        var scanner = SyntaxScanner(language)
        return scanner.scan(lines[number - 1])
    }
}
