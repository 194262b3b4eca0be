import TOML

/// Why a folder is no guest.
public enum GuestProjectError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no `guest.toml` in the folder.
    case noProjectFile(folder: String)
    case unreadable(path: String, reason: String)
    /// `guest.toml` does not say what it should; the error names line and column.
    case malformed(TOMLError)
    case noSources(folder: String, language: GuestLanguage)

    public var description: String {
        switch self {
        case .noProjectFile(let folder):
            "there is no guest.toml in \(folder): nexus new makes a guest to start from"
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .malformed(let error): error.description
        case .noSources(let folder, let language):
            "there are no \(language.title) sources (\(language.endings)) in \(folder)"
        }
    }
}

extension GuestLanguage {
    /// `.c, .S`
    fileprivate var endings: String {
        sourceExtensions.map { "." + $0 }.joined(separator: ", ")
    }
}
