import TOML

extension Theme {
    /// Puts colours for their names, and fills in what roles inherit from their parents.
    init(_ source: ThemeSource, identifier: String) throws(ThemeError) {
        var styles = [Style](repeating: Style(), count: Role.allCases.count)
        var mono = [Attributes](repeating: [], count: Role.allCases.count)
        let heat = try Self.gradient(source)
        for role in Self.parentsFirst {
            let parent = role.parent
            // The background of `text` is under everything; it is added last, below any ground.
            let inherited =
                parent.map {
                    $0 == .text ? Style(foreground: styles[Role.text.index].foreground) : styles[$0.index]
                }
                ?? Style()
            var style = inherited
            if let step = Self.heatSteps.firstIndex(of: role), !heat.isEmpty { style.foreground = heat[step] }
            if let written = source.styles[role] {
                if let name = written.foreground { style.foreground = try Self.color(name, source) }
                if let name = written.background { style.background = try Self.color(name, source) }
                if let attributes = written.attributes { style.attributes = attributes }
            }
            if role.isGround, source.styles[role]?.foreground == nil { style.foreground = nil }
            styles[role.index] = style
            mono[role.index] = source.mono[role] ?? parent.map { mono[$0.index] } ?? []
        }
        var glyphs = source.isASCII == true ? GlyphSet.ascii : .unicode
        for (from, to) in source.glyphs { glyphs[from] = to }
        self.init(
            identifier: identifier, name: source.name ?? identifier, variant: source.variant ?? .dark,
            glyphs: glyphs, styles: styles, monoAttributes: mono)
    }

    /// All roles, each after its parent.
    private static let parentsFirst = Role.allCases.sorted { depth($0) < depth($1) }

    private static func depth(_ role: Role) -> Int {
        role.parent.map { depth($0) + 1 } ?? 0
    }

    private static let heatSteps: [Role] = [.heat0, .heat1, .heat2, .heat3, .heat4, .heat5, .heat6, .heat7]

    private static func color(
        _ reference: ThemeSource.TOMLReference, _ source: ThemeSource
    ) throws(ThemeError) -> ThemeColor {
        if let color = source.palette[reference.name] { return color }
        if let color = ThemeColor(hex: reference.name) { return color }
        if let number = ThemeColor.classicNames.firstIndex(of: reference.name) {
            return ThemeColor.classic(number)
        }
        throw .invalid(
            TOMLError(
                file: reference.file, position: reference.position, key: reference.key,
                expected: "the name of a colour in [palette], \"#rrggbb\", or a classic colour",
                found: "\"\(reference.name)\""))
    }

    private static func gradient(_ source: ThemeSource) throws(ThemeError) -> [ThemeColor] {
        var stops: [ThemeColor] = []
        for reference in source.gradient { stops.append(try color(reference, source)) }
        guard stops.count >= 2 else { return [] }
        return heatSteps.indices.map { step in
            let place = Double(step) / Double(heatSteps.count - 1) * Double(stops.count - 1)
            let index = min(Int(place), stops.count - 2)
            return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
        }
    }
}
