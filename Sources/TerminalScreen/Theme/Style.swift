/// The look of a cell.
public struct Style: Hashable, Sendable {
    /// nil: the terminal's own.
    public var foreground: ThemeColor?
    /// nil: the terminal's own.
    public var background: ThemeColor?
    public var attributes: Attributes

    public init(
        foreground: ThemeColor? = nil, background: ThemeColor? = nil, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// How many colours a terminal shows.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
    case mono, classic8, classic16, indexed256, full

    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
