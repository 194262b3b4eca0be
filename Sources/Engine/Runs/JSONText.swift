/// JSON as a value whose members keep their order and whose integers keep all their bits.
public enum JSONText: Sendable, Hashable {
    case object([Member])
    case array([JSONText])
    case string(String)
    case integer(Int)
    case unsigned(UInt64)
    case number(Double)
    case bool(Bool)
    case null

    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONText

        public init(_ name: String, _ value: JSONText) {
            self.name = name
            self.value = value
        }
    }

    /// On one line, in ASCII where control characters are concerned, so that no byte of it can act on a terminal.
    public var line: String {
        var text = ""
        append(to: &text, indent: nil)
        return text
    }

    /// On several lines, two spaces a level.
    public var pretty: String {
        var text = ""
        append(to: &text, indent: 0)
        return text
    }

    private func append(to text: inout String, indent: Int?) {
        switch self {
        case .string(let value): Self.appendQuoted(value, to: &text)
        case .integer(let value): text += String(value)
        case .unsigned(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .bool(let value): text += value ? "true" : "false"
        case .null: text += "null"
        case .array(let values):
            Self.appendList(values, open: "[", close: "]", to: &text, indent: indent) { value, text, inner in
                value.append(to: &text, indent: inner)
            }
        case .object(let members):
            Self.appendList(members, open: "{", close: "}", to: &text, indent: indent) {
                member, text, inner in
                Self.appendQuoted(member.name, to: &text)
                text += inner == nil ? ":" : ": "
                member.value.append(to: &text, indent: inner)
            }
        }
    }

    private static func appendList<Item>(
        _ items: [Item], open: String, close: String, to text: inout String, indent: Int?,
        item: (Item, inout String, Int?) -> Void
    ) {
        text += open
        for (index, value) in items.enumerated() {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
            item(value, &text, indent.map { $0 + 1 })
        }
        if let indent, !items.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }

    private static func appendQuoted(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.isPlainInJSON {
                    text.unicodeScalars.append(scalar)
                } else {
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                }
            }
        }
        text += "\""
    }
}

extension Unicode.Scalar {
    /// Whether the character can stand in a JSON string and be shown by a terminal without acting on it.
    fileprivate var isPlainInJSON: Bool {
        if value < 0x7F { return value >= 0x20 }
        return !String(self).escapedChangesIt
    }
}

extension String {
    fileprivate var escapedChangesIt: Bool { escaped != self }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONText: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    public init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
}
