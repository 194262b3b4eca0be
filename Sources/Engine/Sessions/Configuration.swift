import TOML

/// What a person prefers everywhere: `config.toml` in the configuration folder. Never written by the program.
public struct Configuration: Sendable, Hashable {
    public static let documentName = "configuration file"
    public static let version = 1

    /// The theme's name; nil lets the workbench choose.
    public var theme: String?
    public var usesMouse = true
    /// Cycle limit of runs that name none.
    public var maxCycles: UInt64?
    /// Whether sentences take the place of the screen, as `--plain` asks.
    public var isPlain = false

    public init() {}

    /// Reads the file; a missing file is the default configuration.
    public static func load(folders: UserFolders) throws(EngineError) -> Configuration {
        let path = FilePath.join(folders.configuration, "config.toml")
        do throws(EngineError) {
            return try Configuration(text: try FileReader.text(of: path, what: documentName), path: path)
        } catch {
            if case .noSuchFile = error { return Configuration() }
            throw error
        }
    }

    public init(text: String, path: String) throws(EngineError) {
        do throws(TOMLError) {
            let table = try TOML.parse(text, file: path)
            try table.allowOnly(["version", "theme", "mouse", "max-cycles", "plain"])
            if let found = try table.optionalInteger("version"), found != Self.version {
                throw table.error("version", expected: "\(Self.version)", found: "\(found)")
            }
            theme = try table.optionalString("theme")
            usesMouse = try table.optionalBoolean("mouse") ?? true
            maxCycles = try table.optionalInteger("max-cycles", in: 1...Int.max).map { UInt64($0) }
            isPlain = try table.optionalBoolean("plain") ?? false
        } catch {
            throw .badDocument(what: Self.documentName, detail: error.description)
        }
    }
}

extension Configuration {
    /// Remembers a theme in the configuration file; every other line of it stays as it is.
    public static func rememberTheme(_ name: String, folders: UserFolders) throws(EngineError) {
        let path = FilePath.join(folders.configuration, "config.toml")
        var text = ""
        if FilePath.kind(of: path) != nil { text = try FileReader.text(of: path, what: documentName) }
        // A malformed file is not made worse.
        _ = try Configuration(text: text, path: path)
        let line = "theme = " + TOMLWriter.string(name)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isTheme: (String) -> Bool = { line in
            let key = line.prefix { $0 != "=" }.filter { !$0.isWhitespace }
            return key == "theme" || key == "\"theme\"" || key == "'theme'"
        }
        if let index = lines.firstIndex(where: isTheme) {
            lines[index] = line
        } else {
            lines.insert(line, at: 0)
        }
        try AtomicFile.write(lines.joined(separator: "\n"), to: path, what: documentName)
    }
}
