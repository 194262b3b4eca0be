import TerminalScreen

/// What the workbench tells about one action: a row of `ActionCatalogue`.
public struct ActionRow: Sendable {
    public let action: Action
    /// A short imperative sentence, shown in help and palette.
    public let title: String
    /// One or two words for the hint bar; nil for actions that never stand there.
    public let hint: String?
    public let group: ActionGroup
    public let bindings: [KeyBinding]
    /// What to type after `:` for the same effect; nil when the action only moves the view.
    public let command: String?
    /// Every place in which some key runs the action.
    public let places: Set<Place>

    init(
        _ action: Action, _ title: String, hint: String? = nil, _ group: ActionGroup,
        _ bindings: KeyBinding...,
        command: String? = nil
    ) {
        self.action = action
        self.title = title
        self.hint = hint
        self.group = group
        self.bindings = bindings
        self.command = command
        places = bindings.reduce(into: []) { $0.formUnion($1.places) }
    }

    /// The keys that run the action in a place, the first being the one to show.
    public func keys(in place: Place) -> [Key] {
        bindings.filter { $0.places.contains(place) }.flatMap(\.keys)
    }
}

/// Keys that run an action in some places.
public struct KeyBinding: Sendable {
    /// The keys, of which the first is the one to show.
    public let keys: [Key]
    public let places: Set<Place>

    /// Keys are given by their names, separated by blanks; a name that is none is a mistake of the table.
    init(_ keys: String, in places: Set<Place>) {
        self.keys = keys.split(separator: " ").map { Key(stringLiteral: String($0)) }
        self.places = places
    }
}

/// The headings under which help lists the actions, in this order.
public enum ActionGroup: String, CaseIterable, Sendable {
    case stepping = "Step"
    case time = "Go to a step"
    case stops = "Breakpoints and watches"
    case values = "Values"
    case proving = "Prove"
    case trading = "Market"
    case moving = "Move"
    case layout = "Panes"
    case screens = "Screens and help"
    case typing = "Typing"
}
