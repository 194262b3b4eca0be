import TOML

/// The session file as text. Reading is strict: an unknown key is a mistake, so that nothing a person typed is
/// dropped in silence.
extension SessionFile {
    static let documentName = "session file"
    /// More than a session can hold by hand, few enough to read at once.
    private static let countLimit = 10_000

    public init(text: String, path: String) throws(EngineError) {
        do {
            let table = try TOML.parse(text, file: path)
            try Self.checkVersion(table, path: path)
            try self.init(table: table)
        } catch let error as TOMLError {
            throw .badDocument(what: Self.documentName, detail: error.description)
        } catch let error as EngineError {
            throw error
        } catch {
            throw .unexpected("\(error)")
        }
    }

    /// The text of the file.
    public var text: String {
        var writer = TOMLWriter()
        writer.comment("A session of Nexus Workbench, written when the workbench is left.")
        writer.set("version", Self.version)
        writer.set("program", programPath)
        writer.set("identity", programIdentity)
        writer.set("inputs", inputDigest)
        writer.set("position", position)
        if let theme { writer.set("theme", theme) }
        if !breakpoints.isEmpty { writer.set("breakpoints", breakpoints) }
        if !watchpoints.isEmpty { writer.set("watchpoints", watchpoints) }
        if !watches.isEmpty { writer.set("watches", watches) }
        if !layout.isEmpty {
            writer.table("layout")
            for (key, value) in layout.sorted(by: { $0.key < $1.key }) { writer.set(key, value) }
        }
        for bookmark in bookmarks {
            writer.arrayTable("bookmark")
            writer.set("name", bookmark.name)
            writer.set("position", bookmark.position)
        }
        return writer.text
    }

    private static func checkVersion(_ table: TOMLTable, path: String) throws {
        let found = try table.integer("version")
        guard found <= version else {
            throw EngineError.newerDocument(what: documentName, path: path, found: found, supported: version)
        }
        guard found == version else {
            throw table.error("version", expected: "\(version)", found: "\(found)")
        }
    }

    private init(table: TOMLTable) throws(TOMLError) {
        try table.allowOnly([
            "version", "program", "identity", "inputs", "position", "theme", "breakpoints", "watchpoints",
            "watches",
            "layout", "bookmark",
        ])
        self.init(
            programPath: try table.string("program"), programIdentity: try table.string("identity"),
            inputDigest: try table.optionalString("inputs") ?? "")
        position = try table.optionalInteger("position", in: 0...Int.max) ?? 0
        theme = try table.optionalString("theme")
        breakpoints = try Self.strings(table, "breakpoints")
        watchpoints = try Self.strings(table, "watchpoints")
        watches = try Self.strings(table, "watches")
        if let saved = try table.optionalTable("layout") {
            for key in saved.keys { layout[key] = try saved.string(key) }
        }
        for row in try Self.rows(table, "bookmark") {
            try row.allowOnly(["name", "position"])
            guard let position = try row.optionalInteger("position", in: 0...Int.max) else {
                throw row.error("position", expected: "a step number", found: "no such key")
            }
            bookmarks.append(Bookmark(name: try row.string("name"), position: position))
        }
    }

    private static func strings(_ table: TOMLTable, _ key: String) throws(TOMLError) -> [String] {
        let strings = try table.strings(key)
        guard strings.count <= countLimit else {
            throw table.error(key, expected: "at most \(countLimit) entries", found: "\(strings.count)")
        }
        return strings
    }

    private static func rows(_ table: TOMLTable, _ key: String) throws(TOMLError) -> [TOMLTable] {
        let rows = try table.tables(key)
        guard rows.count <= countLimit else {
            throw table.error(key, expected: "at most \(countLimit) entries", found: "\(rows.count)")
        }
        return rows
    }
}
