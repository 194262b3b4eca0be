import Engine
import ProofSystem
import RISCV
import TerminalScreen

/// What the selected proof says, what verifying it said, and what its bytes are for.
struct StatementPane: ScenePane {
    static let id = PaneID.statement

    private var first = 0

    init() {}

    func scene(_ context: PaneContext) -> CauseScene {
        guard let entry = context.proofs.current else {
            return CauseScene(problem: "What a proof says stands here once there is one.")
        }
        guard let made = entry.made else {
            return CauseScene(problem: "What the proof says stands here once it is done.")
        }
        return CauseScene(paragraphs: Self.verdict(entry) + Self.statement(made, entry), first: first)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        switch action {
        case .enter where context.proofs.current?.made != nil: return [.action(.verifyProof)]
        case .up: first = max(0, first - 1)
        case .down: first += 1
        case .home: first = 0
        default: return nil
        }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) { first = max(0, first + rows) }

    private static func verdict(_ entry: ProofDesk.Entry) -> [[SceneRun]] {
        switch entry.verdict {
        case nil:
            [
                [
                    SceneRun("· not verified yet; ", .unchecked), SceneRun("v ", .hintKey),
                    SceneRun("verifies it"),
                ],
                [],
            ]
        case .accepted(let accepted):
            [
                [
                    SceneRun("✓ valid", .pass),
                    SceneRun(", verified in \(Quantity.seconds(accepted.seconds))", .textDim),
                ], [],
            ]
        case .rejected(let reason): [[SceneRun("✗ \(reason)", .fail)], []]
        }
    }

    private static func statement(_ made: MadeProof, _ entry: ProofDesk.Entry) -> [[SceneRun]] {
        let statement = made.proof.statement
        func fact(_ name: String, _ value: String, width: Int = 15) -> [SceneRun] {
            [
                SceneRun(name + String(repeating: " ", count: max(1, width - name.count)), .textDim),
                SceneRun(value, .value),
            ]
        }
        var lines = [
            [SceneRun("The statement", .heading)],
            fact("program", entry.title), fact("identity", HexText.text(statement.identity.bytes)),
            fact("public input", ShortBytes.text(statement.publicInput, most: 24)),
            fact("public output", ShortBytes.text(statement.publicOutput, most: 24)),
            fact("exit code", "\(statement.exitCode)"),
            fact("cycles", Grouped.text(statement.cycles)), [],
            [SceneRun("Its bytes", .heading)],
        ]
        for size in ProofInspection.sizes(of: made.proof, byteCount: made.bytes.count) {
            lines.append(fact(size.part, Quantity.bytes(size.bytes), width: 25))
        }
        lines.append(fact("all", Quantity.bytes(made.bytes.count), width: 25))
        return lines + [[], [SceneRun(ProofWords.nature, .textDim)]]
    }
}
