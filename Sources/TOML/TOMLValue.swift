/// A place in a text, counted from 1; columns count Unicode scalars.
public struct TOMLPosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A value and where it stands.
public struct TOMLValue: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case string(String)
        case integer(Int64)
        case float(Double)
        case boolean(Bool)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    public var content: Content
    public var position: TOMLPosition

    public init(_ content: Content, at position: TOMLPosition) {
        self.content = content
        self.position = position
    }

    /// What the value is, in words, for error sentences.
    public var kind: String {
        switch content {
        case .string: "a string"
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .array: "an array"
        case .table: "a table"
        }
    }

    /// The same value with the paths of the tables in it beginning at `path`.
    func renamed(_ path: String) -> TOMLValue {
        switch content {
        case .table(let table): TOMLValue(.table(table.renamed(path)), at: position)
        case .array(let values): TOMLValue(.array(values.map { $0.renamed(path) }), at: position)
        default: self
        }
    }
}
