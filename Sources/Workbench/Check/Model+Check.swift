import Engine
import TerminalScreen

/// The Check screen: what it shows, and what its keys do.
extension Model {
    /// Selects something on the Check screen; the pane beside the lists tells about it.
    mutating func select(_ selection: CheckSelection) {
        session?.tables.selection = selection
    }

    /// Shows a failure in the list of failures.
    mutating func showFailure(_ number: Int) {
        show(.failure(number), in: .failures)
        select(.failure(number))
    }

    /// Offers the places that have to do with a failure.
    mutating func offerWays(ofFailure number: Int) -> [Effect] {
        guard let detail = session?.tables.detail(ofFailure: number), !detail.ways.isEmpty else {
            notice = Notice("no step and no row belongs to this failure")
            return []
        }
        present(.chooser(Chooser(.ways(detail.ways))))
        return []
    }

    /// Goes to a place that has to do with a failure.
    mutating func follow(_ way: FailureWay) -> [Effect] {
        switch way {
        case .step(let step), .writer(_, let step):
            turn(to: .debug)
            focus(on: .rules)
            return move(.go(to: step))
        case .row(let place):
            show(.row(place), in: .rows)
            return []
        }
    }

    /// The Check screen opens on what fails, or on the grid of everything that holds.
    mutating func chooseCheckPane() {
        guard let tables = session?.tables, let board = tables.currentBoard else { return }
        if tables.selection == .nothing, let first = board.failures.first {
            select(.failure(first.number))
        }
        if board.failureCount > 0, layout.focus == .grid { layout.focus(on: .failures) }
        if board.failureCount == 0, layout.focus == .failures { layout.focus(on: .grid) }
    }

    /// Looks for cells of the rows of the present step whose change no rule notices.
    mutating func findBlindSpots() -> [Effect] {
        guard let session, let reading = session.tables.reading else {
            notice = Notice("the tables are not there yet", .warning)
            return []
        }
        guard session.position < reading.steps else {
            notice = Notice("the run ends here; choose a step that executes an instruction", .warning)
            return []
        }
        session.tables.blindSpots = .known(reading.blindSpots(ofStep: session.position))
        notice = Notice("every cell of step \(ValueText.count(session.position)) was changed", .done)
        return []
    }

    // MARK: Poking

    /// Whether undo and redo are about lies in the tables here, rather than about edits of the run.
    var isAboutTables: Bool {
        guard case .pane(let id) = place else { return false }
        return id == .rules || (id != .timeline && (Screen.check.panes + Screen.trace.panes).contains(id))
    }

    /// Asks for a lie; the row that is selected is offered.
    mutating func askForPoke() -> [Effect] {
        ask(.poke, pokeSuggestion)
        return []
    }

    private var pokeSuggestion: String {
        guard let session, case .pane(let id) = place, let context = context(of: id) else { return "" }
        if id == .source || id == .disassembly { return "step \(session.position): " }
        return panes[id]?.editSuggestion(context)?.target ?? ""
    }

    mutating func poke(_ text: String) -> [Effect] {
        guard let session else {
            notice = Notice("no program is open", .warning)
            return []
        }
        do throws(EngineError) {
            try session.tables.poke(try PokeSpec(parsing: text))
            notice = Notice("poked: \(text); u takes it back", .done)
            tablesChanged()
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }

    mutating func takeBack() -> [Effect] {
        guard let poke = session?.tables.undoPoke() else {
            notice = Notice("nothing was poked")
            return []
        }
        notice = Notice("taken back: \(poke)", .done)
        tablesChanged()
        return []
    }

    mutating func pokeAgain() -> [Effect] {
        do throws(EngineError) {
            guard let poke = try session?.tables.redoPoke() else {
                notice = Notice("nothing was taken back")
                return []
            }
            notice = Notice("poked again: \(poke)", .done)
            tablesChanged()
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }

    /// The tables are others now, or cells of them changed: what is shown of them is looked at anew.
    mutating func tablesChanged() {
        guard let tables = session?.tables, let board = tables.currentBoard else { return }
        tables.selection = board.failures.first.map { .failure($0.number) } ?? .nothing
        for id in Screen.check.panes + Screen.trace.panes + [.rules] {
            if let context = context(of: id) { panes[id]?.follow(context) }
        }
        if screen == .check { chooseCheckPane() }
    }
}
