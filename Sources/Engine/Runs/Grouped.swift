/// Large numbers for people: "16,777,216".
public enum Grouped {
    public static func text(_ value: some BinaryInteger) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var result: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A number as a person copies it from the screen, without the commas between its groups of three digits; any other
    /// text stays as it is.
    public static func ungrouped(_ text: String) -> String {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        let lead = groups.first?.drop { $0 == "-" } ?? ""
        guard 1...3 ~= lead.utf8.count, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            ([lead] + groups.dropFirst()).allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
        else { return text }
        return groups.joined()
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
