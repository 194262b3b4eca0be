import TerminalScreen

/// The last line: what is being typed, what just happened, or where the program stands.
enum MessageLine {
    static func draw(_ model: Model, on surface: inout Surface, in rect: Rect) {
        guard !rect.isEmpty else { return }
        surface.fill(rect, .text)
        if let prompt = model.prompt {
            draw(prompt, on: &surface, in: rect)
        } else if let notice = model.notice {
            let text = VisibleText.truncated(notice.glyph + notice.text, to: rect.width - 1)
            surface.put(text, rect.x + 1, rect.y, notice.role)
        } else if let opening = model.opening {
            drawProgress(opening.progress, share: nil, on: &surface, in: rect)
        } else if let session = model.session, model.screen != .welcome {
            if let work = session.work {
                drawProgress("\(work.title); Esc stops it", share: work.share, on: &surface, in: rect)
            } else if model.isWaitingForTables, case .working(let stage, let share) = session.tables.state {
                drawProgress("\(stage); Esc stops it", share: share, on: &surface, in: rect)
            } else if model.screen != .market {
                surface.put(
                    VisibleText.truncated(session.whereabouts, to: rect.width - 1), rect.x + 1, rect.y,
                    .textDim)
            }
        }
    }

    private static func draw(_ prompt: Prompt, on surface: inout Surface, in rect: Rect) {
        prompt.editor.draw(
            on: &surface, in: rect, prompt: prompt.kind.label, placeholder: prompt.kind.placeholder)
        guard prompt.completions.count > 1 else { return }
        // The candidates stand at the right, as many as fit beside the text.
        let used = VisibleText.width(prompt.kind.label) + VisibleText.width(prompt.editor.text) + 3
        var x = rect.x + used
        let from = max(0, (prompt.completionIndex ?? 0) - 2)
        for (index, word) in prompt.completions.enumerated().dropFirst(from) {
            guard x + VisibleText.width(word) + 1 < rect.right else { break }
            x = surface.put(word, x, rect.y, index == prompt.completionIndex ? .tabActive : .textDim) + 1
        }
    }

    private static func drawProgress(_ text: String, share: Double?, on surface: inout Surface, in rect: Rect)
    {
        var x = rect.x + 1
        if let share, rect.width > 40 {
            surface.progressBar(Rect(x: x, y: rect.y, width: 20, height: 1), share: share)
            x += 21
        }
        surface.put(VisibleText.truncated(text, to: rect.right - x), x, rect.y, .running)
    }
}
