import Execution
import TerminalScreen

/// The first line: the screens as tabs, which program, which input, which step, and in what state.
enum TitleBar {
    static func draw(_ model: Model, on surface: inout Surface, in rect: Rect) {
        surface.fill(rect, .bar)
        let state = state(of: model)
        let stateWidth = VisibleText.width(state.text) + 1
        surface.putRight(
            state.text, endingAt: rect.right - 1, rect.y, state.role, ground: .bar, width: rect.width - 8)
        guard let session = model.session else {
            let x =
                model.screen == .welcome
                ? surface.put(" nexus ", rect.x, rect.y, .barStrong, ground: .bar)
                : Tabs.widest(within: rect.width - stateWidth, shown: model.screen, busy: model.busyScreens)
                    .draw(on: &surface, rect.x, rect.y)
            surface.put(
                "a workbench for zkVM guests", x, rect.y, .barDim, ground: .bar,
                width: rect.right - stateWidth - x)
            return
        }
        let step = " step \(grouped(session.position)) of \(grouped(session.length)) "
        let percent = " \(percentText(session.position, of: session.length))"
        let input = " \(session.inputSummary) "
        let room = rect.width - stateWidth - 1
        let needed = VisibleText.width(session.name) + 1 + step.utf8.count + percent.utf8.count
        // The step is worth more than the program's own name, and that more than the tabs' words.
        let tabs = Tabs.widest(within: room - needed, shown: model.screen, busy: model.busyScreens)
        var x = tabs.draw(on: &surface, rect.x, rect.y)
        let right = rect.x + room
        x = surface.put(session.name, x, rect.y, .barStrong, ground: .bar, width: right - x)
        x = surface.put(" ", x, rect.y, .bar, ground: .bar, width: right - x)
        if x + input.utf8.count + step.utf8.count + percent.utf8.count <= right {
            x = surface.put(input, x, rect.y, .barDim, ground: .bar)
        }
        x = surface.put(step, x, rect.y, .bar, ground: .bar, width: right - x)
        surface.put(percent, x, rect.y, .barDim, ground: .bar, width: right - x)
    }

    /// A glyph and a word: never the colour alone.
    static func state(of model: Model) -> (text: String, role: Role) {
        if let opening = model.opening { return ("▶ opening \(opening.request.argument)", .running) }
        guard let session = model.session else { return ("", .bar) }
        if let work = session.work {
            let share = work.share.map { " \(Int(($0 * 100).rounded(.down)))%" } ?? ""
            return ("▶ \(work.title)\(share)", .running)
        }
        guard session.position == session.length, let outcome = session.outcome else {
            return session.position == 0 ? ("● at the start", .info) : ("● paused", .info)
        }
        switch outcome {
        case .halted(exitCode: 0): return ("✓ halted, exit code 0", .pass)
        case .halted(let code): return ("✗ halted, exit code \(code)", .fail)
        case .fault(let fault): return ("✗ \(fault.kind.rawValue)", .fail)
        case .limit: return ("▲ limit reached", .warn)
        }
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// "37.5%", rounded down so that 100 is only said at the end.
    static func percentText(_ position: Int, of length: Int) -> String {
        guard length > 0 else { return "100%" }
        let tenths = position.multipliedReportingOverflow(by: 1000)
        let value = tenths.overflow ? position / max(1, length / 1000) : tenths.partialValue / length
        return value == 1000 ? "100%" : "\(value / 10).\(value % 10)%"
    }
}

extension Model {
    /// The screens on which something goes on by itself.
    var busyScreens: Set<Screen> {
        var screens: Set<Screen> = []
        if proofs.running != nil { screens.insert(.prove) }
        if isMarketBusy { screens.insert(.market) }
        return screens
    }
}
