import TerminalScreen

extension Model {
    /// The theme chooser, standing on the present theme.
    var themeChooser: Chooser {
        var chooser = Chooser(.themes(original: themes.current))
        chooser.list.selected = themes.entries.firstIndex { $0.name == themes.current } ?? 0
        return chooser
    }

    mutating func editChooser(_ change: (inout Chooser) -> Void) {
        guard case .chooser(var chooser) = popups.last else { return }
        change(&chooser)
        popups[popups.count - 1] = .chooser(chooser)
    }

    /// Gives a key to the filter; the best match is selected.
    mutating func filter(_ key: Key) -> [Effect] {
        var isTaken = false
        editChooser { isTaken = $0.filter.handle(key) }
        guard isTaken else { return [] }
        editChooser { $0.list = ListState() }
        selectItem(by: 0)
        return previewTheme()
    }

    mutating func performInChooser(_ action: Action) -> [Effect] {
        guard case .chooser(let chooser) = popups.last else { return [] }
        let items = items(of: chooser)
        let page = PopupPlace.chooserRows(chooser, count: items.count, in: size)
        switch action {
        case .up: selectItem(by: -1)
        case .down: selectItem(by: 1)
        case .pageUp: selectItem(by: -max(1, page - 1))
        case .pageDown: selectItem(by: max(1, page - 1))
        case .removeItem: return removeBookmark(items, at: chooser.list.selected)
        default: return chooseItem(items, at: chooser.list.selected)
        }
        return previewTheme()
    }

    /// Moves the selection over headings to the next item that can be chosen.
    mutating func selectItem(by steps: Int) {
        guard case .chooser(var chooser) = popups.last else { return }
        let items = items(of: chooser)
        chooser.list.move(by: steps, count: items.count)
        let isText = if case .text = chooser.kind { true } else { false }
        let direction = steps < 0 ? -1 : 1
        while !isText, items.indices.contains(chooser.list.selected), items[chooser.list.selected].isHeading {
            let next = chooser.list.selected + direction
            guard items.indices.contains(next) else {
                chooser.list.selected = items.firstIndex { !$0.isHeading } ?? 0
                break
            }
            chooser.list.selected = next
        }
        chooser.list.reveal(
            height: PopupPlace.chooserRows(chooser, count: items.count, in: size), count: items.count)
        popups[popups.count - 1] = .chooser(chooser)
    }

    /// Does what the chosen item says. Lists that only inform close.
    private mutating func chooseItem(_ items: [ChooserItem], at index: Int) -> [Effect] {
        guard case .chooser(let chooser) = popups.last else { return [] }
        if case .themes = chooser.kind {
            popups.removeLast()
            return choose(theme: themes.current)
        }
        popups.removeLast()
        guard items.indices.contains(index), let message = items[index].message else { return [] }
        return update(message)
    }

    private mutating func removeBookmark(_ items: [ChooserItem], at index: Int) -> [Effect] {
        guard case .chooser(let chooser) = popups.last, chooser.kind == .bookmarks,
            items.indices.contains(index),
            session?.removeBookmark(named: items[index].text) == true
        else { return [] }
        selectItem(by: 0)
        return [.saveSession]
    }

    /// Shows the selected theme at once.
    private mutating func previewTheme() -> [Effect] {
        guard case .chooser(let chooser) = popups.last, case .themes = chooser.kind else { return [] }
        let items = items(of: chooser)
        guard items.indices.contains(chooser.list.selected) else { return [] }
        let name = items[chooser.list.selected].text
        if name == themes.current { return [] }
        themes.current = name
        return [.theme(name)]
    }

    /// The items of a list that pass its filter.
    func items(of chooser: Chooser) -> [ChooserItem] {
        let all = allItems(of: chooser)
        let query = chooser.filter.text.trimmingBlanks
        if query.isEmpty { return all }
        if case .text = chooser.kind {
            return all.filter { $0.text.lowercased().contains(query.lowercased()) }
        }
        let scored = all.enumerated().compactMap { index, item -> (score: Int, index: Int)? in
            guard !item.isHeading else { return nil }
            guard let score = FuzzyMatch.score(query, in: "\(item.text) \(item.detail) \(item.keywords)")
            else { return nil }
            return (score, index)
        }
        return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map { all[$0.index] }
    }

    private func allItems(of chooser: Chooser) -> [ChooserItem] {
        switch chooser.kind {
        case .palette: paletteItems
        case .help(let place): helpItems(for: place)
        case .bookmarks: session?.bookmarkItems ?? []
        case .themes: themes.entries.map { ChooserItem($0.name, detail: $0.summary) }
        case .ways(let ways): ways.map { ChooserItem($0.title, message: .follow($0)) }
        case .market(let choice): marketItems(choice)
        case .rule(let card): card.items(width: PopupPlace.chooserWidth(chooser.kind, in: size) - 6)
        case .text(_, let lines): lines.map { ChooserItem($0) }
        }
    }

    /// Every action that makes sense on this screen: first those of the place the keyboard was in, then those of
    /// other panes, which get the focus when theirs is chosen.
    private var paletteItems: [ChooserItem] {
        let here = placeBelow
        var elsewhere: [ChooserItem] = []
        var items: [ChooserItem] = []
        for row in ActionCatalogue.rows where row.group != .typing && row.action != .palette {
            let words = (row.command ?? "") + " " + row.action.rawValue
            if let key = row.keys(in: here).first {
                items.append(
                    ChooserItem(
                        row.title, detail: key.description, message: .action(row.action), keywords: words))
            } else if case .pane = here,
                let pane = (desk.panes + PaneID.allCases).first(where: { row.places.contains(.pane($0)) }),
                panes[pane] != nil, let key = row.keys(in: .pane(pane)).first
            {
                elsewhere.append(
                    ChooserItem(
                        "\(row.title) (\(pane.title))", detail: key.description,
                        message: .actionIn(pane, row.action), keywords: words))
            }
        }
        return items + elsewhere
    }

    /// Where the keyboard is when the topmost lists are closed.
    var placeBelow: Place {
        let popup = popups.last { if case .chooser = $0 { false } else { true } }
        return popup?.place ?? (screen == .welcome ? .welcome : .pane(layout.focus))
    }
}
