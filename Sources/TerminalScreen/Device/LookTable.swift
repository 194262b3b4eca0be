import CNcurses

/// What ncurses calls the look of a cell, remembered for each combination that has occurred.
struct LookTable {
    struct Look: Equatable {
        var attributes: UInt32
        var pair: Int32
        /// The number of the background's colour; -1 for the terminal's own.
        var background = -1
        /// Whether it can be told from other looks where no glyph stands.
        var marksBlanks = true

        /// Whether a blank in this look is the same to the eye as one in another.
        func blanksLook(like other: Look) -> Bool {
            self == other || (!marksBlanks && !other.marksBlanks && background == other.background)
        }
    }

    private let theme: Theme
    private let depth: ColorDepth
    /// By role, ground and attributes; filled when first asked for.
    private var looks: [UInt32: Look] = [:]
    private var pairs: [UInt32: Int32] = [:]
    /// The last answer: neighbours are often alike.
    private var last: (key: UInt32, look: Look)?

    init(theme: Theme, depth: ColorDepth) {
        self.theme = theme
        self.depth = depth
    }

    subscript(cell: Cell) -> Look {
        mutating get {
            let place = UInt32(cell.role.index) << 16 | UInt32(cell.ground.index) << 8
            let key = place | UInt32(cell.attributes.rawValue)
            if let last, last.key == key { return last.look }
            let look = looks[key] ?? make(theme.style(of: cell, depth: depth))
            looks[key] = look
            last = (key, look)
            return look
        }
    }

    private mutating func make(_ style: Style) -> Look {
        var attributes = style.attributes
        guard depth > .mono, theme.variant != .mono else {
            return Look(attributes: nexus_attributes(attributes.rawValue), pair: 0)
        }
        let foreground = number(style.foreground, &attributes, isForeground: true)
        let background = number(style.background, &attributes, isForeground: false)
        return Look(
            attributes: nexus_attributes(attributes.rawValue), pair: pair(foreground, background),
            background: background,
            marksBlanks: !attributes.isDisjoint(with: [.reverse, .underline]))
    }

    /// The terminal's number for a colour; -1 for its own default. With 8 colours bright text is bold text.
    private func number(_ color: ThemeColor?, _ attributes: inout Attributes, isForeground: Bool) -> Int {
        guard let color else { return -1 }
        if depth >= .indexed256 { return color.number256 }
        let number = color.classicNumber
        guard depth == .classic8, number >= 8 else { return number }
        if isForeground { attributes.insert(.bold) }
        return number - 8
    }

    /// A colour pair. `alloc_pair` crashes in terminals without colours, so it is not asked there.
    private mutating func pair(_ foreground: Int, _ background: Int) -> Int32 {
        if foreground == -1, background == -1 { return 0 }
        let key = UInt32(foreground + 1) << 16 | UInt32(background + 1)
        if let pair = pairs[key] { return pair }
        guard nexus_color_pair_count() > 1 else { return 0 }
        let new = alloc_pair(Int32(foreground), Int32(background))
        let pair = new > 0 ? new : 0
        pairs[key] = pair
        return pair
    }
}
