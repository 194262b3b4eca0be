/// The rows that one step made in the tables, with the state of every rule: what the rule strip shows.
struct StepRules: Codable, Hashable, Sendable {
    /// A rule or a bus entry of a row.
    struct Rule: Codable, Hashable, Sendable {
        var verdict: Verdict
        /// The sentence by which the rule is called.
        var label: String
        /// The bus of an entry; nil for a rule on the row alone.
        var bus: String?
        /// The polynomial that must vanish, or the tuple, with the names of columns.
        var formula: String
        /// The same with the values of this row.
        var values: String
        /// What is wrong, in a sentence; only where it fails.
        var cause: String?
    }

    /// One row of a table.
    struct Row: Codable, Hashable, Sendable {
        var place: RowPlace
        /// The failing rules first, otherwise in the order of the chip.
        var rules: [Rule]

        var failing: Int { rules.count { $0.verdict == .fails } }
        var isChecked: Bool { rules.allSatisfy { $0.verdict != .unchecked } }
    }

    var step: Int
    /// Rows with failing rules first, then the instruction's own row, then the refreshes.
    var rows: [Row]

    var count: Int { rows.reduce(0) { $0 + $1.rules.count } }
    var failing: Int { rows.reduce(0) { $0 + $1.failing } }

    /// In the order in which a person reads: what fails, then what the instruction did.
    init(step: Int, rows: [Row]) {
        self.step = step
        let sorted = rows.map { row in
            var row = row
            row.rules = row.rules.filter { $0.verdict == .fails } + row.rules.filter { $0.verdict != .fails }
            return row
        }
        self.rows = sorted.filter { $0.failing > 0 } + sorted.filter { $0.failing == 0 }
    }

    /// "✗ 1 of 27 fails".
    var summary: (text: String, verdict: Verdict) {
        Verdict.summary(failing: failing, of: count, isChecked: rows.allSatisfy(\.isChecked))
    }
}
