import Execution
import TerminalScreen

/// What the last step did and what the next one will do, each in one line.
struct StepCardScene: PaneScene {
    var last: [SceneRun]
    var next: [SceneRun]

    init(_ session: DebugSession) {
        let registers = session.registers
        let sentence = { (record: StepRecord) in
            StepSentence(record: record, registers: registers, symbols: session.symbols).runs
        }
        last =
            session.lastRecord.map(sentence) ?? [
                SceneRun("nothing yet: this is the start of the run", .textDim)
            ]
        if let record = session.nextRecord {
            next = sentence(record)
        } else if let outcome = session.outcome {
            let words = Debugger.sentence(for: outcome, cycles: session.length)
            next = [
                SceneRun(outcome.words.isGood ? "✓ " : "✗ ", outcome.words.isGood ? .pass : .fail),
                SceneRun(words),
            ]
        } else {
            next = [SceneRun("not recorded yet", .running)]
        }
    }
}

extension StepCardScene {
    /// One row shows the next step; two rows show the last one above it.
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        let rows =
            rect.height == 1
            ? [(name: "next", runs: next)] : [(name: "last", runs: last), (name: "next", runs: next)]
        for (index, row) in rows.enumerated() {
            let place = rect.row(index)
            let isNext = row.name == "next"
            var x = surface.put(isNext ? " ▶ " : "   ", place.x, place.y, .cursorMark, width: place.width)
            x = surface.put(
                row.name + "  ", x, place.y, isNext ? .textStrong : .textDim, width: place.right - x)
            surface.put(runs: row.runs, x, place.y, width: place.right - x)
        }
    }
}
