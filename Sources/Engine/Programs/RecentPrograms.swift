import TOML

/// The programs that were opened last, newest first: `recent.toml` in the state folder.
public struct RecentPrograms: Sendable, Hashable {
    static let documentName = "list of recent programs"
    static let version = 1
    /// As many as fit on the welcome page.
    public static let limit = 20

    public struct Entry: Sendable, Hashable {
        public var name: String
        /// What opens it again: a sample's name or an absolute path.
        public var argument: String

        public init(name: String, argument: String) {
            self.name = name
            self.argument = argument
        }
    }

    public private(set) var entries: [Entry] = []
    private let path: String

    /// Reads the list; an unreadable one throws and is not touched.
    public init(folders: UserFolders) throws(EngineError) {
        path = FilePath.join(folders.state, "recent.toml")
        guard FilePath.kind(of: path) != nil else { return }
        let text = try FileReader.text(of: path, what: Self.documentName)
        do throws(TOMLError) {
            let table = try TOML.parse(text, file: path)
            let found = try table.integer("version")
            guard found == Self.version else {
                throw table.error("version", expected: "\(Self.version)", found: "\(found)")
            }
            for row in try table.tables("program").prefix(Self.limit) {
                entries.append(Entry(name: try row.string("name"), argument: try row.string("argument")))
            }
        } catch {
            throw .badDocument(what: Self.documentName, detail: error.description)
        }
    }

    /// Puts a program on top and saves the list.
    public mutating func add(_ entry: Entry) throws(EngineError) {
        entries.removeAll { $0.argument == entry.argument }
        entries.insert(entry, at: 0)
        entries = Array(entries.prefix(Self.limit))
        var writer = TOMLWriter()
        writer.set("version", Self.version)
        for entry in entries {
            writer.arrayTable("program")
            writer.set("name", entry.name)
            writer.set("argument", entry.argument)
        }
        try AtomicFile.write(writer.text, to: path, what: Self.documentName)
    }
}
