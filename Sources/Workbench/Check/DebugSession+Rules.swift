/// What is known of the rules of the step at the cursor.
enum StepRulesState: Sendable {
    /// Nothing yet, and the sentence that says why.
    case missing(String)
    case known(StepRules)
}

extension DebugSession {
    /// The rows and rules of the instruction at the cursor.
    var stepRules: StepRulesState {
        .missing("The tables of this run are not filled yet.")
    }
}
