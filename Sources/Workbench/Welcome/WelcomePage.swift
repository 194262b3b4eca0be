import TerminalScreen

/// The page the workbench starts on: samples, recent programs, and what to press.
public struct WelcomePage: Sendable {
    /// Something that can be opened.
    public struct Entry: Sendable, Hashable {
        public enum Kind: Sendable, Hashable { case sample, fault, recent }

        public var kind: Kind
        public var argument: String
        public var title: String
        public var summary: String
        /// What Enter opens.
        public var request: OpenRequest

        public init(
            _ kind: Kind, argument: String, title: String, summary: String, request: OpenRequest? = nil
        ) {
            self.request = request ?? OpenRequest(argument: argument)
            self.kind = kind
            self.argument = argument
            self.title = title
            self.summary = summary
        }
    }

    public var entries: [Entry]
    public var list = ListState()

    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// The entry that Enter opens.
    var selected: Entry? { entries.indices.contains(list.selected) ? entries[list.selected] : nil }

    /// Selects the next entry that holds the text; false when there is none.
    mutating func find(_ text: String) -> Bool {
        let count = entries.count
        let order = (1...max(1, count)).map { (list.selected + $0) % max(1, count) }
        let found = order.first { index in
            entries.indices.contains(index)
                && (entries[index].title + " " + entries[index].summary).lowercased().contains(
                    text.lowercased())
        }
        if let found { list.select(found, count: count) }
        return found != nil
    }
}
