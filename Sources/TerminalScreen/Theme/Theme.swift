/// The looks of all roles.
public struct Theme: Hashable, Sendable {
    public enum Variant: String, CaseIterable, Sendable {
        case dark, light
        /// No colours at all: attributes carry the meaning.
        case mono
    }

    /// The name by which the theme is chosen: its file's name without `.toml`.
    public let identifier: String
    /// The name for people.
    public let name: String
    public let variant: Variant
    public let glyphs: GlyphSet
    /// By role index, with everything inherited from parents filled in.
    private let styles: [Style]
    /// By role index: what carries the meaning where there is no colour.
    private let monoAttributes: [Attributes]

    init(
        identifier: String, name: String, variant: Variant, glyphs: GlyphSet, styles: [Style],
        monoAttributes: [Attributes]
    ) {
        self.identifier = identifier
        self.name = name
        self.variant = variant
        self.glyphs = glyphs
        self.styles = styles
        self.monoAttributes = monoAttributes
    }

    /// The look of a cell with colours.
    ///
    /// The background is the role's, else the ground's, else that of `text`. But a ground like a selection, that
    /// is put under what is already drawn, wins with its background and, if it has one, its text colour.
    public func style(role: Role, ground: Role, attributes: Attributes = [], depth: ColorDepth = .full)
        -> Style
    {
        if depth == .mono || variant == .mono {
            var all = monoAttributes[role.index].union(attributes)
            if ground != role { all.formUnion(monoAttributes[ground.index]) }
            return Style(attributes: all)
        }
        let own = styles[role.index]
        let under = styles[ground.index]
        let base = styles[Role.text.index]
        let isTinted = ground.isGround && ground != role
        return Style(
            foreground: (isTinted ? under.foreground : nil) ?? own.foreground ?? base.foreground,
            background: (isTinted ? under.background : nil) ?? own.background ?? under.background
                ?? base.background,
            attributes: own.attributes.union(isTinted ? under.attributes : []).union(attributes))
    }

    /// The look of a cell.
    public func style(of cell: Cell, depth: ColorDepth = .full) -> Style {
        style(role: cell.role, ground: cell.ground, attributes: cell.attributes, depth: depth)
    }

    /// The look of empty screen.
    public var base: Style { style(role: .text, ground: .text) }
}
