/// Every action with its name, keys and places: the one table that drives keymap, hint bar, help, palette,
/// documentation and tests.
public enum ActionCatalogue {
    public static let rows: [ActionRow] =
        stepping + time + stops + values + proving + trading + moving + layout + screens + typing

    /// The row of an action; every action has exactly one.
    public static func row(_ action: Action) -> ActionRow { rowOf[action]! }

    private static let rowOf = Dictionary(uniqueKeysWithValues: rows.map { ($0.action, $0) })

    private static let everyPane = Place.panes
    /// Panes about the program that is open.
    private static let panes = Place.panes.subtracting(market)
    private static let code = Place.panes(.source, .disassembly)
    private static let bytes = Place.panes(.memory, .stack)
    private static let items = Place.panes(.breakpoints, .watches)

    private static let stepping: [ActionRow] = [
        ActionRow(
            .stepLine, "Step to the next source line", hint: "step", .stepping,
            KeyBinding("s F11", in: panes), command: "step"),
        ActionRow(
            .stepLineBack, "Step back to the previous source line", hint: "back", .stepping,
            KeyBinding("S shift-F11", in: panes), command: "reverse-step"),
        ActionRow(
            .stepInstruction, "Step one instruction", hint: "instr", .stepping,
            KeyBinding("i", in: panes), command: "stepi"),
        ActionRow(
            .stepInstructionBack, "Step back one instruction", .stepping,
            KeyBinding("I", in: panes), command: "reverse-stepi"),
        ActionRow(
            .stepOver, "Step over calls to the next line", hint: "over", .stepping,
            KeyBinding("n F10", in: panes), command: "next"),
        ActionRow(
            .stepOverBack, "Step back over calls to the previous line", .stepping,
            KeyBinding("N shift-F10", in: panes), command: "reverse-next"),
        ActionRow(
            .finish, "Run until this function returns", hint: "finish", .stepping,
            KeyBinding("f", in: panes), command: "finish"),
        ActionRow(
            .finishBack, "Go back to where this function was called", .stepping,
            KeyBinding("F", in: panes), command: "reverse-finish"),
        ActionRow(
            .resume, "Continue to the next breakpoint or the end", hint: "continue", .stepping,
            KeyBinding("c F5", in: panes), command: "continue"),
        ActionRow(
            .resumeBack, "Continue backwards to the previous breakpoint or the start", .stepping,
            KeyBinding("C shift-F5", in: panes), command: "reverse-continue"),
        ActionRow(
            .runHere, "Run to the selected line or instruction", hint: "run here", .stepping,
            KeyBinding("r", in: code), command: "until PLACE"),
        ActionRow(
            .runHereBack, "Run back to the selected line or instruction", .stepping,
            KeyBinding("R", in: code), command: "reverse-until PLACE"),
    ]

    private static let time: [ActionRow] = [
        ActionRow(
            .firstStep, "Go to the start of the run", .time, KeyBinding("g", in: panes), command: "first"),
        ActionRow(.lastStep, "Go to the end of the run", .time, KeyBinding("G", in: panes), command: "last"),
        ActionRow(
            .goToStep, "Go to a step by its number", hint: "go to", .time, KeyBinding("t", in: panes),
            command: "goto STEP"),
        ActionRow(
            .goToPercent, "Go to a per cent of the run", .time, KeyBinding("%", in: panes),
            command: "goto PERCENT%"),
        ActionRow(
            .nextPoint, "Next point of interest of this pane: hit, write, breakpoint", hint: "next", .time,
            KeyBinding("]", in: panes)),
        ActionRow(
            .previousPoint, "Previous point of interest of this pane", hint: "previous", .time,
            KeyBinding("[", in: panes)),
        ActionRow(
            .mark, "Set a bookmark at this step", .time, KeyBinding("m", in: panes), command: "bookmark NAME"),
        ActionRow(
            .jump, "Jump to a bookmark or an earlier stop", hint: "jump", .time, KeyBinding("'", in: panes),
            command: "bookmarks"),
        ActionRow(
            .goBack, "Back to the step before the last jump", hint: "back", .time,
            KeyBinding("Backspace <", in: panes), command: "back"),
        ActionRow(
            .goForward, "Forward again after going back", .time, KeyBinding(">", in: panes),
            command: "forward"),
    ]

    private static let stops: [ActionRow] = [
        ActionRow(
            .toggleBreakpoint, "Set or remove a breakpoint at the selected line or the current instruction",
            hint: "break", .stops, KeyBinding("b F9", in: panes), command: "break PLACE"),
        ActionRow(
            .newBreakpoint, "Set a breakpoint by place, with condition and hit count", .stops,
            KeyBinding("ctrl-b", in: panes), command: "break PLACE if CONDITION"),
        ActionRow(
            .listBreakpoints, "List breakpoints and watchpoints", hint: "breakpoints", .stops,
            KeyBinding("B", in: panes.subtracting([.pane(.breakpoints)])), command: "breakpoints"),
        ActionRow(
            .newWatch, "Watch a value: show it, or stop when it changes", hint: "watch", .stops,
            KeyBinding("w", in: panes), command: "watch EXPRESSION"),
        ActionRow(
            .listWatches, "List watched values", .stops,
            KeyBinding("W", in: panes.subtracting([.pane(.watches)])), command: "watches"),
        ActionRow(.addItem, "Add to this list", hint: "add", .stops, KeyBinding("a", in: items)),
        ActionRow(.editItem, "Edit the selected item", hint: "edit", .stops, KeyBinding("x", in: items)),
        ActionRow(
            .toggleItem, "Switch the selected item on or off", hint: "on/off", .stops,
            KeyBinding("Space", in: Place.panes(.breakpoints))),
        ActionRow(
            .removeItem, "Remove the selected item", hint: "remove", .stops,
            KeyBinding("d Delete", in: items), KeyBinding("Delete", in: [.chooser]), command: "delete NUMBER"),
    ]

    private static let values: [ActionRow] = [
        ActionRow(
            .evaluate, "Evaluate an expression", hint: "evaluate", .values, KeyBinding("e", in: panes),
            command: "print EXPRESSION"),
        ActionRow(
            .changeValue, "Change the selected value and record the run again from here", hint: "change",
            .values,
            KeyBinding("x", in: Place.panes(.registers, .memory, .stack)), command: "set PLACE = VALUE"),
        ActionRow(
            .poke, "Poke: put a lie into a table or into the run, and see which rule notices", hint: "poke",
            .values,
            KeyBinding(
                "x", in: Place.panes(.rules, .rows, .cell, .grid, .failures, .ledger, .blindSpots, .cause)),
            KeyBinding("X", in: code), command: "poke WHAT"),
        ActionRow(
            .undo, "Undo the last change of a value", hint: "undo", .values, KeyBinding("u", in: panes),
            command: "undo"),
        ActionRow(
            .redo, "Redo the change that was undone", hint: "redo", .values, KeyBinding("ctrl-r", in: panes),
            command: "redo"),
        ActionRow(.copy, "Copy the selected item", .values, KeyBinding("y", in: everyPane)),
        ActionRow(
            .valueFormat, "Change how values or instructions are written", hint: "format",
            .values,
            KeyBinding("v", in: Place.panes(.disassembly, .registers, .memory, .stack, .watches, .rows))),
        ActionRow(
            .goToAddress, "Show an address, symbol or expression", hint: "address", .values,
            KeyBinding("a", in: bytes.union(Place.panes(.disassembly)))),
        ActionRow(
            .showCurrent, "Show the place of the current step", hint: "current", .values,
            KeyBinding("p", in: code.union(bytes).union(Place.panes(.calls, .rows)))),
        ActionRow(
            .pin, "Keep the selected column in view, or let it go", hint: "pin", .values,
            KeyBinding("Space", in: Place.panes(.rows))),
        ActionRow(
            .chooseRows, "Show only the rows of the table that fulfil a query", hint: "rows", .values,
            KeyBinding("r", in: Place.panes(.rows, .tables, .cell)), command: "rows QUERY"),
    ]

    private static let proofs = Place.panes(.stages, .jobs, .security, .statement)

    private static let proving: [ActionRow] = [
        ActionRow(
            .prove, "Prove this run: make a succinct proof of it", hint: "prove", .proving,
            KeyBinding("P", in: panes), command: "prove PROFILE"),
        ActionRow(
            .pauseProof, "Pause the proof, or let it go on", hint: "pause", .proving,
            KeyBinding("Space", in: proofs)),
        ActionRow(
            .verifyProof, "Verify the selected proof", hint: "verify", .proving, KeyBinding("v", in: proofs),
            command: "verify"),
        ActionRow(
            .cancelProof, "Cancel the selected proof, or the one that is being made", hint: "cancel",
            .proving,
            KeyBinding("d Delete", in: proofs)),
    ]

    private static let market = Set(PaneID.ofMarket.map(Place.pane))

    private static let trading: [ActionRow] = [
        ActionRow(
            .marketRun, "Let the market's time run, or stop it", hint: "run", .trading,
            KeyBinding("Space", in: market)),
        ActionRow(
            .marketStep, "Go on by one event of the market", hint: "step", .trading,
            KeyBinding("s", in: market)),
        ActionRow(
            .marketStepBack, "Go back by one event of the market", hint: "back", .trading,
            KeyBinding("S", in: market)),
        ActionRow(
            .marketSkip, "Go on by 100 events of the market", hint: "+100", .trading,
            KeyBinding("n", in: market)),
        ActionRow(
            .marketSkipBack, "Go back by 100 events of the market", .trading, KeyBinding("N", in: market)),
        ActionRow(
            .cheapestOrder, "Show the cheapest open order", hint: "cheapest", .trading,
            KeyBinding("a", in: market)),
        ActionRow(
            .proveOrder, "Put this machine's prover on the selected order", hint: "prove", .trading,
            KeyBinding("P", in: market)),
        ActionRow(
            .cancelOrder, "Stop this machine's work in the market", hint: "cancel", .trading,
            KeyBinding("X Delete", in: market)),
        ActionRow(
            .stopProver, "Stop the selected prover, or let it go on", hint: "stop", .trading,
            KeyBinding("x", in: market)),
        ActionRow(
            .compareMechanisms, "Compare with another mechanism on the same seed", hint: "compare", .trading,
            KeyBinding("c", in: market), command: "compare MECHANISM"),
        ActionRow(
            .spikeDemand, "Let demand rise to five times as much, or be as usual", hint: "spike", .trading,
            KeyBinding("d", in: market)),
        ActionRow(
            .marketFilter, "Show all, open, taken, done or lost orders", hint: "filter", .trading,
            KeyBinding("f", in: market)),
        ActionRow(
            .marketProgram, "Show the orders of one program, then of the next, then of all", hint: "program",
            .trading, KeyBinding("F", in: market)),
        ActionRow(
            .marketSort, "Sort by something else", hint: "sort", .trading, KeyBinding("v", in: market)),
        ActionRow(
            .marketFaster, "Let the market's time run faster", .trading, KeyBinding(">", in: market)),
        ActionRow(.marketSlower, "Let the market's time run slower", .trading, KeyBinding("<", in: market)),
        ActionRow(
            .marketStart, "Go back to the market's first moment", .trading, KeyBinding("g", in: market),
            command: "event 0"),
        ActionRow(
            .marketEnd, "Go to the last event reached, or on until every order is settled", .trading,
            KeyBinding("G", in: market)),
        ActionRow(
            .marketGoTo, "Go to an event of the market by its number", .trading, KeyBinding("t", in: market),
            command: "event NUMBER"),
        ActionRow(
            .nextMechanism, "Begin again under another mechanism", hint: "mechanism", .trading,
            KeyBinding("m", in: market)),
        ActionRow(
            .chooseMarket, "Choose scenario, mechanism and seed", hint: "scenario", .trading,
            KeyBinding("M", in: market), command: "market SCENARIO MECHANISM SEED"),
    ]

    private static let moving: [ActionRow] = [
        ActionRow(
            .up, "Move up", .moving, KeyBinding("Up k", in: Place.reading),
            KeyBinding("Up ctrl-k", in: [.chooser])),
        ActionRow(
            .down, "Move down", .moving, KeyBinding("Down j", in: Place.reading),
            KeyBinding("Down ctrl-j", in: [.chooser])),
        ActionRow(.left, "Move left", .moving, KeyBinding("Left h", in: everyPane)),
        ActionRow(.right, "Move right", .moving, KeyBinding("Right l", in: everyPane)),
        ActionRow(
            .pageUp, "Move up a page", .moving, KeyBinding("PgUp", in: Place.reading.union([.chooser]))),
        ActionRow(
            .pageDown, "Move down a page", .moving, KeyBinding("PgDn", in: Place.reading.union([.chooser]))),
        ActionRow(.home, "Move to the top", .moving, KeyBinding("Home", in: Place.reading)),
        ActionRow(.end, "Move to the bottom", .moving, KeyBinding("End", in: Place.reading)),
        ActionRow(
            .enter, "Open or follow the selected item", hint: "open", .moving,
            KeyBinding("Enter", in: Place.reading.union([.chooser]))),
    ]

    private static let layout: [ActionRow] = [
        ActionRow(.focusNext, "Go to the next pane", hint: "pane", .layout, KeyBinding("Tab", in: everyPane)),
        ActionRow(.focusPrevious, "Go to the previous pane", .layout, KeyBinding("shift-Tab", in: everyPane)),
        ActionRow(
            .zoom, "Give this pane the whole screen, or take it back", hint: "zoom", .layout,
            KeyBinding("z", in: everyPane), command: "zoom"),
        ActionRow(.taller, "Make this pane taller", .layout, KeyBinding("=", in: everyPane)),
        ActionRow(.shorter, "Make this pane shorter", .layout, KeyBinding("-", in: everyPane)),
        ActionRow(.wider, "Make this pane wider", .layout, KeyBinding("+", in: everyPane)),
        ActionRow(.narrower, "Make this pane narrower", .layout, KeyBinding("_", in: everyPane)),
    ]

    private static let screens: [ActionRow] = [
        ActionRow(
            .debugScreen, "Show the Debug screen", hint: "debug", .screens,
            KeyBinding("1", in: Place.reading), command: "debug"),
        ActionRow(
            .traceScreen, "Show the Trace screen: the tables of the run", hint: "trace", .screens,
            KeyBinding("2", in: Place.reading), command: "trace"),
        ActionRow(
            .checkScreen, "Show the Check screen: every rule, what fails and why", hint: "check", .screens,
            KeyBinding("3", in: Place.reading), command: "check"),
        ActionRow(
            .proveScreen, "Show the Prove screen: make proofs and watch them", hint: "proofs", .screens,
            KeyBinding("4", in: Place.reading), command: "prove"),
        ActionRow(
            .marketScreen, "Show the Market screen: orders for proofs and who takes them", hint: "market",
            .screens, KeyBinding("5", in: Place.reading), command: "market"),
        ActionRow(
            .welcomeScreen, "Show the welcome page", .screens, KeyBinding("0", in: Place.reading),
            command: "welcome"),
        ActionRow(
            .openProgram, "Open a program by its path", hint: "open file", .screens,
            KeyBinding("o", in: Place.reading), command: "open PROGRAM"),
        ActionRow(
            .rebuild, "Build the program again if its sources changed, and run it from the start", .screens,
            KeyBinding("F7", in: panes), command: "rebuild"),
        ActionRow(
            .search, "Search in this pane", hint: "search", .screens, KeyBinding("/", in: Place.reading),
            command: "search TEXT"),
        ActionRow(
            .help, "Show help", hint: "help", .screens, KeyBinding("? F1", in: Place.reading),
            KeyBinding("F1", in: Place.typing.union([.confirm])), command: "help"),
        ActionRow(.commandLine, "Type a command", .screens, KeyBinding(":", in: Place.reading)),
        ActionRow(
            .palette, "Choose from all actions", hint: "all actions", .screens,
            KeyBinding("ctrl-p", in: Place.reading)),
        ActionRow(
            .themes, "Choose a theme", hint: "theme", .screens, KeyBinding("T", in: Place.reading),
            command: "theme NAME"),
        ActionRow(.redraw, "Draw the screen anew", .screens, KeyBinding("ctrl-l", in: Set(Place.allCases))),
        ActionRow(.quit, "Quit", hint: "quit", .screens, KeyBinding("q", in: Place.reading), command: "quit"),
        ActionRow(
            .close, "Close the popup, or go back one level", hint: "close", .screens,
            KeyBinding("Esc", in: Set(Place.allCases))),
        ActionRow(
            .interrupt, "Stop the running job; quit when there is none", .screens,
            KeyBinding("ctrl-c", in: Set(Place.allCases))),
        ActionRow(
            .suspend, "Put the workbench in the background", .screens,
            KeyBinding("ctrl-z", in: Set(Place.allCases))),
    ]

    private static let typing: [ActionRow] = [
        ActionRow(
            .accept, "Accept what is typed", hint: "accept", .typing,
            KeyBinding("Enter", in: [.prompt, .form])),
        ActionRow(
            .complete, "Complete the word", hint: "complete", .typing, KeyBinding("Tab", in: [.prompt])),
        ActionRow(
            .historyPrevious, "Take the previous entry", hint: "earlier", .typing,
            KeyBinding("Up ctrl-p", in: [.prompt])),
        ActionRow(.historyNext, "Take the next entry", .typing, KeyBinding("Down ctrl-n", in: [.prompt])),
        ActionRow(
            .nextField, "Go to the next field", hint: "next field", .typing,
            KeyBinding("Tab Down", in: [.form])),
        ActionRow(
            .previousField, "Go to the previous field", .typing, KeyBinding("shift-Tab Up", in: [.form])),
        ActionRow(.yes, "Yes", hint: "yes", .typing, KeyBinding("y Enter", in: [.confirm])),
        ActionRow(.no, "No", hint: "no", .typing, KeyBinding("n q", in: [.confirm])),
    ]
}
