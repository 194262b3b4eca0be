import TestSupport

/// Rules that no forgery needs, each with the reason why it stays: read by a person, kept in a golden file.
enum ReviewedItems {
    /// The reasons by label for one chip. Lines: `chip “label”: reason`, with `*` for any chip.
    static func reasons(_ chip: String) -> [String: String] {
        var reasons: [String: String] = [:]
        for line in goldenLines("reviewed-rules.txt") {
            guard let open = line.firstRange(of: " “"), let close = line.firstRange(of: "”: ") else {
                continue
            }
            let name = line[..<open.lowerBound]
            guard name == "*" || name == chip else { continue }
            reasons[String(line[open.upperBound..<close.lowerBound])] = String(line[close.upperBound...])
        }
        return reasons
    }
}
