import Constraints
import Execution
import RISCV

/// What a check has to say, for people and as JSON; both are bounded however much is wrong.
public struct CheckSummary {
    private let session: TableSession
    private let run: FilledRun
    /// How many failures are told one by one.
    private let limit: Int

    public static let schema = 1

    public init(_ session: TableSession, limit: Int) {
        self.session = session
        run = session.run
        self.limit = limit
    }

    /// The command's exit code: a violated rule counts only if somebody lied, or the run is one that could be proved.
    public var exitCode: ExitCode {
        let isHonest = run.pokes.isEmpty
        if isHonest, !endsWell { return .guestFailed }
        return session.holds ? .done : .ruleViolated
    }

    /// Whether the run ends with exit code 0.
    private var endsWell: Bool {
        run.outcome == .halted(exitCode: 0)
    }

    // MARK: - For people

    /// "queens: every rule holds: 1,234 cycles, 5,678 rows, 63 rules in 34 tables, 0.12 s, 20 M rows/s".
    public var headline: String {
        let failures = session.failures.count
        let verdict =
            failures == 0
            ? "every rule holds" : failures == 1 ? "1 failure" : "\(Grouped.text(failures)) failures"
        let rate = Double(run.report.rowsChecked) / max(run.seconds.checking, 1e-9) / 1e6
        return "\(run.program.program.name.escaped): \(verdict): \(Grouped.text(run.cycles)) cycles, "
            + "\(Grouped.text(run.report.rowsChecked)) rows, \(Grouped.text(rules)) rules in "
            + "\(Grouped.text(session.tables.count)) tables, \(Self.text(run.seconds.total)) s, checked at "
            + "\(Self.text(rate)) M rows/s"
    }

    /// Why the run cannot be proved whatever its rows say; nil if it can.
    public var objection: String? {
        switch run.outcome {
        case .halted(exitCode: 0): return nil
        case .halted(let code):
            return "the guest ended with exit code \(code), so its success cannot be proved"
        case .fault, .limit:
            guard let outcome = run.outcome else { return nil }
            let end = RunSummary.sentence(outcome, program: run.program.program)
            return "the run does not halt (\(end)), so it cannot be proved: no row ends it"
        case nil: return "the run is cut off, so it cannot be proved: no row ends it"
        }
    }

    /// The failures, a paragraph each, and how many more there are.
    public var lines: [String] {
        let failures = session.failures
        var lines: [String] = []
        for (index, failure) in failures.prefix(limit).enumerated() {
            let explanation = session.explanation(of: failure)
            lines.append("")
            lines.append("\(index + 1). \(explanation.sentence.capitalizedStart).")
            lines += details(explanation, failure.kind).map { "   " + $0 }
        }
        let rest = failures.count - min(limit, failures.count)
        if rest > 0 { lines += ["", "… and \(Grouped.text(rest)) more; --limit shows more of them"] }
        return lines
    }

    private func details(_ explanation: Explanation, _ kind: String) -> [String] {
        var lines: [String] = []
        if let place = explanation.place {
            var line = "row      \(place.chip)[\(place.rowInChip)]"
            if let pc = place.pc { line += ", pc \(HexText.word(pc))" }
            lines.append(line)
            if let source = place.source, let text = place.sourceLine {
                lines.append("source   \(source): \(text.trimmed)")
            }
        }
        if !explanation.formula.isEmpty {
            let name = kind == "rule" ? "rule  " : kind == "bus" ? "tuple " : "public"
            lines.append("\(name)   \(explanation.formula)")
            lines.append("values   \(explanation.formulaWithValues)")
        }
        for writer in explanation.writers { lines.append("before   \(writer.sentence)") }
        if let story = explanation.imbalance {
            lines += story.ends.map { "end      \(Self.text($0))" }
            if let nearest = story.nearestMiss {
                lines.append("nearest  \(nearest)")
                lines += story.nearestEnds.map { "         \(Self.text($0))" }
            }
        }
        return lines
    }

    private static func text(_ end: Explanation.End) -> String {
        "\(end.direction.rawValue)s: \(end.place?.name ?? "the statement"): \(end.label)"
    }

    private var rules: Int {
        var chips: Set<String> = []
        return session.tables.reduce(0) { sum, table in
            guard chips.insert(table.program.name).inserted else { return sum }
            return sum + table.program.constraints.count + table.program.entries.count
        }
    }

    private static func text(_ value: Double) -> String {
        value >= 100 ? Grouped.text(Int(value)) : String(Double(Int((value * 100).rounded())) / 100)
    }

    // MARK: - As JSON

    public var json: JSONText {
        let failures = session.failures
        return .object([
            .init("schema", .integer(Self.schema)),
            .init(
                "program",
                [
                    "name": .string(run.program.program.name),
                    "identity": .string(run.program.identity.description),
                ]),
            .init("holds", .bool(session.holds)),
            .init("provable", .bool(session.holds && endsWell)),
            .init("objection", objection.map(JSONText.string) ?? .null),
            .init("cycles", .integer(run.cycles)),
            .init("rows", .integer(run.report.rowsChecked)),
            .init("rules", .integer(rules)),
            .init("tables", .integer(session.tables.count)),
            .init(
                "seconds",
                [
                    "recording": .number(run.seconds.recording), "filling": .number(run.seconds.filling),
                    "checking": .number(run.seconds.checking),
                ]),
            .init("pokes", .array(run.pokes.map { .string($0.text) })),
            .init("failureCount", .integer(failures.count)),
            .init("failures", .array(failures.prefix(limit).map(json))),
        ])
    }

    private func json(_ failure: Failure) -> JSONText {
        let explanation = session.explanation(of: failure)
        var members: [JSONText.Member] = [
            .init("kind", .string(failure.kind)), .init("sentence", .string(explanation.sentence)),
            .init("label", .string(explanation.label)), .init("formula", .string(explanation.formula)),
            .init("values", .string(explanation.formulaWithValues)),
            .init("place", explanation.place.map(Self.json) ?? .null),
            .init("writers", .array(explanation.writers.map(Self.json))),
        ]
        if let story = explanation.imbalance {
            let bus: JSONText = [
                "name": .string(story.bus), "tuple": .string(story.tuple), "excess": .integer(story.excess),
                "ends": .array(story.ends.map(Self.json)),
                "nearestMiss": story.nearestMiss.map(JSONText.string) ?? .null,
                "differs": .array(story.differingFields.map(JSONText.string)),
                "nearestEnds": .array(story.nearestEnds.map(Self.json)),
            ]
            members.append(.init("bus", bus))
        }
        return .object(members)
    }

    private static func json(_ place: Explanation.Place) -> JSONText {
        [
            "table": .string(place.chip), "row": .integer(place.rowInChip),
            "isPadding": .bool(place.isPadding),
            "step": place.step.map(JSONText.integer) ?? .null,
            "pc": place.pc.map { .unsigned(UInt64($0)) } ?? .null,
            "instruction": place.instruction.map(JSONText.string) ?? .null,
            "source": place.source.map(JSONText.string) ?? .null,
            "line": place.sourceLine.map(JSONText.string) ?? .null,
        ]
    }

    private static func json(_ writer: Explanation.Writer) -> JSONText {
        [
            "name": .string(writer.name), "value": writer.value.map { .unsigned(UInt64($0)) } ?? .null,
            "step": writer.step.map(JSONText.integer) ?? .null, "sentence": .string(writer.sentence),
        ]
    }

    private static func json(_ end: Explanation.End) -> JSONText {
        [
            "direction": .string(end.direction.rawValue), "place": end.place.map(json) ?? .null,
            "label": .string(end.label),
        ]
    }
}

extension Failure {
    /// The word for it in JSON.
    fileprivate var kind: String {
        switch self {
        case .rule: "rule"
        case .bus: "bus"
        case .verifier: "public"
        }
    }
}

extension FilledRun.Seconds {
    /// All stages together.
    public var total: Double { recording + filling + checking }
}

extension String {
    /// With a capital letter at the start.
    public var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
