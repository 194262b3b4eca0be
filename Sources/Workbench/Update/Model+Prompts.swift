import Execution
import ProofMarket
import TerminalScreen

extension Model {
    /// Gives a key to the prompt's line.
    mutating func type(_ key: Key) {
        guard prompt?.editor.handle(key) == true else { return }
        prompt?.completions = []
        prompt?.completionIndex = nil
        if prompt?.kind == .search { searchText = prompt?.editor.text ?? "" }
    }

    /// Keys of a prompt that the action table names.
    mutating func typeAction(_ action: Action) -> [Effect] {
        switch action {
        case .historyPrevious: type("up")
        case .historyNext: type("down")
        default: complete()
        }
        return []
    }

    /// Takes what is typed, in a form or in the prompt.
    mutating func accept() -> [Effect] {
        guard var accepted = prompt else { return acceptForm() }
        let kind = accepted.kind
        prompt = nil
        let text = accepted.editor.submit().trimmingBlanks
        histories[kind] = accepted.editor.history
        // A bookmark may go without a name; everything else needs a text.
        let isEmptyAllowed =
            kind == .bookmark || kind == .rows
            || (kind == .search && layout.focus == .rows && screen == .trace)
        guard !text.isEmpty || isEmptyAllowed else { return [] }
        switch kind {
        case .command: return run(command: text)
        case .search: return search(text)
        case .evaluate: return run(command: "print \(text)")
        case .step: return run(command: "goto \(text)")
        case .percent: return run(command: "goto \(text.hasSuffix("%") ? text : text + "%")")
        case .bookmark: return run(command: "bookmark \(text)")
        case .path: return open(OpenRequest(argument: text))
        case .value: return run(command: "edit \(text)")
        case .poke: return poke(text)
        case .address: return goToAddress(text)
        case .rows: return chooseRows(text)
        }
    }

    /// Looks for the text on the welcome page or in the focused pane.
    mutating func search(_ text: String, backward: Bool = false) -> [Effect] {
        searchText = text
        var isFound = false
        if screen == .welcome {
            isFound = welcome.find(text)
        } else if let context = context(of: layout.focus) {
            isFound = panes[layout.focus]?.find(text, backward: backward, context) ?? false
        }
        notice = isFound ? nil : Notice("“\(text)” is not found here", .warning)
        return []
    }

    private mutating func goToAddress(_ text: String) -> [Effect] {
        guard let session else { return [] }
        switch session.address(text) {
        case .success(let address): show(.address(address), in: layout.focus)
        case .failure(let failure): notice = Notice(failure.sentence, .failure)
        }
        return []
    }

    // MARK: Completion

    /// Completes the word before the cursor; again, the next candidate.
    private mutating func complete() {
        guard var line = prompt, line.kind != .search, line.kind != .bookmark else { return }
        if line.completions.isEmpty {
            let text = line.editor.text
            let start = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
            line.completionStart = text.unicodeScalars.distance(from: text.startIndex, to: start)
            line.completions = candidates(for: line.kind, line: text).filter { $0.hasPrefix(text[start...]) }
            line.completionIndex = nil
        }
        guard !line.completions.isEmpty else {
            prompt = line
            return
        }
        let next = line.completionIndex.map { ($0 + 1) % line.completions.count } ?? 0
        let kept = String(String.UnicodeScalarView(line.editor.scalars.prefix(line.completionStart)))
        line.editor.set(kept + line.completions[next])
        line.completionIndex = next
        if line.completions.count == 1 { line.completions = [] }
        prompt = line
    }

    /// Every word that may stand where the cursor is, sorted.
    private func candidates(for kind: Prompt.Kind, line: String) -> [String] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        if kind == .command, words.count <= 1 { return WorkbenchCommand.names }
        if kind == .command, let first = words.first.map(String.init) {
            switch WorkbenchCommand.argumentKind(of: first) {
            case .theme: return themes.entries.map(\.name).sorted()
            case .program: return welcome.entries.map(\.argument).sorted()
            case .pane: return PaneID.allCases.map(\.rawValue)
            case .market: return market.scenarioNames + MechanismCatalogue.names
            case .mechanism: return MechanismCatalogue.names + ["nothing"]
            case .none, .other: break
            }
        }
        if kind == .path { return welcome.entries.map(\.argument).sorted() }
        return session?.words ?? []
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
