/// A line of a log: a flat JSON object of numbers, words and nulls, as the writer writes them.
struct LogLine {
    private var members: [(key: String, value: MarketRecord.Field)] = []

    func number(_ key: String) -> Int? {
        guard case .number(let number) = members.first(where: { $0.key == key })?.value else { return nil }
        return number
    }

    func word(_ key: String) -> String? {
        guard case .word(let word) = members.first(where: { $0.key == key })?.value else { return nil }
        return word
    }

    func has(_ key: String) -> Bool { members.contains { $0.key == key } }

    /// Reads the bytes of a line; nil for anything that the writer does not write.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var rest = text.unicodeScalars[...]
        guard rest.popFirst() == "{" else { return nil }
        while true {
            guard let key = Self.string(&rest), rest.popFirst() == ":", let value = Self.value(&rest),
                members.count < 32
            else { return nil }
            members.append((key, value))
            switch rest.popFirst() {
            case ",": continue
            case "}": if rest.isEmpty { return } else { return nil }
            default: return nil
            }
        }
    }

    private static func value(_ rest: inout Substring.UnicodeScalarView) -> MarketRecord.Field? {
        if rest.first == "\"" { return string(&rest).map { .word($0) } }
        let end = rest.firstIndex { $0 == "," || $0 == "}" } ?? rest.endIndex
        let text = String(rest[..<end])
        rest = rest[end...]
        if text == "null" { return MarketRecord.Field.none }
        return Int(text).map { .number($0) }
    }

    private static func string(_ rest: inout Substring.UnicodeScalarView) -> String? {
        guard rest.popFirst() == "\"" else { return nil }
        var result = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(result) }
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\"": result.append("\"")
            case "\\": result.append("\\")
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "u":
                let digits = rest.prefix(4)
                guard digits.count == 4, let value = UInt32(String(digits), radix: 16),
                    let decoded = Unicode.Scalar(value)
                else { return nil }
                rest = rest.dropFirst(4)
                result.append(decoded)
            default: return nil
            }
        }
        return nil
    }
}
