/// Everything a person can ask the workbench to do, each once.
///
/// What an action is called, which keys run it and where it applies stands in `ActionCatalogue`; what it does
/// stands in `Workbench.update`.
public enum Action: String, CaseIterable, Sendable, Hashable {
    // Stepping, each forwards and backwards.
    case stepLine, stepLineBack, stepInstruction, stepInstructionBack, stepOver, stepOverBack
    case finish, finishBack, resume, resumeBack, runHere, runHereBack
    // Places in time.
    case firstStep, lastStep, goToStep, goToPercent, nextPoint, previousPoint, mark, jump, goBack, goForward
    // Breakpoints and watches.
    case toggleBreakpoint, newBreakpoint, listBreakpoints, newWatch, listWatches
    case editItem, toggleItem, removeItem, addItem
    // Values.
    case evaluate, changeValue, poke, undo, redo, copy, valueFormat, goToAddress, showCurrent, pin, chooseRows
    // Proofs.
    case prove, pauseProof, cancelProof, verifyProof
    // The market.
    case marketStep, marketStepBack, marketSkip, marketSkipBack, marketRun, marketFaster, marketSlower
    case marketStart, marketEnd, marketGoTo, cheapestOrder, marketSort, marketFilter, marketProgram
    case proveOrder, cancelOrder, stopProver, spikeDemand, compareMechanisms, nextMechanism, chooseMarket
    // Moving about.
    case up, down, left, right, pageUp, pageDown, home, end, enter
    case focusNext, focusPrevious, zoom, taller, shorter, wider, narrower
    // Screens and help.
    case debugScreen, traceScreen, checkScreen, proveScreen, marketScreen, welcomeScreen, openProgram, rebuild
    case search, help, commandLine, palette, themes, redraw
    // Leaving.
    case quit, close, interrupt, suspend
    // Typing.
    case accept, complete, historyPrevious, historyNext, nextField, previousField, yes, no
}
