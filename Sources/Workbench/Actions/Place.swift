/// Where the keyboard is: a key means at most one thing in each place.
public enum Place: Hashable, Sendable, CaseIterable {
    case welcome
    case pane(PaneID)
    /// A list that is filtered by typing: palette, help, bookmarks, themes.
    case chooser
    /// A popup with fields: the breakpoint and watch editors.
    case form
    /// A question to be answered with yes or no.
    case confirm
    /// The line at the bottom in which something is typed.
    case prompt

    public static var allCases: [Place] {
        [.welcome] + PaneID.allCases.map(Place.pane) + [.chooser, .form, .confirm, .prompt]
    }

    /// Places in which a plain letter is a command, not text.
    public static var reading: Set<Place> { Set(allCases).subtracting(typing).subtracting([.confirm]) }
    /// Places in which letters are typed.
    public static var typing: Set<Place> { [.chooser, .form, .prompt] }
    /// Every pane of every screen.
    public static var panes: Set<Place> { Set(PaneID.allCases.map(Place.pane)) }

    /// These panes.
    public static func panes(_ ids: PaneID...) -> Set<Place> { Set(ids.map(Place.pane)) }

    /// A name for documentation and messages.
    public var name: String {
        switch self {
        case .welcome: "welcome page"
        case .pane(let id): "\(id.title.lowercased()) pane"
        case .chooser: "lists"
        case .form: "forms"
        case .confirm: "questions"
        case .prompt: "prompts"
        }
    }
}
