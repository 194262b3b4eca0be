/// A colour of a theme: red, green and blue, and which of the 16 classic colours stands for it.
public struct ThemeColor: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8
    /// 0–15, or -1 for the terminal's own default; nil lets the nearest be taken.
    public var classic: Int?

    public init(red: UInt8, green: UInt8, blue: UInt8, classic: Int? = nil) {
        self.red = red
        self.green = green
        self.blue = blue
        self.classic = classic
    }

    /// Reads `#rrggbb`.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 7, digits[0] == 0x23, hex.dropFirst().allSatisfy(\.isHexDigit),
            let value = UInt32(hex.dropFirst(), radix: 16)
        else { return nil }
        self.init(
            red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    /// `#rrggbb`.
    public var hex: String {
        "#"
            + [red, green, blue].map { $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16) }
            .joined()
    }

    /// The names of the 16 classic colours, by number.
    public static let classicNames = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
        "bright-cyan", "bright-white",
    ]

    /// What the 16 classic colours look like in most terminals.
    private static let classicLooks: [(Int, Int, Int)] = [
        (0, 0, 0), (205, 49, 49), (13, 188, 121), (229, 229, 16), (36, 114, 200), (188, 63, 188),
        (17, 168, 205), (204, 204, 204), (102, 102, 102), (241, 76, 76), (35, 209, 139), (245, 245, 67),
        (59, 142, 234), (214, 112, 214), (41, 184, 219), (255, 255, 255),
    ]

    /// The classic colour with its usual look.
    public static func classic(_ number: Int) -> ThemeColor {
        let look = classicLooks[number & 15]
        return ThemeColor(
            red: UInt8(look.0), green: UInt8(look.1), blue: UInt8(look.2), classic: number & 15)
    }

    /// The number of the classic colour that is meant or is nearest; -1 for the terminal's default.
    public var classicNumber: Int {
        if let classic { return classic }
        return (0..<16).min { distance(Self.classicLooks[$0]) < distance(Self.classicLooks[$1]) } ?? 7
    }

    /// The number of the nearest colour in the cube and the greys of 256-colour terminals.
    ///
    /// The first 16 are left out: what they look like is the user's choice.
    public var number256: Int {
        func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
        func look(_ level: Int) -> Int { level == 0 ? 0 : 55 + 40 * level }
        let cube = (level(red), level(green), level(blue))
        let cubeLook = (look(cube.0), look(cube.1), look(cube.2))
        let mean = (Int(red) + Int(green) + Int(blue)) / 3
        let grey = min(max((mean - 3) / 10, 0), 23)
        let greyLook = 8 + 10 * grey
        if distance((greyLook, greyLook, greyLook)) < distance(cubeLook) { return 232 + grey }
        return 16 + 36 * cube.0 + 6 * cube.1 + cube.2
    }

    /// The contrast with another colour, 1…21 (WCAG 2.2, "contrast ratio").
    public func contrast(with other: ThemeColor) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The colour at a share of 0…1 on the way to another.
    func mixed(with other: ThemeColor, share: Double) -> ThemeColor {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
        }
        return ThemeColor(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    private var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// Distance as the eye sees it, roughly: differences weighted by the mean red.
    private func distance(_ other: (Int, Int, Int)) -> Int {
        let mean = (Int(red) + other.0) / 2
        let (r, g, b) = (Int(red) - other.0, Int(green) - other.1, Int(blue) - other.2)
        return ((512 + mean) * r * r >> 8) + 4 * g * g + ((767 - mean) * b * b >> 8)
    }
}
