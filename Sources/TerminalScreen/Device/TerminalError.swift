/// Why the terminal cannot be drawn on.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    case notATerminal
    case dumb(term: String)
    case cannotStart(term: String)
    case io(operation: String, reason: String)

    public var description: String {
        switch self {
        case .notATerminal:
            "the workbench needs a terminal on standard input and output; use --plain, or run it in one"
        case .dumb(let term):
            "the terminal type '\(VisibleText.escaped(term))' cannot show a screen; use --plain, or set TERM"
        case .cannotStart(let term):
            "ncurses knows neither the terminal type '\(VisibleText.escaped(term))' nor xterm-256color; install the package ncurses-base"
        case .io(let operation, let reason): "\(operation) failed: \(reason)"
        }
    }
}
