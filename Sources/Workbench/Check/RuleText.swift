import TerminalScreen

/// A rule in the lines in which both screens show it.
enum RuleText {
    /// Cause, formula and values, a paragraph each.
    static func runs(of rule: StepRules.Rule) -> [[SceneRun]] {
        var lines: [[SceneRun]] = []
        if let cause = rule.cause { lines.append([SceneRun("✗ ", .fail), SceneRun(cause, .textStrong)]) }
        lines.append([SceneRun(rule.formula, .name)] + (rule.bus == nil ? [SceneRun(" = 0", .textDim)] : []))
        lines.append([
            SceneRun(rule.values, .value),
            SceneRun(rule.bus != nil ? "" : rule.verdict == .fails ? " ≠ 0" : " = 0", rule.verdict.role),
        ])
        return lines
    }
}
