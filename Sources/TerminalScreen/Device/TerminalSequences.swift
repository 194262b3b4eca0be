import CNcurses

/// How the terminal is told about colours, attributes and places: its description's words for them, each looked up once.
struct TerminalSequences {
    /// Takes back all colours and attributes.
    let plain: [UInt8]
    /// The attributes that the terminal has.
    let attributes: [(attribute: Attributes, sequence: [UInt8])]
    /// Attributes that the terminal does not show together with colours.
    let barredWithColors: Attributes
    /// Whether a character in the last column sends the cursor to the next row at once, which in the last row would move
    /// the whole screen.
    let wrapsAtOnce: Bool
    /// By the colour's number; filled when first asked for.
    private var foregrounds: [Int: [UInt8]] = [:]
    private var backgrounds: [Int: [UInt8]] = [:]

    /// What the description of the terminal that ncurses was started with says; nil when it has no way to place the cursor.
    init?() {
        guard !Self.sequence("cup").isEmpty else { return nil }
        plain = Self.sequence("sgr0")
        let named: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "sitm"), (.underline, "smul"), (.reverse, "rev"),
            (.strikethrough, "smxx"),
        ]
        attributes = named.map { ($0, Self.sequence($1)) }.filter { !$1.isEmpty }
        // The bits of terminfo(5), "no_color_video".
        let bits: [(Int32, Attributes)] = [
            (1 << 1, .underline), (1 << 2, .reverse), (1 << 4, .dim), (1 << 5, .bold), (1 << 15, .italic),
        ]
        let barred = max(0, nexus_number("ncv"))
        barredWithColors = bits.reduce([]) { barred & $1.0 == 0 ? $0 : $0.union($1.1) }
        wrapsAtOnce = nexus_flag("am") != 0 && nexus_flag("xenl") == 0
    }

    /// The number of colours that the terminal can be told.
    static var colorCount: Int {
        sequence("setaf").isEmpty || sequence("setab").isEmpty ? 0 : Int(nexus_color_count())
    }

    func move(toColumn x: Int, row y: Int) -> [UInt8] { Self.sequence("cup", Int32(y), Int32(x)) }

    mutating func foreground(_ number: Int) -> [UInt8] {
        if let known = foregrounds[number] { return known }
        let new = Self.sequence("setaf", Int32(number))
        foregrounds[number] = new
        return new
    }

    mutating func background(_ number: Int) -> [UInt8] {
        if let known = backgrounds[number] { return known }
        let new = Self.sequence("setab", Int32(number))
        backgrounds[number] = new
        return new
    }

    /// Empty where the terminal has none. Pauses for the sake of slow hardware (`$<5>`) are left out.
    private static func sequence(_ name: String, _ first: Int32 = 0, _ second: Int32 = 0) -> [UInt8] {
        guard let text = nexus_sequence(name, first, second) else { return [] }
        var result = Array(String(cString: text).utf8)
        while let start = result.indices.first(where: { result[$0...].starts(with: [0x24, 0x3C]) }),
            let end = result[start...].firstIndex(of: 0x3E)
        {
            result.removeSubrange(start...end)
        }
        return result
    }
}
