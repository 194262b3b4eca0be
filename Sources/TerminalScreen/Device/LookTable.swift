/// The look of a cell in what the terminal can show, remembered for each combination that has occurred.
struct LookTable {
    struct Look: Equatable {
        var attributes: Attributes = []
        /// The numbers of the colours; -1 for the terminal's own.
        var foreground = -1
        var background = -1

        /// Whether it can be told from other looks with this background where no glyph stands.
        var marksBlanks: Bool { !attributes.isDisjoint(with: [.reverse, .underline]) }
    }

    private let theme: Theme
    private let depth: ColorDepth
    /// By role, ground and attributes; filled when first asked for.
    private var looks: [UInt32: Look] = [:]
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

    private func make(_ style: Style) -> Look {
        var look = Look(attributes: style.attributes)
        guard depth > .mono, theme.variant != .mono else { return look }
        look.foreground = number(style.foreground, &look.attributes, isForeground: true)
        look.background = number(style.background, &look.attributes, isForeground: false)
        return look
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
}
