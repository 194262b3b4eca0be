/// A table: keys in the order of the text, each with its value and both their places.
public struct TOMLTable: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var key: String
        /// Where the key stands.
        public var keyPosition: TOMLPosition
        public var value: TOMLValue
    }

    /// The file that error sentences name.
    public let file: String
    /// The dotted path of this table from the root, for error sentences; empty for the root.
    public let path: String
    /// Where the table begins.
    public let position: TOMLPosition
    public internal(set) var entries: [Entry] = []
    private var indices: [String: Int] = [:]

    init(file: String, path: String, position: TOMLPosition) {
        self.file = file
        self.path = path
        self.position = position
    }

    public var keys: [String] { entries.map(\.key) }
    public var isEmpty: Bool { entries.isEmpty }

    public subscript(key: String) -> TOMLValue? {
        indices[key].map { entries[$0].value }
    }

    /// The entry of a key.
    public func entry(_ key: String) -> Entry? {
        indices[key].map { entries[$0] }
    }

    mutating func add(_ key: String, at position: TOMLPosition, _ value: TOMLValue) {
        indices[key] = entries.count
        entries.append(Entry(key: key, keyPosition: position, value: value))
    }

    /// The key as a reader would write it from the root; long paths lose their beginning, so that a hostile
    /// file cannot make every one of many tables carry a path of many kilobytes.
    func fullKey(_ key: String) -> String {
        let written = TOMLWriter.key(key)
        let full = path.isEmpty ? written : "\(path).\(written)"
        return full.utf8.count <= 160 ? full : "…" + String(full.unicodeScalars.suffix(120))
    }

    /// The same table under another path.
    func renamed(_ path: String) -> TOMLTable {
        var table = TOMLTable(file: file, path: path, position: position)
        for entry in entries {
            table.add(entry.key, at: entry.keyPosition, entry.value.renamed(table.fullKey(entry.key)))
        }
        return table
    }
}
