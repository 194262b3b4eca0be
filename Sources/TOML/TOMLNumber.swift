/// How TOML spells numbers.
enum TOMLNumber {
    /// `42`, `-1_000`, `0xff`, `0o17`, `0b1010`; nil for anything else and for what does not fit.
    static func integer(_ text: String) -> Int64? {
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
            guard let digits = joined(text.dropFirst(2), isDigit: { $0.isHexDigit }),
                !digits.hasPrefix("+"), !digits.hasPrefix("-")
            else { return nil }
            return Int64(digits, radix: radix)
        }
        let (sign, body) = split(text)
        guard let digits = joined(body, isDigit: isDecimal), hasNoLeadingZero(digits) else { return nil }
        return Int64(sign + digits)
    }

    /// `1.5`, `-0.1e-3`, `6E23`; nil for anything else.
    static func float(_ text: String) -> Double? {
        let (sign, body) = split(text)
        let parts = body.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard mantissa.count == 2 || parts.count == 2 else { return nil }
        guard let whole = joined(mantissa[0], isDigit: isDecimal), hasNoLeadingZero(whole) else { return nil }
        var result = sign + whole
        if mantissa.count == 2 {
            guard let fraction = joined(mantissa[1], isDigit: isDecimal) else { return nil }
            result += "." + fraction
        }
        if parts.count == 2 {
            let (exponentSign, exponentBody) = split(String(parts[1]))
            guard let exponent = joined(exponentBody[...], isDigit: isDecimal) else { return nil }
            result += "e" + exponentSign + exponent
        }
        return Double(result)
    }

    static func looksLikeDate(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        guard let first = characters.first, (0x30...0x39).contains(first) else { return false }
        let isDay = characters.count >= 8 && characters.count > 4 && characters[4] == 0x2D
        let isTime = characters.count >= 5 && characters[2] == 0x3A
        return isDay || isTime
    }

    private static func split(_ text: String) -> (sign: String, body: Substring) {
        guard let first = text.first, first == "+" || first == "-" else { return ("", text[...]) }
        return (first == "-" ? "-" : "", text.dropFirst())
    }

    /// The digits without underscores, which may stand only between digits.
    private static func joined(_ text: Substring, isDigit: (Character) -> Bool) -> String? {
        var result = ""
        var previousIsDigit = false
        for character in text {
            if character == "_" {
                guard previousIsDigit else { return nil }
                previousIsDigit = false
            } else {
                guard character.isASCII, isDigit(character) else { return nil }
                result.append(character)
                previousIsDigit = true
            }
        }
        return previousIsDigit ? result : nil
    }

    private static func isDecimal(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func hasNoLeadingZero(_ digits: String) -> Bool {
        digits.utf8.count == 1 || !digits.hasPrefix("0")
    }
}
