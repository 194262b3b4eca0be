/// A line of text in runs of one role each.
public struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
    public struct Run: Hashable, Sendable {
        public var text: String
        public var role: Role
        public var attributes: Attributes

        public init(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
            self.text = text
            self.role = role
            self.attributes = attributes
        }
    }

    public var runs: [Run]

    public init(_ runs: [Run] = []) { self.runs = runs }

    public init(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
        runs = [Run(text, role, attributes)]
    }

    public init(stringLiteral text: String) { self.init(text) }

    public mutating func append(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
        runs.append(Run(text, role, attributes))
    }

    public static func + (left: StyledText, right: StyledText) -> StyledText {
        StyledText(left.runs + right.runs)
    }

    /// The text without its roles.
    public var plain: String { runs.map(\.text).joined() }

    /// The number of cells that the text takes.
    public var width: Int { runs.reduce(0) { $0 + VisibleText.width($1.text) } }
}
