/// A box above the screen that takes the keyboard.
public enum Popup: Sendable {
    case chooser(Chooser)
    /// A pane shown by itself: the lists of breakpoints and of watches.
    case pane(PaneID)
    case form(Form)
    case question(Question)

    /// Which keys are valid in it.
    var place: Place {
        switch self {
        case .chooser: .chooser
        case .pane(let id): .pane(id)
        case .form: .form
        case .question: .confirm
        }
    }
}

/// Something to be answered with yes or no.
public struct Question: Sendable {
    public var text: String
    /// What happens on yes.
    public var consequence: Consequence

    public enum Consequence: Sendable {
        case quit
        case message(Message)
    }

    public init(_ text: String, _ consequence: Consequence) {
        self.text = text
        self.consequence = consequence
    }
}
