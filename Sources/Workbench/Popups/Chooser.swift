import TerminalScreen

/// A list that is filtered by typing, and from which one item may be taken.
public struct Chooser: Sendable {
    /// What the list is of; its items are computed from the model whenever they are drawn.
    public enum Kind: Sendable, Hashable {
        case palette
        /// The keys of a place, and what the words mean.
        case help(Place)
        case bookmarks
        case themes(original: String)
        /// One rule on one row of a table.
        case rule(RuleCard)
        /// Places that have to do with a failure.
        case ways([FailureWay])
        /// Scenarios or mechanisms of the market.
        case market(MarketChoice)
        /// Lines to read: a compiler's errors, a command's answer.
        case text(title: String, lines: [String])

        var title: String {
            switch self {
            case .palette: "All actions"
            case .help: "Help"
            case .bookmarks: "Bookmarks and stops"
            case .themes: "Theme"
            case .rule(let card): card.title
            case .ways: "Go to"
            case .market(let choice): choice.title
            case .text(let title, _): title
            }
        }
    }

    public let kind: Kind
    public var filter = LineEditor()
    public var list = ListState()

    public init(_ kind: Kind) {
        self.kind = kind
    }
}

/// One line of a chooser.
public struct ChooserItem: Sendable {
    public var text: String
    /// Shown at the right: a key, a step, a value.
    public var detail = ""
    /// A heading cannot be chosen.
    public var isHeading = false
    /// What choosing the item does.
    public var message: Message?
    /// Further words by which the item is found.
    public var keywords = ""
    public var role: Role = .text

    init(
        _ text: String, detail: String = "", isHeading: Bool = false, message: Message? = nil,
        keywords: String = "",
        role: Role = .text
    ) {
        self.text = text
        self.detail = detail
        self.isHeading = isHeading
        self.message = message
        self.keywords = keywords
        self.role = role
    }
}
