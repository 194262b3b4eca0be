/// What is selected on the Check screen: the list panes say so, and the pane beside them tells why.
public enum CheckSelection: Hashable, Sendable {
    case nothing
    /// A failure by its number on the board.
    case failure(Int)
    /// A rule of a chip, by their places on the board.
    case rule(Int, ofChip: Int)
}
