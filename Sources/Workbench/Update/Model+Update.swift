import TerminalScreen

extension Model {
    /// Takes a message and gives what the loop has to do about it.
    public mutating func update(_ message: Message) -> [Effect] {
        let effects = carryOut(message)
        return effects + fillTablesIfNeeded() + makeFiguresIfNeeded()
    }

    private mutating func carryOut(_ message: Message) -> [Effect] {
        switch message {
        case .input(let event): return take(event)
        case .action(let action): return perform(action)
        case .actionIn(let pane, let action):
            focus(on: pane)
            return perform(action)
        case .work(let budget): return work(budget: budget)
        case .opened(let request, let result): return opened(request, result)
        case .progress(let line):
            opening?.progress = line
            return []
        case .filling(let request, let stage, let share):
            session?.tables.progress(request, stage, share)
            return []
        case .filled(let request, let result):
            filled(request, result)
            return []
        case .proving(let job, let progress):
            proofs.take(progress, of: job)
            return []
        case .proved(let job, let result): return proved(job, result)
        case .verified(let job, let result):
            verified(job, result)
            return []
        case .tick(let milliseconds):
            tickMarket(milliseconds: milliseconds)
            return []
        case .prepared(let preparation, let result):
            prepared(preparation, result)
            return []
        case .figures(let figures):
            market.take(figures)
            return []
        case .command(let line): return run(command: line)
        case .say(let said):
            notice = said
            return []
        case .go(let step): return move(.go(to: step))
        case .show(let target, let pane):
            show(target, in: pane)
            return []
        case .choose(let cursor):
            choose(cursor)
            return []
        case .goToFailure(let forward): return goToFailure(forward: forward)
        case .focus(let pane):
            focus(on: pane)
            return []
        case .select(let selection):
            select(selection)
            return []
        case .showFailure(let number):
            showFailure(number)
            return []
        case .offerWays(let number): return offerWays(ofFailure: number)
        case .follow(let way): return follow(way)
        case .findBlindSpots: return findBlindSpots()
        case .ask(let kind, let text):
            ask(kind, text)
            return []
        case .present(let popup):
            present(popup)
            return []
        case .open(let request): return open(request)
        case .copy(let text):
            notice = Notice("copied “\(text.prefix(60))”", .done)
            return [.copy(text)]
        }
    }

    /// Takes several messages in order.
    mutating func update(all messages: [Message]) -> [Effect] {
        messages.flatMap { update($0) }
    }

    // MARK: Input

    private mutating func take(_ event: InputEvent) -> [Effect] {
        switch event {
        case .key(let key): return take(key)
        case .mouse(let mouse): return take(mouse)
        case .paste(let text):
            paste(text)
            return []
        case .resize(let size):
            self.size = size
            return []
        case .focus: return []
        }
    }

    private mutating func take(_ key: Key) -> [Effect] {
        if let action = Keymap.action(for: key, in: place) { return perform(action) }
        switch place {
        case .prompt: type(key)
        case .chooser: return filter(key)
        case .form: editForm { $0.handle(key) }
        // Meant for the program that is being opened; the line that says how far that is stays.
        case _ where opening != nil: break
        default: notice = Notice("\(key) does nothing here; ? shows the keys")
        }
        return []
    }

    private mutating func paste(_ text: String) {
        switch place {
        case .prompt:
            prompt?.editor.insert(text)
            prompt?.completions = []
        case .chooser: editChooser { $0.filter.insert(text) }
        case .form: editForm { $0.insert(text) }
        default: notice = Notice("pasted text is only taken where something is typed")
        }
    }

    // MARK: Asking

    /// Opens a prompt.
    mutating func ask(_ kind: Prompt.Kind, _ text: String = "") {
        notice = nil
        prompt = Prompt(kind, text: text, history: histories[kind] ?? [])
    }

    /// Opens a popup.
    mutating func present(_ popup: Popup) {
        notice = nil
        popups.append(popup)
        // A list starts on its first item, not on a heading.
        if case .chooser = popup { selectItem(by: 0) }
    }
}
