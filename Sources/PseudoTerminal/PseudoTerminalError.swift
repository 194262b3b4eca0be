/// Why no program runs in a terminal.
public enum PseudoTerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    case noTerminal(reason: String)
    case cannotStart(program: String, reason: String)

    public var description: String {
        switch self {
        case .noTerminal(let reason): "the system gives no pseudo-terminal: \(reason)"
        case .cannotStart(let program, let reason): "\(program) cannot be started: \(reason)"
        }
    }
}
