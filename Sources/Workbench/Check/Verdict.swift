import TerminalScreen

/// What is known of a rule: always drawn as a sign, a word and a colour.
enum Verdict: String, Codable, Hashable, Sendable {
    /// An idle entry puts nothing on its bus on this row.
    case holds, fails, idle, unchecked

    var glyph: String {
        switch self {
        case .holds: "✓"
        case .fails: "✗"
        case .idle: "–"
        case .unchecked: "·"
        }
    }

    var role: Role {
        switch self {
        case .holds: .pass
        case .fails: .fail
        case .idle: .textDim
        case .unchecked: .unchecked
        }
    }

    /// "✓ 14 hold", "✗ 2 of 14 fail", "· 14 not checked".
    static func summary(failing: Int, of count: Int, isChecked: Bool = true) -> (
        text: String, verdict: Verdict
    ) {
        if !isChecked { return ("· \(ValueText.count(count)) not checked", .unchecked) }
        if failing == 0 { return ("✓ \(ValueText.count(count)) \(count == 1 ? "holds" : "hold")", .holds) }
        return (
            "✗ \(ValueText.count(failing)) of \(ValueText.count(count)) \(failing == 1 ? "fails" : "fail")",
            .fails
        )
    }
}
