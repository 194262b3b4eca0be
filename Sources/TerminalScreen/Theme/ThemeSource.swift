import TOML

/// What a theme file says, before inheritance: colours by name, and for each role what is written about it.
struct ThemeSource {
    struct Written {
        var foreground: TOMLReference?
        var background: TOMLReference?
        var attributes: Attributes?
    }

    /// A colour's name and where it is written, so that an unknown one can be pointed at.
    struct TOMLReference {
        var name: String
        var key: String
        var file: String
        var position: TOMLPosition
    }

    var name: String?
    var variant: Theme.Variant?
    var inherits: String?
    var palette: [String: ThemeColor] = [:]
    var styles: [Role: Written] = [:]
    var mono: [Role: Attributes] = [:]
    var gradient: [TOMLReference] = []
    var isASCII: Bool?
    var glyphs: [Unicode.Scalar: Unicode.Scalar] = [:]

    init(_ root: TOMLTable) throws(TOMLError) {
        try root.allowOnly([
            "name", "variant", "inherits", "palette", "ansi16", "style", "mono", "gradient", "glyphs",
        ])
        name = try root.optionalString("name")
        inherits = try root.optionalString("inherits")
        if let text = try root.optionalString("variant") {
            guard let value = Theme.Variant(rawValue: text) else {
                throw root.error("variant", expected: "\"dark\", \"light\" or \"mono\"", found: "\"\(text)\"")
            }
            variant = value
        }
        try readPalette(root)
        try readStyles(root)
        if let table = try root.optionalTable("gradient") { try readGradient(table) }
        if let table = try root.optionalTable("glyphs") { try readGlyphs(table) }
    }

    /// What this theme says on top of what `base` says.
    func merged(over base: ThemeSource) -> ThemeSource {
        var result = base
        result.name = name ?? base.name
        result.variant = variant ?? base.variant
        result.palette.merge(palette) { $1 }
        result.styles.merge(styles) { $1 }
        result.mono.merge(mono) { $1 }
        if !gradient.isEmpty { result.gradient = gradient }
        result.isASCII = isASCII ?? base.isASCII
        result.glyphs.merge(glyphs) { $1 }
        return result
    }

    private mutating func readPalette(_ root: TOMLTable) throws(TOMLError) {
        if let table = try root.optionalTable("palette") {
            for key in table.keys {
                let text = try table.string(key)
                guard let color = ThemeColor(hex: text) else {
                    throw table.error(key, expected: "a colour as \"#rrggbb\"", found: "\"\(text)\"")
                }
                palette[key] = color
            }
        }
        guard let table = try root.optionalTable("ansi16") else { return }
        for key in table.keys {
            let text = try table.string(key)
            guard let number = text == "default" ? -1 : ThemeColor.classicNames.firstIndex(of: text) else {
                throw table.error(
                    key, expected: "\"default\" or one of \(ThemeColor.classicNames.joined(separator: ", "))",
                    found: "\"\(text)\"")
            }
            guard palette[key] != nil else {
                throw table.error(
                    key, expected: "the name of a colour in [palette] of this file", found: "'\(key)'")
            }
            palette[key]?.classic = number
        }
    }

    private mutating func readStyles(_ root: TOMLTable) throws(TOMLError) {
        if let table = try root.optionalTable("style") {
            for entry in table.entries {
                styles[try Self.role(entry, in: table)] = try Self.written(entry, in: table)
            }
        }
        if let table = try root.optionalTable("mono") {
            for entry in table.entries {
                mono[try Self.role(entry, in: table)] = try Self.attributes(entry.key, in: table)
            }
        }
    }

    private static func role(_ entry: TOMLTable.Entry, in table: TOMLTable) throws(TOMLError) -> Role {
        if let role = Role(rawValue: entry.key) { return role }
        throw TOMLError(
            file: table.file, position: entry.keyPosition, key: "\(table.path).\(entry.key)",
            expected: "the name of a role (in quotes where it has dots)", found: "'\(entry.key)'")
    }

    private static func written(_ entry: TOMLTable.Entry, in table: TOMLTable) throws(TOMLError) -> Written {
        switch entry.value.content {
        case .string: return Written(foreground: try reference(entry.key, in: table))
        case .table(let look):
            try look.allowOnly(["fg", "bg", "mods"])
            return Written(
                foreground: try reference("fg", in: look), background: try reference("bg", in: look),
                attributes: look["mods"] == nil ? nil : try attributes("mods", in: look))
        default:
            throw table.error(
                entry.key, expected: "a colour, or { fg = …, bg = …, mods = [ … ] }", found: entry.value.kind)
        }
    }

    private static func reference(_ key: String, in table: TOMLTable) throws(TOMLError) -> TOMLReference? {
        guard let name = try table.optionalString(key), let value = table[key] else { return nil }
        return TOMLReference(
            name: name, key: table.path.isEmpty ? key : "\(table.path).\(key)", file: table.file,
            position: value.position)
    }

    private static func attributes(_ key: String, in table: TOMLTable) throws(TOMLError) -> Attributes {
        var result: Attributes = []
        for name in try table.strings(key) {
            guard let named = Attributes.named.first(where: { $0.name == name }) else {
                let known = Attributes.named.map(\.name).joined(separator: ", ")
                throw table.error(key, expected: "attributes out of \(known)", found: "\"\(name)\"")
            }
            result.formUnion(named.attribute)
        }
        return result
    }

    private mutating func readGradient(_ table: TOMLTable) throws(TOMLError) {
        try table.allowOnly(["heat"])
        for value in try table.array("heat") {
            guard case .string(let name) = value.content else {
                throw table.error("heat", expected: "an array of colours", found: value.kind)
            }
            gradient.append(
                TOMLReference(name: name, key: "gradient.heat", file: table.file, position: value.position))
        }
        if gradient.count < 2 {
            throw table.error("heat", expected: "at least two colours", found: "\(gradient.count)")
        }
    }

    private mutating func readGlyphs(_ table: TOMLTable) throws(TOMLError) {
        for key in table.keys {
            let text = try table.string(key)
            if key == "set" {
                guard text == "unicode" || text == "ascii" else {
                    throw table.error(key, expected: "\"unicode\" or \"ascii\"", found: "\"\(text)\"")
                }
                isASCII = text == "ascii"
                continue
            }
            guard let from = Self.single(key), GlyphSet.drawn.contains(where: { $0.glyph == from }) else {
                throw table.error(
                    key, expected: "'set' or a glyph that the workbench draws", found: "'\(key)'")
            }
            guard let to = Self.single(text), VisibleText.isPlain(to) else {
                throw table.error(key, expected: "one character that is one cell wide", found: "\"\(text)\"")
            }
            glyphs[from] = to
        }
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
