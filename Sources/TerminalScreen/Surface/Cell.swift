/// How a cell is written besides its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let italic = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    public static let reverse = Attributes(rawValue: 16)
    public static let strikethrough = Attributes(rawValue: 32)

    /// The attributes with their names in theme files and in JSON.
    public static let named: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
        ("reverse", .reverse), ("strikethrough", .strikethrough),
    ]
}

/// One cell of a surface: a character of width one, what it means, and what lies under it.
///
/// `ground` gives the background where `role` has none of its own: a selected row keeps the colours of its
/// text and lies on the ground `selection`.
public struct Cell: Hashable, Sendable {
    /// Always printable and one cell wide: `init` replaces anything else by a dot.
    public private(set) var scalar: Unicode.Scalar
    public var role: Role
    public var ground: Role
    public var attributes: Attributes

    public init(
        _ scalar: Unicode.Scalar = " ", role: Role = .text, ground: Role = .text, attributes: Attributes = []
    ) {
        self.scalar = VisibleText.isPlain(scalar) ? scalar : VisibleText.substitute
        self.role = role
        self.ground = ground
        self.attributes = attributes
    }

    /// A cell of a character that is known to be printable and one cell wide.
    init(plain scalar: Unicode.Scalar, role: Role, ground: Role, attributes: Attributes) {
        self.scalar = scalar
        self.role = role
        self.ground = ground
        self.attributes = attributes
    }

    public static let blank = Cell()
}
