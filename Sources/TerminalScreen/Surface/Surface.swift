/// A grid of styled cells, drawn by views and shown by devices and exporters.
///
/// Every drawing verb clips to the surface and to `clip`; no coordinates are wrong, only invisible.
public struct Surface: Equatable, Sendable {
    /// A part of the surface that answers to the mouse.
    public struct Region: Hashable, Sendable {
        public var rect: Rect
        public var tag: String
    }

    public let size: Size
    /// The cells, row by row.
    public private(set) var cells: [Cell]
    /// The regions in the order in which they were added; a later one lies above an earlier one.
    public private(set) var regions: [Region] = []
    /// Where the terminal's own cursor stands; nil hides it.
    public var cursor: Point?
    /// Nothing is drawn outside.
    public private(set) var clip: Rect

    public init(_ size: Size, filledWith cell: Cell = .blank) {
        self.size = size
        cells = Array(repeating: cell, count: size.width * size.height)
        clip = Rect(size)
    }

    public init(width: Int, height: Int) {
        self.init(Size(width, height))
    }

    public var width: Int { size.width }
    public var height: Int { size.height }
    public var bounds: Rect { Rect(size) }

    /// The cell at a place; blank outside, and a write outside the surface or `clip` is ignored.
    public subscript(x: Int, y: Int) -> Cell {
        get { bounds.contains(x, y) ? cells[y * size.width + x] : .blank }
        set { if clip.contains(x, y) { cells[y * size.width + x] = newValue } }
    }

    /// Draws with everything outside `rect` protected.
    public mutating func clipped(to rect: Rect, _ draw: (inout Surface) -> Void) {
        let outer = clip
        clip = outer.intersection(rect)
        draw(&self)
        clip = outer
    }

    /// Marks a part of the surface with what a click there means; empty regions are not kept.
    public mutating func addRegion(_ rect: Rect, tag: String) {
        let visible = rect.intersection(clip)
        if !visible.isEmpty { regions.append(Region(rect: visible, tag: tag)) }
    }

    /// The topmost region at a place.
    public func region(at x: Int, _ y: Int) -> Region? {
        regions.last { $0.rect.contains(x, y) }
    }

    /// Forgets the regions under a popup, so that a click beside its buttons does nothing.
    public mutating func removeRegions(under rect: Rect) {
        regions.removeAll { !$0.rect.intersection(rect).isEmpty }
    }

    /// The cells of a row, left to right.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        guard (0..<size.height).contains(y) else { return [] }
        return cells[(y * size.width)..<((y + 1) * size.width)]
    }

    /// Changes a cell if it is visible.
    mutating func change(_ x: Int, _ y: Int, _ body: (inout Cell) -> Void) {
        if clip.contains(x, y) { body(&cells[y * size.width + x]) }
    }

    /// Changes every visible cell of `rect`.
    mutating func change(_ rect: Rect, _ body: (inout Cell) -> Void) {
        let visible = rect.intersection(clip)
        for y in visible.rows {
            for x in visible.columns { body(&cells[y * size.width + x]) }
        }
    }
}
