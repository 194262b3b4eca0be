import Engine

/// Prepared faults: a program is opened with lies in its tables, so that a person sees a rule fail.
extension Model {
    /// The tables with the lies are there: the cursor goes to the step to look at, and the failing rule is shown.
    mutating func arrive(at fault: PreparedFault, step: Int?) {
        turn(to: .check)
        chooseCheckPane()
        if let step, let session {
            if session.work != nil { _ = session.cancelWork() }
            _ = move(.go(to: min(step, session.length)))
        }
        notice = Notice("\(fault.name): \(fault.summary)", .warning)
    }
}

extension DebugSession {
    /// The prepared fault that was opened; nil for a program on its own.
    var fault: PreparedFault? { request.fault }

    /// The fault's story as paragraphs.
    var faultStory: [[SceneRun]] {
        guard let fault else { return [] }
        let lies = fault.pokes.map(\.text).joined(separator: "; ")
        let catchers = fault.catchers.map(\.description).joined(separator: " and ")
        return [
            [SceneRun("◆ ", .valueEdited), SceneRun(fault.summary, .textStrong)], [SceneRun(fault.story)],
            [SceneRun("the lie  ", .textDim), SceneRun(lies, .valueEdited)],
            [SceneRun("caught by  ", .textDim), SceneRun(catchers)], [],
        ]
    }
}
