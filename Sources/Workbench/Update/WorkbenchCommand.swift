import Engine

/// Commands of the `:` line that steer the workbench itself; all others are the debugger's (`DebugCommand`).
enum WorkbenchCommand {
    /// What a command's argument names, for completion.
    enum Argument: Sendable { case none, theme, program, pane, market, mechanism, other }

    struct Row: Sendable {
        let name: String
        let usage: String
        let summary: String
        let argument: Argument
    }

    static let rows: [Row] =
        [
            Row(
                name: "open", usage: "open PROGRAM",
                summary: "open an ELF file, a sample or a guest's folder",
                argument: .program),
            Row(
                name: "rebuild", usage: "rebuild", summary: "build the program again if needed, and run it",
                argument: .none),
            Row(name: "theme", usage: "theme NAME", summary: "change the colours", argument: .theme),
            Row(name: "pane", usage: "pane NAME", summary: "go to a pane", argument: .pane),
            Row(
                name: "zoom", usage: "zoom", summary: "give the pane the whole screen, or take it back",
                argument: .none),
            Row(
                name: "search", usage: "search TEXT", summary: "search in the focused pane", argument: .other),
            Row(
                name: "bookmarks", usage: "bookmarks", summary: "list the bookmarks and stops",
                argument: .none),
            Row(
                name: "breakpoints", usage: "breakpoints", summary: "list the breakpoints and watchpoints",
                argument: .none),
            Row(name: "watches", usage: "watches", summary: "list the watched values", argument: .none),
            Row(
                name: "back", usage: "back", summary: "back to the step before the last jump", argument: .none
            ),
            Row(
                name: "forward", usage: "forward", summary: "forward again after going back", argument: .none),
            Row(
                name: "poke", usage: "poke WHAT",
                summary: "put a lie into a table (add[7].sum[0] = 3) or into the run (step 900: result ^= 1)",
                argument: .other),
            Row(
                name: "rows", usage: "rows [QUERY]",
                summary: "show only the rows of the table that fulfil a query, such as cycle > 100",
                argument: .other),
            Row(
                name: "prove", usage: "prove PROFILE",
                summary: "prove this run: standard, or test, which is insecure", argument: .other),
            Row(name: "verify", usage: "verify", summary: "verify the selected proof", argument: .none),
            Row(
                name: "compare", usage: "compare MECHANISM",
                summary: "put another mechanism beside the market's; nothing takes it away",
                argument: .mechanism),
            Row(
                name: "event", usage: "event NUMBER", summary: "go to an event of the market",
                argument: .other),
            Row(name: "welcome", usage: "welcome", summary: "show the welcome page", argument: .none),
            Row(
                name: "help", usage: "help [COMMAND]", summary: "show the keys and commands", argument: .other
            ),
            Row(name: "quit", usage: "quit", summary: "leave the workbench", argument: .none),
        ]
        + ScreenCatalogue.rows.map { screen in
            Row(
                name: screen.screen.rawValue,
                usage: screen.screen == .market
                    ? "market [SCENARIO] [MECHANISM] [SEED]" : screen.screen.rawValue,
                summary: "show the \(screen.title) screen",
                argument: screen.screen == .market ? .market : .none)
        }

    /// Names of all commands that may be typed, sorted.
    static let names: [String] = Set(rows.map(\.name) + DebugCommandTable.rows.map(\.name)).sorted()

    static func argumentKind(of name: String) -> Argument {
        rows.first { $0.name == name }?.argument ?? .other
    }
}

extension Model {
    /// Carries out a line typed after `:`.
    mutating func run(command line: String) -> [Effect] {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return [] }
        let argument = words.count > 1 ? words[1].trimmingBlanks : ""
        if argument.isEmpty, let row = Screen(rawValue: name)?.row { return perform(row.action) }
        switch (name, argument.isEmpty) {
        case ("open", false): return open(OpenRequest(argument: argument))
        case ("theme", true): return perform(.themes)
        case ("theme", false): return choose(theme: argument)
        case ("pane", false): return focus(paneNamed: argument)
        case ("search", false): return search(argument)
        case ("open", true): return perform(.openProgram)
        case ("rebuild", true): return perform(.rebuild)
        case ("zoom", true): return perform(.zoom)
        case ("bookmarks", true): return perform(.jump)
        case ("breakpoints", true): return perform(.listBreakpoints)
        case ("watches", true): return perform(.listWatches)
        case ("back", true): return perform(.goBack)
        case ("forward", true): return perform(.goForward)
        case ("poke", false): return poke(argument)
        case ("poke", true): return askForPoke()
        case ("rows", _): return chooseRows(argument)
        case ("prove", false):
            guard chooseProfile(argument) else { return [] }
            return perform(.prove)
        case ("market", false): return openMarket(argument)
        case ("compare", false): return compareMarket(argument)
        case ("compare", true): return performInMarket(.compareMechanisms)
        case ("event", false): return goToEvent(argument)
        case ("verify", true): return perform(.verifyProof)
        case ("welcome", true): return perform(.welcomeScreen)
        case ("help", true), ("h", true), ("?", true): return perform(.help)
        case ("quit", true), ("q", true), ("exit", true): return perform(.quit)
        default: return runDebuggerCommand(line)
        }
    }

    private mutating func runDebuggerCommand(_ line: String) -> [Effect] {
        do throws(EngineError) {
            guard let command = try DebugCommand.parse(line) else { return [] }
            guard let session else {
                notice = Notice("no program is open; “open PROGRAM” opens one", .warning)
                return []
            }
            if let work = session.work {
                notice = Notice("still \(work.title); Esc stops it", .warning)
                return []
            }
            if case .goTo = command { trail.leave(whereabouts) }
            if case .goToBookmark = command { trail.leave(whereabouts) }
            let answer = try session.perform(command)
            show(answer, title: line)
            // Whatever it was may have begun a motion or changed what panes show.
            let effects = work(budget: 100_000)
            if session.work == nil { followCursor() }
            return effects + (command.changesSession ? [.saveSession] : [])
        } catch {
            notice = Notice(error.description, .failure)
            return []
        }
    }

    /// One line goes to the message line, more into a popup.
    private mutating func show(_ answer: [String], title: String) {
        if answer.count == 1 {
            notice = Notice(answer[0])
        } else if answer.count > 1 {
            present(.chooser(Chooser(.text(title: title, lines: answer))))
        }
    }

    private mutating func focus(paneNamed name: String) -> [Effect] {
        guard
            let pane = PaneID.allCases.first(where: { $0.rawValue == name || $0.title.lowercased() == name }),
            panes[pane] != nil
        else {
            let names = PaneID.allCases.map(\.rawValue).joined(separator: ", ")
            notice = Notice("there is no pane “\(name)”; there are \(names)", .failure)
            return []
        }
        focus(on: pane)
        return []
    }

    mutating func choose(theme name: String) -> [Effect] {
        guard themes.entries.contains(where: { $0.name == name }) else {
            let names = themes.entries.map(\.name).joined(separator: ", ")
            notice = Notice("there is no theme “\(name)”; there are \(names)", .failure)
            return []
        }
        themes.current = name
        themes.chosen = name
        notice = Notice("theme \(name)", .done)
        return [.theme(name), .saveSession]
    }
}

extension DebugCommand {
    /// Whether the session file is out of date after it.
    var changesSession: Bool {
        switch self {
        case .addBreakpoint, .addWatchpoint, .addWatch, .delete, .removeWatch, .setEnabled, .setCondition,
            .setIgnoreCount, .setBookmark:
            true
        default: false
        }
    }
}
