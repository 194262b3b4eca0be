/// What a whole-run check found, as the Check screen lists it: built once for each change of the tables, not for
/// each frame.
struct CheckBoard: Codable, Hashable, Sendable {
    /// A rule or bus entry of a chip, with the number of rows on which it fails.
    struct Rule: Codable, Hashable, Sendable {
        var label: String
        /// The bus of an entry; nil for a rule on the row alone.
        var bus: String?
        var failures: Int
        var isChecked = true

        var verdict: Verdict { !isChecked ? .unchecked : failures == 0 ? .holds : .fails }
    }

    /// A chip with all its pieces.
    struct Chip: Codable, Hashable, Sendable {
        var name: String
        /// One sentence about it.
        var summary = ""
        /// Rows in use, and all rows with padding, over all pieces.
        var rowsInUse: Int
        var rows: Int
        var pieces: Int
        /// Rules first, then bus entries, in the order of the chip.
        var rules: [Rule]

        var failing: Int { rules.count { $0.verdict == .fails } }
        var isChecked: Bool { rules.allSatisfy(\.isChecked) }
    }

    /// One failure: a rule on a row, or a tuple that does not balance.
    struct Failure: Codable, Hashable, Sendable {
        /// By which the session knows it.
        var number: Int
        /// `add[18204]`, or the tuple.
        var place: String
        var step: Int?
        var excess: Int?
    }

    /// The failures of one rule, or the unbalanced tuples of one bus.
    struct Group: Codable, Hashable, Sendable {
        /// The rule's sentence, or "the register bus does not balance".
        var title: String
        /// The chip of a rule, or the bus of tuples.
        var chip: String?
        var bus: String?
        /// How many there are; only the first are listed.
        var total: Int
        var failures: [Failure]
    }

    /// One bus of the ledger.
    struct Bus: Codable, Hashable, Sendable {
        var name: String
        var fields: [String]
        var unbalanced: Int
        /// The number was extrapolated from a part.
        var isEstimate = false
        var tuples: [Tuple] = []
    }

    /// A tuple that is not received as often as it is sent.
    struct Tuple: Codable, Hashable, Sendable {
        var failure: Int
        var values: String
        /// Sends minus receives.
        var excess: Int
        /// "sent by add[18204] at step 900".
        var ends: [String]
        /// "(…): differs in time", the tuple on the other side that is nearest.
        var nearest: String?
    }

    var chips: [Chip] = []
    var groups: [Group] = []
    var buses: [Bus] = []
    /// Changes that a person put in, in words, the latest last.
    var changes: [String] = []

    var isChecked: Bool { chips.allSatisfy(\.isChecked) }
    var failureCount: Int { groups.reduce(0) { $0 + $1.total } }
    /// All listed failures, in the order of the list.
    var failures: [Failure] { groups.flatMap(\.failures) }

    /// What heads the objections of a verifier, who computes what is public by itself.
    static let publicTitle = "what is public is not what a verifier computes"

    /// "✗ 1 rule fails, 2 tuples do not balance", "✓ all 1,234 rules and 16 buses hold".
    var verdict: (text: String, verdict: Verdict) {
        if !isChecked { return ("· not checked", .unchecked) }
        let rules = groups.count { $0.chip != nil }
        let tuples = buses.reduce(0) { $0 + $1.unbalanced }
        let objections = groups.first { $0.title == Self.publicTitle }?.total ?? 0
        if rules == 0, tuples == 0, objections == 0 {
            let count = chips.reduce(0) { $0 + $1.rules.count }
            return ("✓ all \(ValueText.count(count)) rules hold, every bus balances", .holds)
        }
        var parts: [String] = []
        if objections > 0 {
            parts.append(
                objections == 1
                    ? "1 public cell is wrong" : "\(ValueText.count(objections)) public cells are wrong")
        }
        if rules > 0 { parts.append("\(ValueText.count(rules)) rule\(rules == 1 ? " fails" : "s fail")") }
        if tuples > 0 {
            parts.append(
                tuples == 1 ? "1 tuple does not balance" : "\(ValueText.count(tuples)) tuples do not balance")
        }
        return ("✗ " + parts.joined(separator: ", "), .fails)
    }
}
