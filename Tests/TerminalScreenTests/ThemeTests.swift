import Testing

@testable import TerminalScreen

/// The themes that are shipped; every test here runs over all of them.
enum ShippedThemes {
    static let names = ["ascii", "colour-blind-safe", "dark", "high-contrast", "light", "mono", "terminal"]
    static let coloured = ["ascii", "colour-blind-safe", "dark", "high-contrast", "light"]

    static let folder: String = {
        let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(here)/Themes"
    }()

    static let library = ThemeLibrary(folders: [folder])
}

@Suite("Themes that are shipped")
struct ThemeTests {
    /// Drawn shapes, which need not be read.
    private static let drawings: Set<Role> = [
        .border, .borderFocused, .scrollbar, .scrollbarThumb, .progress, .progressTrack, .sparkline,
        .timeline, .timelinePast, .heat0, .heat1, .heat2, .heat3, .heat4, .heat5, .heat6, .heat7,
    ]

    /// Roles that bring their ground along and are never selected.
    private static let onTheirOwnGround: Set<Role> = [.bar, .barStrong, .barDim, .tabActive]

    @Test("the library finds the shipped themes and no others")
    func names() {
        #expect(ShippedThemes.library.names == ShippedThemes.names)
    }

    @Test("every role has colours in every coloured theme", arguments: ShippedThemes.coloured)
    func roles(name: String) throws {
        let theme = try ShippedThemes.library.theme(name)
        for role in Role.allCases {
            let style = theme.style(role: role, ground: .text)
            #expect(style.foreground != nil, "\(role.name) has no text colour in \(name)")
            #expect(style.background != nil, "\(role.name) has no background in \(name)")
        }
    }

    @Test("text has a contrast of at least 4.5 on every ground", arguments: ShippedThemes.coloured)
    func contrast(name: String) throws {
        let theme = try ShippedThemes.library.theme(name)
        let least = name == "high-contrast" ? 7 : 4.5
        for role in Role.allCases where !Self.drawings.contains(role) {
            let isOnItsOwn = role.isGround || Self.onTheirOwnGround.contains(role)
            let grounds = [Role.text, .popup] + Role.allCases.filter { $0.isGround && !isOnItsOwn }
            for ground in grounds {
                let style = theme.style(role: role, ground: ground)
                guard let text = style.foreground, let back = style.background else { continue }
                let contrast = text.contrast(with: back)
                #expect(contrast >= least, "\(name): \(role.name) on \(ground.name) has \(contrast)")
            }
        }
    }

    @Test("states that must not be confused differ, with colours and without", arguments: ShippedThemes.names)
    func differences(name: String) throws {
        let theme = try ShippedThemes.library.theme(name)
        let pairs: [(Role, Role)] = [
            (.pass, .fail), (.pass, .unchecked), (.bid, .ask), (.value, .valueChanged), (.tab, .tabActive),
            (.title, .titleFocused), (.breakpoint, .breakpointDisabled),
        ]
        for depth in [ColorDepth.full, .mono] {
            for (first, second) in pairs {
                let styles = [first, second].map { theme.style(role: $0, ground: .text, depth: depth) }
                #expect(
                    styles[0] != styles[1], "\(name): \(first.name) looks like \(second.name) at \(depth)")
            }
            let selected = theme.style(role: .text, ground: .selection, depth: depth)
            #expect(selected != theme.style(role: .text, ground: .text, depth: depth))
        }
    }

    @Test("good and bad differ in lightness in the colour-blind-safe theme")
    func lightness() throws {
        let theme = try ShippedThemes.library.theme("colour-blind-safe")
        for (good, bad) in [(Role.pass, Role.fail), (.bid, .ask)] {
            let styles = [good, bad].map { theme.style(role: $0, ground: .text) }
            #expect(styles[0].attributes != styles[1].attributes)
            let blues = styles.compactMap { $0.foreground.map { Int($0.blue) } }
            #expect(abs(blues[0] - blues[1]) > 100)
        }
    }

    @Test("without colours no style has any", arguments: ShippedThemes.names)
    func mono(name: String) throws {
        let theme = try ShippedThemes.library.theme(name)
        for role in Role.allCases {
            let style = theme.style(role: role, ground: .selection, depth: .mono)
            #expect(style.foreground == nil && style.background == nil)
        }
    }

    @Test("every glyph that is drawn is plain and has a stand-in in ASCII")
    func glyphs() {
        for pair in GlyphSet.drawn {
            #expect(VisibleText.isPlain(pair.glyph))
            #expect(pair.ascii.isASCII && VisibleText.isPlain(pair.ascii))
            #expect(GlyphSet.ascii[pair.glyph] == pair.ascii)
        }
        #expect(GlyphSet.ascii["é"] == "?")
    }

    @Test("a role's index is its place in the catalogue, and parents are shorter names")
    func roleIndices() {
        for (place, role) in Role.allCases.enumerated() {
            #expect(role.index == place)
            if let parent = role.parent, parent != .text { #expect(role.name.hasPrefix(parent.name + ".")) }
        }
        #expect(Role.assemblyJump.parent == .assemblyMnemonic)
        #expect(Role.text.parent == nil)
    }
}
