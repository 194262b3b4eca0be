import RISCV
import TerminalScreen

/// One pane of a screen: its own view state, how it answers to keys and mouse, and how it is drawn.
///
/// A pane is a value. It reads the session through its context, changes nothing but itself, and asks for everything
/// else by the messages it returns. The frame around it draws the box, keeps the focus and carries the messages out;
/// a new pane is one file and one line in `PaneCatalogue`.
public protocol Pane: Sendable {
    static var id: PaneID { get }
    init()

    /// A few words for the upper right of the frame; empty for none.
    func note(_ context: PaneContext) -> String
    /// Draws the inside of the pane. Must cope with every size, also an empty one.
    func draw(on surface: inout Surface, in rect: Rect, _ context: PaneContext)

    /// Does an action that is bound in this pane and that the frame leaves to it (movement, `enter`, points of
    /// interest, items, formats); nil when the action means nothing now.
    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]?
    /// A click at a place counted from the pane's upper left corner; the frame has already moved the focus here.
    mutating func click(_ place: Point, _ context: PaneContext) -> [Message]
    /// The wheel: rows down, or up when negative.
    mutating func scroll(by rows: Int, _ context: PaneContext)

    /// The cursor moved, the run was recorded anew, or a program was opened: show what belongs to the present step.
    mutating func follow(_ context: PaneContext)
    /// Somebody asked to see this here.
    mutating func show(_ target: PaneTarget, _ context: PaneContext)
    /// Selects the next match of the text, or the one before when `backward`; false when there is none.
    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool

    /// What `y` copies; nil when nothing is selected.
    func selectedText(_ context: PaneContext) -> String?
    /// Where `b` sets a breakpoint and `r` runs to, as `DebugCommand` reads a place; nil for the current instruction.
    func codePlace(_ context: PaneContext) -> String?
    /// What `w` offers to watch, as an expression.
    func watchSuggestion(_ context: PaneContext) -> String?
    /// What `x` changes: the left side of an `edit` command, and the present value to start from.
    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)?
    /// Whether the hint bar should offer the action now.
    func offers(_ action: Action, _ context: PaneContext) -> Bool
}

/// What a pane may be asked to show.
public enum PaneTarget: Sendable, Hashable {
    case address(UInt32)
    case location(SourceLocation)
    /// A row of a table.
    case row(RowPlace)
    /// A failure of the check, by its number.
    case failure(Int)
}

/// What a pane sees of the world.
public struct PaneContext {
    /// The program that is open; only panes of screens that need none may be without.
    let openSession: DebugSession?
    /// The proofs of this sitting.
    let proofs: ProofDesk
    /// The market of this sitting.
    let market: MarketDesk
    /// The size of the pane's inside; what a page of movement is.
    public let size: Size
    public let isFocused: Bool
    /// The text searched for last, to be marked where it is seen; empty for none.
    public let searchText: String

    /// The program that is open.
    public var session: DebugSession {
        guard let openSession else { preconditionFailure("a pane that needs a program is shown without one") }
        return openSession
    }
}

extension Pane {
    public func note(_ context: PaneContext) -> String { "" }
    public mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? { nil }
    public mutating func click(_ place: Point, _ context: PaneContext) -> [Message] { [] }
    public mutating func scroll(by rows: Int, _ context: PaneContext) {}
    public mutating func follow(_ context: PaneContext) {}
    public mutating func show(_ target: PaneTarget, _ context: PaneContext) {}
    public mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool { false }
    public func selectedText(_ context: PaneContext) -> String? { nil }
    public func codePlace(_ context: PaneContext) -> String? { nil }
    public func watchSuggestion(_ context: PaneContext) -> String? { nil }
    public func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? { nil }
    public func offers(_ action: Action, _ context: PaneContext) -> Bool { true }

    /// The pane's name in the catalogue.
    public var id: PaneID { Self.id }
}
