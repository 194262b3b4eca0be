import TOML

/// Why a theme cannot be used.
public enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownName(String, known: [String])
    case unreadable(path: String, reason: String)
    /// The file's text is wrong; the position, the role or colour and the remedy are in the error.
    case invalid(TOMLError)
    case inheritanceLoop(file: String, name: String)

    public var description: String {
        switch self {
        case .unknownName(let name, let known):
            "there is no theme '\(VisibleText.truncated(name, to: 60))'; there are \(known.joined(separator: ", "))"
        case .unreadable(let path, let reason):
            "the theme \(VisibleText.escaped(path)) cannot be read: \(reason)"
        case .invalid(let error): VisibleText.escaped(error.description)
        case .inheritanceLoop(let file, let name):
            "\(VisibleText.escaped(file)): inherits: expected a theme that does not inherit from this one, found '\(name)'"
        }
    }
}
