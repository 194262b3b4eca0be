import Engine
import ProofSystem
import TerminalScreen

/// How secure the selected proof is, step by step; before there is one, what the next one will be.
struct SecurityPane: ScenePane {
    static let id = PaneID.security

    private var first = 0

    init() {}

    func note(_ context: PaneContext) -> String {
        guard let report = Self.report(context) else { return "" }
        let bits = Quantity.number(report.provableBits, digits: 1)
        return report.isInsecure ? "▲ INSECURE, for tests" : "\(bits) provable bits"
    }

    func scene(_ context: PaneContext) -> CauseScene {
        guard let report = Self.report(context) else {
            return CauseScene(
                problem:
                    "How secure a proof is depends on the size of its tables. It stands here once they are filled."
            )
        }
        var lines: [[SceneRun]] = []
        if report.isInsecure {
            lines += [
                [
                    SceneRun(
                        "▲ The test profile is insecure: its proofs are rejected unless asked for.", .warn)
                ], [],
            ]
        }
        let width = max(10, context.size.width - 14)
        for term in report.terms {
            let isSmallest = term.decides
            let name = VisibleText.truncated(term.name, to: width)
            lines.append([
                SceneRun(
                    Quantity.number(term.bits, digits: 1).leftPadded(to: 6), isSmallest ? .warn : .value),
                SceneRun(isSmallest ? " ← " : "   ", .warn),
                SceneRun(name, isSmallest ? .textStrong : .textDim),
            ])
        }
        lines += [
            [],
            [
                SceneRun(
                    "Provable bits of each step, by bounds that are proven; the smallest counts. ", .textDim)
            ]
                + [SceneRun(ProofWords.nature, .textDim)],
        ]
        return CauseScene(paragraphs: lines, first: first)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        switch action {
        case .up: first = max(0, first - 1)
        case .down: first += 1
        case .home: first = 0
        default: return nil
        }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) { first = max(0, first + rows) }

    /// Of the selected proof when it is made; else what the run's tables, if they are filled, let expect.
    private static func report(_ context: PaneContext) -> ProofSecurity? {
        if let entry = context.proofs.current, let made = entry.made { return made.security }
        guard let run = context.session.tables.session?.run else { return nil }
        return context.proofs.forecast(run, revision: context.session.tables.revision)
    }
}
