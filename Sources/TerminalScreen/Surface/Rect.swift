/// The size of a screen or a part of it, in cells.
public struct Size: Hashable, Sendable {
    public var width: Int
    public var height: Int

    public init(_ width: Int, _ height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A cell's place: column and row, counted from the upper left corner.
public struct Point: Hashable, Sendable {
    public var x: Int
    public var y: Int

    public init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

/// A rectangle of cells; never of negative size, perhaps empty.
public struct Rect: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    public static let empty = Rect(x: 0, y: 0, width: 0, height: 0)

    /// The first column to the right of the rectangle.
    public var right: Int { x + width }
    /// The first row below the rectangle.
    public var bottom: Int { y + height }
    public var size: Size { Size(width, height) }
    public var isEmpty: Bool { width == 0 || height == 0 }
    public var columns: Range<Int> { x..<right }
    public var rows: Range<Int> { y..<bottom }

    public func contains(_ x: Int, _ y: Int) -> Bool {
        columns.contains(x) && rows.contains(y)
    }

    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }

    /// The rectangle without `horizontal` columns on either side and `vertical` rows above and below.
    public func inset(horizontal: Int = 1, vertical: Int = 1) -> Rect {
        let across = min(max(0, horizontal), width)
        let down = min(max(0, vertical), height)
        return Rect(x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down)
    }

    /// Row `index` of the rectangle as a rectangle of height 1; empty when there is no such row.
    public func row(_ index: Int) -> Rect {
        (0..<height).contains(index) ? Rect(x: x, y: y + index, width: width, height: 1) : .empty
    }

    /// The rectangle without its first `count` rows.
    public func droppingTop(_ count: Int) -> Rect {
        let dropped = min(max(0, count), height)
        return Rect(x: x, y: y + dropped, width: width, height: height - dropped)
    }

    /// The rectangle without its last `count` rows.
    public func droppingBottom(_ count: Int) -> Rect {
        Rect(x: x, y: y, width: width, height: height - max(0, count))
    }

    /// A rectangle of at most the given size in the middle of this one.
    public func centred(_ size: Size) -> Rect {
        let across = min(size.width, width)
        let down = min(size.height, height)
        return Rect(x: x + (width - across) / 2, y: y + (height - down) / 2, width: across, height: down)
    }
}
