/// What is known of the rules of the step at the cursor.
enum StepRulesState: Sendable {
    /// Nothing yet, and the sentence that says why.
    case missing(String)
    case known(StepRules)
}

extension DebugSession {
    /// The rows and rules of the instruction at the cursor.
    var stepRules: StepRulesState {
        guard let reading = tables.reading else { return .missing(tables.sentence) }
        guard position < reading.steps else {
            return .missing(
                "The run ends here; the rules belong to instructions. I steps back to the last one.")
        }
        guard let rules = tables.rules(ofStep: position), !rules.rows.isEmpty else {
            return .missing("This instruction has no row: a run that executes it cannot be proved.")
        }
        return .known(rules)
    }
}
