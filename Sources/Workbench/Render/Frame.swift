import TerminalScreen

/// Draws the whole screen from the model: a pure function, the same for terminal, snapshot and test.
public enum Frame {
    public static func draw(_ model: Model) -> Surface {
        var surface = Surface(model.size)
        guard !surface.bounds.isEmpty else { return surface }
        let arrangement = model.arrangement
        if model.isTooSmall {
            drawTooSmall(model, on: &surface)
        } else {
            TitleBar.draw(model, on: &surface, in: arrangement.title)
            switch model.screen {
            case .welcome: WelcomeView.draw(model, on: &surface, in: body(arrangement))
            default: drawBoxes(model, arrangement, on: &surface)
            }
            for popup in model.popups { PopupView.draw(popup, model, on: &surface) }
            HintBar.draw(model, arrangement, on: &surface)
        }
        MessageLine.draw(model, on: &surface, in: arrangement.line)
        return surface
    }

    /// Everything between the title and the hints.
    private static func body(_ arrangement: Arrangement) -> Rect {
        Rect(
            x: 0, y: arrangement.title.bottom, width: arrangement.title.width,
            height: arrangement.hints.y - arrangement.title.bottom)
    }

    private static func drawBoxes(_ model: Model, _ arrangement: Arrangement, on surface: inout Surface) {
        if model.screen == .market {
            MarketStatusScene(model.market).draw(on: &surface, in: arrangement.card, isFocused: false)
        } else if let session = model.session {
            StepCardScene(session).draw(on: &surface, in: arrangement.card, isFocused: false)
        }
        for box in arrangement.boxes {
            guard let context = model.context(of: box.shown, in: arrangement) else { continue }
            let note = model.panes[box.shown]?.note(context) ?? ""
            if box.isFramed {
                drawFrame(of: box, note: note, isFocused: model.layout.focus == box.shown, on: &surface)
            }
            surface.clipped(to: box.inside) { model.panes[box.shown]?.draw(on: &$0, in: box.inside, context) }
        }
    }

    /// The frame with its tabs: the shown one first among equals by role, the others to be clicked.
    private static func drawFrame(
        of box: Arrangement.Box, note: String, isFocused: Bool, on surface: inout Surface
    ) {
        let titleRole: Role = isFocused ? .titleFocused : .title
        let border: Role = isFocused ? .borderFocused : .border
        if box.tabs.count == 1 {
            surface.box(box.rect, title: box.shown.title, note: note, border: border, titleRole: titleRole)
            return
        }
        surface.box(box.rect, border: border)
        let right = box.rect.right - 2
        let titles = tabTitles(of: box)
        var x = box.rect.x + 2
        for (pane, title) in titles where x < right {
            let start = x
            x = surface.put(
                " \(title) ", x, box.rect.y, pane == box.shown ? titleRole : .tab, width: right - x)
            surface.addRegion(
                Rect(x: start, y: box.rect.y, width: x - start, height: 1), tag: Model.Region.tab(pane).tag)
        }
        if !note.isEmpty, right - x >= VisibleText.width(note) + 3 {
            surface.putRight(" \(note) ", endingAt: right, box.rect.y, .textDim)
        }
    }

    /// Whole titles when they fit; else short ones for the tabs that are not shown, the shown one in the middle of
    /// its neighbours.
    private static func tabTitles(of box: Arrangement.Box) -> [(PaneID, String)] {
        let room = box.rect.width - 4
        let whole = box.tabs.map { ($0, $0.title) }
        if whole.reduce(0, { $0 + $1.1.count + 2 }) <= room { return whole }
        let others = max(1, (room - box.shown.title.count - 2) / max(1, box.tabs.count - 1) - 2)
        return box.tabs.map { ($0, $0 == box.shown ? $0.title : String($0.title.prefix(others))) }
    }

    private static func drawTooSmall(_ model: Model, on surface: inout Surface) {
        let smallest = LayoutPlan.smallest
        let lines = [
            "Too small",
            "\(model.size.width)×\(model.size.height); needs \(smallest.width)×\(smallest.height)",
            "q quits, : takes commands",
        ]
        let body = surface.bounds.droppingBottom(1)
        let top = max(0, (body.height - lines.count) / 2)
        for (index, line) in lines.enumerated() {
            surface.putCentred(line, in: body.row(top + index), index == 0 ? .warn : .text)
        }
    }
}
