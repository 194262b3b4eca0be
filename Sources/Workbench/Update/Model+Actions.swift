import Execution
import TerminalScreen

extension Model {
    /// Does what an action says.
    mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .nextPoint, .previousPoint,
            .editItem, .toggleItem, .removeItem, .addItem, .valueFormat, .showCurrent, .pin:
            return performHere(action)
        case .firstStep: return move(.first)
        case .lastStep: return move(.last)
        case .goToStep: return asking(.step)
        case .goToPercent: return asking(.percent)
        case .evaluate: return asking(.evaluate)
        case .goToAddress: return asking(.address)
        case .commandLine: return asking(.command)
        case .search: return asking(.search)
        case .openProgram: return asking(.path)
        case .mark: return asking(.bookmark)
        case .changeValue: return changeValue()
        case .poke: return askForPoke()
        case .chooseRows: return askForRows()
        case .jump: return presenting(.chooser(Chooser(.bookmarks)))
        case .goBack: return travel(forward: false)
        case .goForward: return travel(forward: true)
        case .toggleBreakpoint: return toggleBreakpoint()
        case .newBreakpoint: return presenting(.form(.breakpoint(nil, place: codePlace ?? "")))
        case .listBreakpoints: return presenting(.pane(.breakpoints))
        case .newWatch: return presenting(.form(.watch(watchSuggestion ?? "")))
        case .listWatches: return presenting(.pane(.watches))
        case .undo: return isAboutTables ? takeBack() : run(command: "undo")
        case .redo: return isAboutTables ? pokeAgain() : run(command: "redo")
        case .copy: return copySelection()
        case .runHere: return runHere("until")
        case .runHereBack: return runHere("reverse-until")
        case .focusNext: return moveFocus(by: 1)
        case .focusPrevious: return moveFocus(by: -1)
        case .zoom, .taller, .shorter, .wider, .narrower: return arrange(action)
        case .prove: return prove()
        case .pauseProof:
            pauseProof()
            return []
        case .cancelProof:
            cancelProof()
            return []
        case .verifyProof: return verifyProof()
        case .marketRun, .marketStep, .marketStepBack, .marketSkip, .marketSkipBack, .marketFaster,
            .marketSlower, .marketStart, .marketEnd, .marketGoTo, .cheapestOrder, .marketSort, .marketFilter,
            .marketProgram, .proveOrder, .cancelOrder, .stopProver, .spikeDemand, .compareMechanisms,
            .nextMechanism, .chooseMarket:
            return performInMarket(action)
        case .debugScreen, .traceScreen, .checkScreen, .proveScreen, .marketScreen, .welcomeScreen:
            return showScreen(action)
        case .rebuild: return rebuild()
        case .help: return presenting(.chooser(Chooser(.help(place))))
        case .palette: return presenting(.chooser(Chooser(.palette)))
        case .themes: return presenting(.chooser(themeChooser))
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return quit()
        case .close: return close()
        case .interrupt: return interrupt()
        case .accept: return accept()
        case .complete, .historyPrevious, .historyNext: return typeAction(action)
        case .nextField: return moveField(by: 1)
        case .previousField: return moveField(by: -1)
        case .yes, .no: return answer(action == .yes)
        default: return move(motion(of: action))
        }
    }

    private mutating func asking(_ kind: Prompt.Kind) -> [Effect] {
        ask(kind)
        return []
    }

    private mutating func presenting(_ popup: Popup) -> [Effect] {
        present(popup)
        return []
    }

    /// The motion of a stepping action.
    private func motion(of action: Action) -> Motion {
        switch action {
        case .stepLine: .line(.forward)
        case .stepLineBack: .line(.backward)
        case .stepInstruction: .instruction(.forward)
        case .stepInstructionBack: .instruction(.backward)
        case .stepOver: .over(.forward)
        case .stepOverBack: .over(.backward)
        case .finish: .finish(.forward)
        case .finishBack: .finish(.backward)
        case .resume: .resume(.forward)
        case .resumeBack: .resume(.backward)
        default: preconditionFailure("\(action) has a case of its own in perform")
        }
    }

    /// Movement and items belong to whatever has the keyboard: a list, the welcome page or a pane.
    private mutating func performHere(_ action: Action) -> [Effect] {
        switch place {
        case .chooser: return performInChooser(action)
        case .welcome: return performOnWelcomePage(action)
        case .pane(let id):
            guard let context = context(of: id), let messages = panes[id]?.perform(action, context) else {
                notice = Notice("nothing to do here")
                return []
            }
            return update(all: messages)
        case .form, .confirm, .prompt: return []
        }
    }

    private mutating func performOnWelcomePage(_ action: Action) -> [Effect] {
        if action == .enter {
            guard let entry = welcome.selected else { return [] }
            return open(entry.request)
        }
        let page = max(1, arrangement.hints.y - 8)
        _ = welcome.list.perform(action, count: welcome.entries.count, page: page)
        return []
    }

    private mutating func arrange(_ action: Action) -> [Effect] {
        let pane = layout.focus
        let column = arrangement.boxes.filter {
            $0.rect.x == arrangement.box(showing: pane)?.rect.x && $0.shown != .timeline
        }
        let isAlone = column.count <= 1
        switch action {
        case .zoom: layout.isZoomed.toggle()
        case .wider: widen(by: 4)
        case .narrower: widen(by: -4)
        case .taller: if isAlone { widen(by: 4) } else { layout.heighten(pane, by: 2) }
        default: if isAlone { widen(by: -4) } else { layout.heighten(pane, by: -2) }
        }
        return []
    }

    /// Widens the column of the focused pane: the first column grows, or it gives way.
    private mutating func widen(by percent: Int) {
        let isFirst = arrangement.box(showing: layout.focus)?.rect.x == 0
        layout.widen(by: isFirst ? percent : -percent)
    }

    /// Gives the focus to the next pane in the order of the boxes, tabs included.
    private mutating func moveFocus(by steps: Int) -> [Effect] {
        let order = desk.panes
        guard let index = order.firstIndex(of: layout.focus) else { return [] }
        layout.focus(on: order[(index + steps + order.count) % order.count])
        return []
    }

    private mutating func showScreen(_ action: Action) -> [Effect] {
        let target = ScreenCatalogue.screen(shownBy: action) ?? .welcome
        if session == nil, target.row?.needsProgram == true {
            notice = Notice("no program is open; choose one and press Enter", .warning)
        } else {
            if target == .market { market.openIfNeeded() }
            turn(to: target)
            if let tables = session?.tables, tables.isStopped { tables.outdate() }
            if screen == .check { chooseCheckPane() }
        }
        popups.removeAll()
        return []
    }

    private mutating func copySelection() -> [Effect] {
        guard let context = context(of: layout.focus), let text = panes[layout.focus]?.selectedText(context)
        else {
            notice = Notice("nothing is selected here", .warning)
            return []
        }
        return update(.copy(text))
    }

    // MARK: Leaving

    private mutating func quit() -> [Effect] {
        if case .some = popups.last { return close() }
        if isBusy {
            present(.question(Question("A job is running. Quit all the same?", .quit)))
            return []
        }
        if proofs.running != nil || market.seat.isBusy {
            present(.question(Question("A proof is being made. Quit and lose it?", .quit)))
            return []
        }
        return [.quit]
    }

    private mutating func close() -> [Effect] {
        if prompt != nil {
            prompt = nil
        } else if let popup = popups.popLast() {
            if case .chooser(let chooser) = popup, case .themes(let original) = chooser.kind {
                themes.current = original
                return [.theme(original)]
            }
        } else if isBusy {
            return cancelWork()
        } else if screen == .market, isMarketRunning {
            market.pause()
        } else if isWaitingForTables {
            stopFilling()
        } else if layout.isZoomed, screen != .welcome {
            layout.isZoomed = false
        } else {
            notice = nil
            searchText = ""
        }
        return []
    }

    private mutating func interrupt() -> [Effect] {
        if isBusy { return cancelWork() }
        if screen == .market, isMarketRunning {
            market.pause()
            return []
        }
        if isWaitingForTables {
            stopFilling()
            return []
        }
        if prompt != nil || !popups.isEmpty { return close() }
        if proofs.running != nil {
            cancelProof()
            return []
        }
        return [.quit]
    }

    private mutating func answer(_ isYes: Bool) -> [Effect] {
        guard case .question(let question) = popups.popLast() else { return [] }
        guard isYes else { return [] }
        switch question.consequence {
        case .quit: return [.quit]
        case .message(let message): return update(message)
        }
    }
}
