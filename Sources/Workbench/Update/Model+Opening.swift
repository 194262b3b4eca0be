import Engine
import Execution

extension Model {
    /// Asks the loop to open a program; the screen stays as it is until it is there.
    mutating func open(_ request: OpenRequest) -> [Effect] {
        requests += 1
        var request = request
        request.number = requests
        opening = Opening(request: request)
        notice = nil
        popups.removeAll()
        return (session == nil ? [] : [.saveSession]) + [.open(request)]
    }

    mutating func opened(_ request: OpenRequest, _ result: Result<OpenedSession, EngineError>) -> [Effect] {
        guard opening?.request.number == request.number else { return [] }
        opening = nil
        do {
            let opened = try result.get()
            start(try DebugSession(opened, request: request))
        } catch {
            fail(error.description, argument: request.argument)
        }
        return []
    }

    /// Shows a new session from its first step, or from where it was left.
    private mutating func start(_ started: DebugSession) {
        session = started
        panes = PaneCatalogue.make()
        trail = Trail()
        screen = started.fault == nil ? .debug : .check
        started.tables.outdate(pokes: started.fault?.pokes)
        themes.chosen = started.savedTheme
        if let saved = started.savedLayout { savedLayout = saved }
        notice = started.greeting.map { Notice($0) }
        _ = work(budget: 100_000)
        followCursor()
    }

    /// A sentence goes to the message line, a compiler's report into a popup.
    private mutating func fail(_ description: String, argument: String) {
        let lines = description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.count > 1 || description.count > size.width {
            present(.chooser(Chooser(.text(title: "\(argument) could not be opened", lines: lines))))
        }
        notice = Notice(lines[0], .failure)
    }

    /// Opens the same program with the same inputs again; its session file brings breakpoints and layout back.
    mutating func rebuild() -> [Effect] {
        guard let session else { return [] }
        return open(session.request)
    }
}
