import TerminalScreen

/// What the last step did and what the next one will do, each in one line.
struct StepCardScene: PaneScene {
    /// The step at the cursor: "step 18,204".
    var position: String
    var last: [SceneRun]
    var next: [SceneRun]
}

extension StepCardScene {
    /// One row shows the next step; two rows show the last one above it.
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        guard !rect.isEmpty else { return }
        let rows = rect.height == 1 ? [("next", next)] : [("last", last), ("next", next)]
        for (index, row) in rows.enumerated() {
            let place = rect.row(index)
            let isNext = row.0 == "next"
            var x = surface.put(isNext ? "▶ " : "  ", place.x, place.y, .cursorMark, width: place.width)
            x = surface.put(row.0 + "  ", x, place.y, isNext ? .textStrong : .textDim, width: place.right - x)
            surface.put(runs: row.1, x, place.y, width: place.right - x)
        }
    }
}
