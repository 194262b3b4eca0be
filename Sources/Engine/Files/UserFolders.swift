import Glibc

/// Where a person's files are kept, after the XDG base directory specification.
public struct UserFolders: Sendable {
    /// Configuration and own themes.
    public var configuration: String
    /// Sessions and the list of recent programs.
    public var state: String
    /// Built guests; may be deleted at any time.
    public var cache: String

    /// - Parameter environment: looks up an environment variable; relative values are ignored, as the
    ///   specification asks.
    public init(environment: (String) -> String? = Self.variable) {
        func absolute(_ name: String) -> String? {
            guard let value = environment(name), value.hasPrefix("/") else { return nil }
            return value
        }
        let home = absolute("HOME") ?? Self.accountHome ?? "/"
        func folder(_ name: String, _ fallback: String) -> String {
            FilePath.join(absolute(name) ?? FilePath.join(home, fallback), "nexus")
        }
        configuration = folder("XDG_CONFIG_HOME", ".config")
        state = folder("XDG_STATE_HOME", ".local/state")
        cache = folder("XDG_CACHE_HOME", ".cache")
    }

    /// The value of an environment variable.
    public static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static var accountHome: String? {
        guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
        let path = String(cString: home)
        return path.hasPrefix("/") ? path : nil
    }
}
