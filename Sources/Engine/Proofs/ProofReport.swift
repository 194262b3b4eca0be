import ProofSystem

/// What `nexus prove` prints for people.
public enum ProofReport {
    public static func lines(_ made: MadeProof, path: String) -> [String] {
        var lines: [String] = []
        let width = ProofStage.allCases.map(\.rawValue.count).max() ?? 0
        for state in made.progress.stages {
            let share = made.seconds > 0 ? state.seconds / made.seconds : 0
            let rate = state.rate.map { "\(Quantity.count($0)) \(state.stage.unit) a second" } ?? ""
            lines.append(
                state.stage.rawValue.padded(to: width + 2) + Quantity.seconds(state.seconds).leftPadded(to: 9)
                    + (Quantity.percent(share) + "  ").leftPadded(to: 9) + rate)
        }
        lines.append("")
        lines.append(
            "\(Grouped.text(made.cycles)) cycles in \(Quantity.seconds(made.seconds)), "
                + "\(Quantity.number(made.kilohertz, digits: 1)) kHz, "
                + "\(Quantity.bytes(made.progress.peakMemoryBytes)) of memory at most")
        lines.append(
            "\(path.escaped): \(Quantity.bytes(made.bytes.count)), \(made.security.sentence)")
        lines.append(ProofWords.nature)
        if made.proof.statement.exitCode != 0 {
            lines.append(
                "It proves that the guest failed with exit code \(made.proof.statement.exitCode); "
                    + "“nexus verify” accepts that only with --exit-code.")
        }
        return lines
    }
}

/// Sentences that stand wherever a proof is described.
public enum ProofWords {
    public static let nature =
        "It is succinct, not hiding: parts of the private input may be read from it."
}
