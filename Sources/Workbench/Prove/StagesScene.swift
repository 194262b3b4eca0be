import Engine
import TerminalScreen

/// The stages of a proof as lines with bars.
struct StagesScene: PaneScene {
    struct Line: Codable, Hashable, Sendable {
        var glyph: String
        var role: Role
        var name: String
        /// How much of it is done; once the proof is, its share of the time.
        var fraction: Double
        var seconds: String
        /// Rate, or the step at hand.
        var detail: String
    }

    var heading: [SceneRun] = []
    var lines: [Line] = []
    /// Cycles, time, speed.
    var summary: [SceneRun] = []
    var memory: [SceneRun] = []
    /// What the stage at hand is for, or why the proof failed.
    var explanation = ""
    var explanationRole = Role.textDim
    var problem: String?

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem { return surface.putSentence(problem, in: rect, .textDim) }
        let inner = rect.width > 30 ? rect.inset(horizontal: 1, vertical: 0) : rect
        var y = inner.y
        func next(_ spare: Bool = false) { y += spare && inner.height < 14 ? 0 : 1 }
        surface.put(runs: heading, inner.x, y, width: inner.width)
        next()
        let isFailure = explanationRole == .fail
        if isFailure {
            // Why it failed is worth more than what is cut off at the bottom of a small screen.
            let height = min(2, inner.bottom - y)
            surface.putSentence(
                explanation, in: Rect(x: inner.x, y: y, width: inner.width, height: height), explanationRole)
            y += height
        }
        next(true)
        for line in lines where y < inner.bottom {
            draw(line, on: &surface, in: Rect(x: inner.x, y: y, width: inner.width, height: 1))
            next()
        }
        next(true)
        for runs in [summary, memory] where y < inner.bottom {
            surface.put(runs: runs, inner.x, y, width: inner.width)
            next()
        }
        next(true)
        guard y < inner.bottom, !explanation.isEmpty, !isFailure else { return }
        let left = Rect(x: inner.x, y: y, width: inner.width, height: inner.bottom - y)
        surface.putSentence(explanation, in: left, explanationRole)
    }

    private func draw(_ line: Line, on surface: inout Surface, in rect: Rect) {
        let nameWidth = 14
        surface.put(line.glyph, rect.x, rect.y, line.role)
        surface.put(line.name, rect.x + 2, rect.y, line.role, width: nameWidth)
        let detailWidth = 30
        let room = rect.width - nameWidth - 2 - 11
        let bar = max(0, min(28, room, max(10, room - detailWidth)))
        let barX = rect.x + 2 + nameWidth
        surface.progressBar(Rect(x: barX, y: rect.y, width: bar, height: 1), share: line.fraction)
        surface.putRight(line.seconds, endingAt: barX + bar + 9, rect.y, .value)
        let x = barX + bar + 11
        if x < rect.right {
            surface.put(
                VisibleText.truncated(line.detail, to: rect.right - x), x, rect.y, .textDim)
        }
    }
}

extension StagesScene {
    init(_ entry: ProofDesk.Entry, pastError: Double?) {
        let progress = entry.progress
        let words = entry.words
        let profile = entry.job.request.parameters.profile
        heading = [
            SceneRun("\(entry.title) ", .textStrong), SceneRun("proof \(entry.number), ", .textDim),
            SceneRun(
                profile.isInsecure ? "▲ \(profile.name) " : "\(profile.name) profile ",
                profile.isInsecure ? .warn : .textDim),
            SceneRun("\(words.glyph) \(words.text)", words.role),
        ]
        lines = progress.stages.map(Self.line)
        if let made = entry.made, made.seconds > 0 {
            // All bars would be full: now they tell where the time went.
            for index in lines.indices {
                lines[index].fraction = progress.stages[index].seconds / made.seconds
            }
        }
        summary = Self.summary(entry, pastError: pastError)
        memory = [
            SceneRun("memory ", .textDim), SceneRun(Quantity.bytes(progress.memoryBytes), .value),
            SceneRun(" now, ", .textDim), SceneRun(Quantity.bytes(progress.peakMemoryBytes), .value),
            SceneRun(" at most", .textDim),
        ]
        // A proof that ended early did so in the stage at hand.
        switch entry.state {
        case .failed, .cancelled:
            for index in lines.indices where progress.stages[index].phase == .running {
                (lines[index].glyph, lines[index].role) = (words.glyph, words.role)
            }
        default: break
        }
        switch entry.state {
        case .failed(let sentence):
            explanation = "✗ " + sentence
            explanationRole = .fail
        case .done(let kept):
            explanation = kept.path.map { "Kept as \($0)." } ?? kept.note ?? ""
        case .waiting: explanation = "It begins when the proof before it is done."
        case .cancelled: explanation = "It was cancelled; nothing is left of it. P begins anew."
        case .running: explanation = progress.current.map(\.stage.explanation) ?? ""
        }
    }

    private static func line(_ state: ProofProgress.StageState) -> Line {
        let (glyph, role): (String, Role) =
            switch state.phase {
            case .waiting: ("·", .unchecked)
            case .running: ("▶", .running)
            case .done: ("✓", .pass)
            }
        let rate = state.rate.map { "\(Quantity.count($0)) \(state.stage.unit)/s" } ?? ""
        let detail = state.phase == .running && !state.step.isEmpty ? "\(state.step)  \(rate)" : rate
        return Line(
            glyph: glyph, role: role, name: state.stage.rawValue, fraction: state.fraction,
            seconds: state.phase == .waiting ? "" : Quantity.seconds(state.seconds), detail: detail)
    }

    private static func summary(_ entry: ProofDesk.Entry, pastError: Double?) -> [SceneRun] {
        let progress = entry.progress
        var runs: [SceneRun] = []
        if let cycles = progress.cycles {
            runs += [SceneRun(Grouped.text(cycles), .value), SceneRun(" cycles  ", .textDim)]
        }
        runs += [SceneRun(Quantity.seconds(progress.seconds), .value)]
        if let made = entry.made {
            runs += [
                SceneRun("  ", .text), SceneRun(Quantity.kilohertz(made.kilohertz), .value),
            ]
        }
        guard case .running = entry.state else { return runs }
        guard let estimate = entry.estimate else {
            return runs + [SceneRun("  no estimate yet: no proof was made on this machine before", .textDim)]
        }
        let left = estimate.timeLeft(progress)
        runs += [
            SceneRun("  about ", .textDim),
            SceneRun(
                "\(Quantity.seconds(left.lowerBound)) to \(Quantity.seconds(left.upperBound))", .value),
            SceneRun(" left", .textDim),
        ]
        if let pastError {
            runs.append(SceneRun(" (estimates so far were off by \(Quantity.percent(pastError)))", .textDim))
        }
        return runs
    }

    /// What a proof of the session's run would take.
    static func forecast(_ context: PaneContext) -> String {
        guard context.session.outcome != nil,
            let estimate = context.proofs.calibration?.estimate(cycles: context.session.length)
        else { return "" }
        return "By earlier proofs on this machine it takes \(Quantity.seconds(estimate.band.lowerBound)) to "
            + "\(Quantity.seconds(estimate.band.upperBound)) and \(Quantity.bytes(estimate.memoryBytes)) of memory."
    }
}
