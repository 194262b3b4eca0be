import TerminalScreen

/// The line at the bottom in which something is typed.
public struct Prompt: Sendable {
    /// What is asked for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case command, search, evaluate, step, percent, bookmark, path, value, address, poke, rows

        /// What stands before the typed text.
        var label: String {
            switch self {
            case .command: ":"
            case .search: "/"
            case .evaluate: "evaluate: "
            case .step: "go to step: "
            case .percent: "go to per cent: "
            case .bookmark: "bookmark name: "
            case .path: "open: "
            case .value: "change: "
            case .address: "address: "
            case .poke: "poke: "
            case .rows: "rows with: "
            }
        }

        /// What stands in the empty line.
        var placeholder: String {
            switch self {
            case .command: "a command; Tab completes, “help” lists them"
            case .search: "text to find"
            case .evaluate: "an expression, such as a0 + 4 or *u32(sp+8)"
            case .step: "a step number, or +N and -N from here"
            case .percent: "0 to 100"
            case .bookmark: "a name, or nothing for the place's own"
            case .path: "an ELF file, a guest's folder or a sample's name"
            case .value: "a0 = 5"
            case .poke: "add[7].sum[0] = 3, or step 900: result ^= 1, x10 = 5, pc = 0x1000, skip, repeat, cut"
            case .rows: "cycle > 100 && a[0] == 7; nothing shows all rows"
            case .address: "an address, a symbol or an expression"
            }
        }
    }

    public let kind: Kind
    public var editor: LineEditor
    /// What Tab offers, and which of it is in the line now.
    var completions: [String] = []
    var completionIndex: Int?
    /// Where the completed word starts, in scalars.
    var completionStart = 0

    init(_ kind: Kind, text: String = "", history: [String] = []) {
        self.kind = kind
        editor = LineEditor(text: text, history: history)
    }
}
