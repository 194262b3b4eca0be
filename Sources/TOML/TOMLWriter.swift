/// Writes documents that the reader reads back as they were.
///
///     var writer = TOMLWriter()
///     writer.set("schema", 1)
///     writer.arrayTable("breakpoint")
///     writer.set("place", "main.c:12")
public struct TOMLWriter: Sendable {
    /// The document so far.
    public private(set) var text = ""

    public init() {}

    /// A comment; line ends in it begin further comment lines.
    public mutating func comment(_ comment: String) {
        for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
            let clean = line.unicodeScalars.filter(TOMLReader.isAllowed)
            text += "# \(String(String.UnicodeScalarView(clean)))\n"
        }
    }

    /// Begins the table `[path]`.
    public mutating func table(_ path: String...) {
        text += "\n[\(path.map(Self.key).joined(separator: "."))]\n"
    }

    /// Begins the next table of the array `[[path]]`.
    public mutating func arrayTable(_ path: String...) {
        text += "\n[[\(path.map(Self.key).joined(separator: "."))]]\n"
    }

    public mutating func set(_ key: String, _ value: String) { line(key, Self.string(value)) }
    public mutating func set(_ key: String, _ value: Int) { line(key, "\(value)") }
    public mutating func set(_ key: String, _ value: Bool) { line(key, "\(value)") }

    public mutating func set(_ key: String, _ value: Double) {
        if value.isNaN {
            line(key, "nan")
        } else if value.isInfinite {
            line(key, value < 0 ? "-inf" : "inf")
        } else {
            // Swift may write 1e+20 without a point; TOML reads that as well.
            line(key, "\(value)")
        }
    }

    public mutating func set(_ key: String, _ values: [String]) {
        line(key, "[\(values.map(Self.string).joined(separator: ", "))]")
    }

    public mutating func set(_ key: String, _ values: [Int]) {
        line(key, "[\(values.map { "\($0)" }.joined(separator: ", "))]")
    }

    private mutating func line(_ key: String, _ value: String) {
        text += "\(Self.key(key)) = \(value)\n"
    }

    /// A key, in quotes where it needs them.
    public static func key(_ key: String) -> String {
        !key.isEmpty && key.unicodeScalars.allSatisfy(TOMLReader.isBareKey) ? key : string(key)
    }

    /// A string in quotes, with everything that is not plain escaped.
    public static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
