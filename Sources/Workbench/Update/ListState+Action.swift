import TerminalScreen

extension ListState {
    /// Moves the selection as a movement action says and keeps it in view; false for any other action.
    public mutating func perform(_ action: Action, count: Int, page: Int) -> Bool {
        switch action {
        case .up: move(by: -1, count: count)
        case .down: move(by: 1, count: count)
        case .pageUp: move(by: -max(1, page - 1), count: count)
        case .pageDown: move(by: max(1, page - 1), count: count)
        case .home: select(0, count: count)
        case .end: select(count - 1, count: count)
        default: return false
        }
        reveal(height: page, count: count)
        return true
    }
}
