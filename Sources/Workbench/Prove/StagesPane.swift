import Engine
import TerminalScreen

/// The stages of the selected proof, with bars, rates and what is left.
struct StagesPane: ScenePane {
    static let id = PaneID.stages

    func note(_ context: PaneContext) -> String {
        context.proofs.current.map { "\($0.words.glyph) \($0.words.text)" } ?? ""
    }

    func scene(_ context: PaneContext) -> StagesScene {
        guard let entry = context.proofs.current else {
            return StagesScene(
                problem:
                    "No proof has been made yet. P proves the run of \(context.session.name): the program runs, "
                    + "its tables are filled, and a succinct proof is made that anybody can verify in milliseconds. "
                    + StagesScene.forecast(context))
        }
        return StagesScene(entry, pastError: context.proofs.calibration?.pastError)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        switch action {
        case .enter: context.proofs.current == nil ? [.action(.prove)] : [.focus(on: .statement)]
        case .up: move(by: -1, context)
        case .down: move(by: 1, context)
        default: nil
        }
    }

    private func move(by steps: Int, _ context: PaneContext) -> [Message] {
        context.proofs.select(context.proofs.selected + steps)
        return []
    }

    func selectedText(_ context: PaneContext) -> String? {
        context.proofs.current.map { StagesScene($0, pastError: nil).summary.plain }
    }
}
