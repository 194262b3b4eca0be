/// What is wrong with a TOML text: where, what ought to be there, and what is there.
public struct TOMLError: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    public var position: TOMLPosition
    /// The dotted key that the error is about; nil for an error of spelling.
    public var key: String?
    public var expected: String
    public var found: String

    public init(file: String, position: TOMLPosition, key: String?, expected: String, found: String) {
        self.file = file
        self.position = position
        self.key = key
        self.expected = expected
        self.found = found
    }

    public var line: Int { position.line }
    public var column: Int { position.column }

    /// `FILE:LINE:COLUMN: KEY: expected …, found …`
    public var description: String {
        let about = key.map { "\(TOMLError.quoted($0)): " } ?? ""
        return "\(file):\(line):\(column): \(about)expected \(expected), found \(found)"
    }

    /// Foreign text as an error sentence may show it: short, and nothing but printable ASCII.
    static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(60) {
            if scalar.value >= 0x20 && scalar.value < 0x7F {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return text.unicodeScalars.count > 60 ? result + "…" : result
    }
}
