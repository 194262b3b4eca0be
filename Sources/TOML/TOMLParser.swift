/// Reads a document line by line into a tree of nodes that remember how they came about.
///
/// TOML's rules on what may be added to what need more than the value: a table from a header may be reopened
/// by dotted headers but not defined twice, an inline table or array never grows. `Node` holds that.
struct TOMLParser {
    /// A table under construction. A class, because headers and dotted keys reach into the middle of the tree.
    final class Node {
        enum Origin { case implicit, header, dotted, inline }
        enum Member {
            case value(TOMLValue)
            case table(Node)
            case tables(NodeList)
        }

        /// A class as well: a million `[[a]]` must not copy the array a million times.
        final class NodeList {
            var nodes: [Node]

            init(_ first: Node) { nodes = [first] }
        }

        var origin: Origin
        let position: TOMLPosition
        var order: [(key: String, position: TOMLPosition)] = []
        var members: [String: Member] = [:]

        init(_ origin: Origin, at position: TOMLPosition) {
            self.origin = origin
            self.position = position
        }

        func set(_ key: KeyPart, _ member: Member) {
            if members[key.text] == nil { order.append((key.text, key.position)) }
            members[key.text] = member
        }

        func finished(file: String, path: String) -> TOMLTable {
            var table = TOMLTable(file: file, path: path, position: position)
            for (key, place) in order {
                let inner = table.fullKey(key)
                switch members[key] {
                case .value(let value): table.add(key, at: place, value.renamed(inner))
                case .table(let node):
                    let value = TOMLValue(.table(node.finished(file: file, path: inner)), at: node.position)
                    table.add(key, at: place, value)
                case .tables(let list):
                    let values = list.nodes.map {
                        TOMLValue(.table($0.finished(file: file, path: inner)), at: $0.position)
                    }
                    table.add(key, at: place, TOMLValue(.array(values), at: place))
                case nil: break
                }
            }
            return table
        }
    }

    struct KeyPart {
        var text: String
        var position: TOMLPosition
    }

    var reader: TOMLReader

    init(text: String, file: String) {
        reader = TOMLReader(text: text, file: file)
    }

    /// Reads all of the text.
    mutating func document() throws(TOMLError) -> TOMLTable {
        let root = Node(.header, at: reader.position)
        var current = root
        var currentDepth = 0
        while true {
            try skipBlankLines()
            guard let scalar = reader.peek else { break }
            if scalar == "[" {
                (current, currentDepth) = try header(root)
            } else {
                try keyValue(into: current, depth: currentDepth)
            }
            try endOfLine()
        }
        return root.finished(file: reader.file, path: "")
    }

    /// `[a.b]` or `[[a.b]]`.
    private mutating func header(_ root: Node) throws(TOMLError) -> (Node, Int) {
        let position = reader.position
        reader.advance()
        let isArray = reader.take("[")
        reader.skipSpaces()
        let path = try keyPath()
        try reader.expect("]", "']' after the table's name")
        if isArray { try reader.expect("]", "']]' after the name of an array of tables") }
        var node = root
        for part in path.dropLast() { node = try step(into: part, of: node, isHeader: true) }
        let last = path[path.count - 1]
        if isArray {
            let new = Node(.header, at: position)
            switch node.members[last.text] {
            case nil: node.set(last, .tables(Node.NodeList(new)))
            case .tables(let list): list.nodes.append(new)
            default: throw duplicate(last)
            }
            return (new, path.count)
        }
        switch node.members[last.text] {
        case nil:
            let new = Node(.header, at: position)
            node.set(last, .table(new))
            return (new, path.count)
        case .table(let existing) where existing.origin == .implicit:
            existing.origin = .header
            return (existing, path.count)
        default: throw duplicate(last)
        }
    }

    /// `a.b = value`
    mutating func keyValue(into table: Node, depth: Int) throws(TOMLError) {
        let path = try keyPath()
        try reader.expect("=", "'=' after the key")
        reader.skipSpaces()
        guard depth + path.count <= TOML.depthLimit else { throw tooDeep() }
        var node = table
        for part in path.dropLast() { node = try step(into: part, of: node, isHeader: false) }
        let last = path[path.count - 1]
        guard node.members[last.text] == nil else { throw duplicate(last) }
        let value = try value(depth: depth + path.count)
        node.set(last, .value(value))
    }

    /// The table `part` of `node`, made where it does not exist.
    private func step(into part: KeyPart, of node: Node, isHeader: Bool) throws(TOMLError) -> Node {
        switch node.members[part.text] {
        case nil:
            let new = Node(isHeader ? .implicit : .dotted, at: part.position)
            node.set(part, .table(new))
            return new
        case .table(let existing):
            // A dotted key may add only to a table that dotted keys made.
            guard isHeader || existing.origin == .dotted else { throw duplicate(part) }
            return existing
        case .tables(let list) where isHeader: return list.nodes[list.nodes.count - 1]
        default: throw duplicate(part)
        }
    }

    /// Keys between dots, with the spaces after the last.
    private mutating func keyPath() throws(TOMLError) -> [KeyPart] {
        var path: [KeyPart] = []
        repeat {
            reader.skipSpaces()
            let position = reader.position
            path.append(KeyPart(text: try key(), position: position))
            guard path.count <= TOML.depthLimit else { throw tooDeep() }
            reader.skipSpaces()
        } while reader.take(".")
        return path
    }

    private mutating func key() throws(TOMLError) -> String {
        switch reader.peek {
        case "\"": return try reader.basicString()
        case "'": return try reader.literalString()
        default:
            let text = reader.takeWhile(TOMLReader.isBareKey)
            guard !text.isEmpty else { throw reader.error(expected: "a key") }
            return text
        }
    }

    func tooDeep() -> TOMLError {
        reader.error(expected: "at most \(TOML.depthLimit) levels of nesting", found: "more")
    }

    private func duplicate(_ part: KeyPart) -> TOMLError {
        TOMLError(
            file: reader.file, position: part.position, key: nil, expected: "each key once",
            found: "'\(TOMLError.quoted(part.text))' again")
    }

    /// Skips spaces, line ends and comments.
    mutating func skipBlankLines() throws(TOMLError) {
        while true {
            reader.skipSpaces()
            if try reader.skipComment() { continue }
            if try !reader.takeLineEnd() { return }
        }
    }

    private mutating func endOfLine() throws(TOMLError) {
        reader.skipSpaces()
        _ = try reader.skipComment()
        guard try reader.takeLineEnd() || reader.peek == nil else {
            throw reader.error(expected: "the end of the line")
        }
    }
}
