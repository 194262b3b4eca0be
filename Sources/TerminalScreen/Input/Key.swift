/// A key press: which key, and which modifiers were held.
///
/// The text form is what key tables, help pages, key scripts and tests use: `a`, `A`, `space`, `ctrl-p`,
/// `alt-x`, `shift-tab`, `F9`, `shift-F11`, `PgUp`, `enter`, `esc`.
public struct Key: Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        /// A printing character; capitals are their own characters and carry no shift.
        case character(Unicode.Scalar)
        case enter, tab, backspace, escape
        case up, down, left, right, home, end, pageUp, pageDown, insert, delete
        /// F1 to F24.
        case function(Int)
    }

    public struct Modifiers: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let shift = Modifiers(rawValue: 1)
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public var code: Code
    public var modifiers: Modifiers

    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    public init(_ character: Unicode.Scalar, _ modifiers: Modifiers = []) {
        self.init(.character(character), modifiers)
    }

    /// The character that a text field takes from this key; nil for commands.
    public var typedCharacter: Unicode.Scalar? {
        guard case .character(let scalar) = code, modifiers.isDisjoint(with: [.control, .alt]) else {
            return nil
        }
        return scalar
    }
}

/// The names of keys that are not characters; the first name is the one printed.
private let namedCodes: [(names: [String], code: Key.Code)] = [
    (["enter", "return"], .enter), (["tab"], .tab), (["backspace"], .backspace),
    (["esc", "escape"], .escape),
    (["up"], .up), (["down"], .down), (["left"], .left), (["right"], .right),
    (["home"], .home), (["end"], .end), (["PgUp", "pageup"], .pageUp), (["PgDn", "pagedown"], .pageDown),
    (["insert", "ins"], .insert), (["delete", "del"], .delete), (["space"], .character(" ")),
]

extension Key: CustomStringConvertible {
    /// The text form, which `init(text:)` reads back.
    public var description: String {
        var text = ""
        if modifiers.contains(.control) { text += "ctrl-" }
        if modifiers.contains(.alt) { text += "alt-" }
        if modifiers.contains(.shift) { text += "shift-" }
        if let named = namedCodes.first(where: { $0.code == code }) { return text + named.names[0] }
        switch code {
        case .character(let scalar): return text + String(Character(scalar))
        case .function(let number): return text + "F\(number)"
        default: return text
        }
    }

    /// Reads the text form; names are read in any case, characters as they are.
    public init?(text: String) {
        var rest = text[...]
        var modifiers: Modifiers = []
        let prefixes: [(String, Modifiers)] = [
            ("ctrl-", .control), ("control-", .control), ("alt-", .alt), ("shift-", .shift),
        ]
        while let found = prefixes.first(where: {
            rest.count > $0.0.count && rest.lowercased().hasPrefix($0.0)
        }) {
            modifiers.formUnion(found.1)
            rest = rest.dropFirst(found.0.count)
        }
        let name = rest.lowercased()
        if let named = namedCodes.first(where: { $0.names.contains { $0.lowercased() == name } }) {
            self.init(named.code, modifiers)
        } else if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first,
            VisibleText.isPlain(scalar), scalar != " "
        {
            self.init(.character(scalar), modifiers)
        } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...24).contains(number) {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }
}

extension Key: ExpressibleByStringLiteral {
    /// A key written in the program's own text.
    public init(stringLiteral text: String) {
        guard let key = Key(text: text) else { preconditionFailure("\"\(text)\" is not the name of a key") }
        self = key
    }
}
