import Engine
import Execution

/// Filling the tables of a run: begun when a screen needs them, carried out on another thread.
extension Model {
    /// Runs up to this long are filled without being asked for, so that the Debug screen can show the rules of each
    /// step; at some 250 bytes a cycle that is 130 megabytes.
    private static let unaskedCycles = 1 << 19

    /// Asks for the tables if something on the screen shows them and they are not there.
    mutating func fillTablesIfNeeded() -> [Effect] {
        guard let session, case .none = session.tables.state, session.work?.kind != .recording else {
            return []
        }
        switch screen {
        case .welcome, .market: return []
        case .debug:
            guard session.length <= Self.unaskedCycles, arrangement.box(showing: .rules) != nil else {
                return []
            }
        default: break
        }
        return [.fill(session.requestTables())]
    }

    /// Takes an answer to a wish that has not been given up.
    mutating func filled(_ request: TablesRequest, _ result: Result<FilledTables, EngineError>) {
        guard let session, session.tables.request == request else { return }
        switch result {
        case .success(let filled):
            let isFirst = session.tables.fills == 0
            session.tables.take(filled.session)
            tablesChanged()
            if isFirst, let fault = session.fault { arrive(at: fault, step: filled.session.run.step) }
        case .failure(let error):
            let advice = session.tables.canUndo ? "; u takes the last poke back" : ""
            session.tables.set(.refused(error.description + advice))
        }
        followCursor()
    }

    /// Whether the screen waits for tables, so that Esc and ^C are about them.
    var isWaitingForTables: Bool {
        guard screen != .debug, screen != .welcome, screen != .market else { return false }
        return session?.tables.isWorking == true
    }

    /// Stops the filling; showing a screen of tables again starts it anew.
    mutating func stopFilling() {
        session?.tables.stop()
        notice = Notice("the filling of the tables was stopped", .warning)
    }
}

extension DebugSession {
    /// The wish for tables of the run as it is recorded now.
    func requestTables() -> TablesRequest {
        let request = TablesRequest(
            program: opened.program, input: opened.input, limits: opened.limits,
            interventions: debugger.edits, pokes: tables.pokes, look: fault?.step)
        tables.begin(request)
        return request
    }
}
