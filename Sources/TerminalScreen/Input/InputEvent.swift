/// What the terminal tells the program.
public enum InputEvent: Hashable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Text pasted by the terminal, bounded by `KeyDecoder.pasteLimit`; its characters are as foreign as any.
    case paste(String)
    case resize(Size)
    /// The terminal's window got or lost the focus.
    case focus(Bool)
}

/// Something done with the mouse, at a cell.
public struct Mouse: Hashable, Sendable {
    public enum Button: Hashable, Sendable { case left, middle, right }
    public enum Action: Hashable, Sendable {
        case press(Button)
        case release(Button)
        case drag(Button)
        case wheelUp, wheelDown
    }

    public var action: Action
    public var x: Int
    public var y: Int
    public var modifiers: Key.Modifiers

    public init(_ action: Action, _ x: Int, _ y: Int, _ modifiers: Key.Modifiers = []) {
        self.action = action
        self.x = x
        self.y = y
        self.modifiers = modifiers
    }
}
