import Engine
import ProofMarket
import TerminalScreen

/// What is told of this machine's real proofs.
enum MachineText {
    /// What became of an order that this machine had taken.
    static func outcome(_ order: Order, _ proof: MachineProof?, _ market: Market) -> Notice {
        let name = "order \(order.id)"
        let objection = proof?.delivered?.objection.map { ": \($0)" } ?? ""
        switch order.phase {
        case .fulfilled where order.deliverer == market.machine:
            let made = proof?.delivered.map { ", made in \(Quantity.seconds($0.seconds))" } ?? ""
            return Notice(
                "\(name) is paid: \(Grouped.text(order.price)) for a verified proof of "
                    + "\(Grouped.text(order.cycles)) cycles\(made)", .done)
        case .fulfilled:
            let who = order.deliverer.map { market.floor.proverNames[$0] } ?? "somebody else"
            return Notice("\(name) was paid to \(who), not to this machine\(objection)", .warning)
        case .slashed: return Notice("\(name) is not paid, its collateral is lost\(objection)", .failure)
        case .expired: return Notice("\(name) expired", .warning)
        case .submitted, .locked, .overdue: return Notice("\(name) is not settled yet\(objection)", .warning)
        }
    }

    /// The paragraphs of a ticket about the real proof of its order.
    static func paragraphs(_ proof: MachineProof) -> [[SceneRun]] {
        let head = SceneRun("this machine ", .textStrong)
        switch proof.state {
        case .waiting: return [[head, SceneRun("· waits for the proof before it", .unchecked)]]
        case .proving(let progress): return [[head] + proving(progress)]
        case .delivered(let delivered): return verdict(delivered, head)
        case .failed(let reason): return [[head, SceneRun("✗ could not prove it: \(reason)", .fail)]]
        case .cancelled: return [[head, SceneRun("■ its proof was cancelled", .warn)]]
        }
    }

    private static func proving(_ progress: ProofProgress) -> [SceneRun] {
        guard let stage = progress.current else { return [SceneRun("▶ begins", .running)] }
        let filled = Int(stage.fraction * 10)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
        return [
            SceneRun("▶ \(stage.stage.rawValue) ", .running), SceneRun(bar, .progress),
            SceneRun("  stage \(place(stage.stage)), \(Quantity.seconds(progress.seconds))", .textDim),
        ]
    }

    private static func place(_ stage: ProofStage) -> String {
        let all = ProofStage.allCases
        return "\((all.firstIndex(of: stage) ?? 0) + 1) of \(all.count)"
    }

    private static func verdict(_ delivered: MachineProof.Delivered, _ head: SceneRun) -> [[SceneRun]] {
        let size = "\(Quantity.bytes(delivered.bytes)) in \(Quantity.seconds(delivered.seconds))"
        let security =
            delivered.isInsecure
            ? SceneRun(", INSECURE", .warn)
            : SceneRun(", \(Quantity.number(delivered.provableBits, digits: 0)) provable bits", .textDim)
        let made = [head, SceneRun("✓ proved it, ", .pass), SceneRun(size, .value), security]
        let indent = SceneRun("             ")
        guard let objection = delivered.objection else {
            return [made, [indent, SceneRun("✓ the verifier accepts it", .pass)]]
        }
        return [made, [indent, SceneRun("✗ the verifier refuses it: \(objection)", .fail)]]
    }
}
