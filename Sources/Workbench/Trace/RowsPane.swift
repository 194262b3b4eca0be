import Constraints
import Engine
import TerminalScreen

/// The rows and columns of one table of the run; only what is seen is looked up.
struct RowsPane: ScenePane {
    static let id = PaneID.rows

    private static let widest = 16
    private static let narrowest = 4

    /// The first line of the list, and the first column that is not pinned, among those shown.
    private var top = 0
    private var left = 0
    private var format = CellFormat.decimal
    /// Columns that stay in view, by chip.
    private var pinned: [String: Set<Int>] = [:]
    /// Only columns with this in their names are shown.
    private var filter = ""

    init() {}

    func note(_ context: PaneContext) -> String {
        guard let view = TraceView(context.session) else { return "" }
        return "\(view.chip.name) · \(view.index.note(of: view.chip))"
    }

    // MARK: Columns

    private func pins(_ view: TraceView) -> Set<Int> { pinned[view.chip.name] ?? [] }

    /// The columns that may be seen: pinned ones first, then those that pass the filter.
    private func columns(_ view: TraceView) -> (pinned: [Int], others: [Int]) {
        let all = Array(view.chip.program.columns.indices)
        let pins = pins(view)
        let passing = all.filter { passes($0, view) }
        return (all.filter(pins.contains), (passing.isEmpty ? all : passing).filter { !pins.contains($0) })
    }

    private func passes(_ column: Int, _ view: TraceView) -> Bool {
        filter.isEmpty || TextSearch.contains(filter, in: view.chip.program.columns[column].name)
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> RowsScene {
        var scene = RowsScene()
        guard let view = TraceView(context.session) else {
            scene.problem = context.session.tables.sentence
            return scene
        }
        let height = RowsScene.rowsShown(context.size)
        scene.first = firstLine(view, height: height)
        scene.count = view.count
        var rows: [(row: Int, reference: RowReference, cells: [UInt32])] = []
        for line in scene.first..<min(view.count, scene.first + height) {
            let row = view.row(at: line)
            guard let reference = view.index.reference(row, of: view.chip.name) else { continue }
            rows.append((row, reference, view.index.session.cells(of: reference)))
        }
        let last = view.row(at: max(0, min(view.count, scene.first + height) - 1))
        scene.numberWidth = max(3, ValueText.count(view.count == 0 ? 0 : last).utf8.count)
        let steps = rows.map { view.index.session.step(of: $0.reference) }
        let longest = steps.compactMap { $0 }.max()
        scene.stepWidth = longest.map { max(4, ValueText.count($0).utf8.count) } ?? 0
        let shown = layOut(&scene, view, rows.map(\.cells), width: context.size.width)
        scene.rows = zip(rows, steps).map { entry, step in
            let failing = view.index.failing[entry.reference]
            return RowsScene.Row(
                number: entry.row, step: step, isFailing: failing != nil,
                isOfStep: step != nil && step == context.session.position,
                isSelected: entry.row == view.cursor.row,
                cells: shown.map { column in
                    let cell = CellReference(
                        table: entry.reference.table, row: entry.reference.row, column: column)
                    let mark: RowsScene.Cell.Mark =
                        view.index.changed.contains(cell)
                        ? .changed : failing?.contains(column) == true ? .failing : .none
                    return RowsScene.Cell(
                        text: text(column, entry.cells, view.chip), mark: mark,
                        isZero: entry.cells[column] == 0)
                })
        }
        scene.foot = foot(view)
        return scene
    }

    /// A cell as the format has it; of a word, the low limb's cell shows all of it.
    private func text(_ column: Int, _ cells: [UInt32], _ chip: TraceIndex.Chip) -> String {
        guard format == .words, let limbs = chip.limbs[column],
            let word = CellFormat.word(cells[limbs.low], cells[limbs.high])
        else { return format.text(cells[column]) }
        return column == limbs.low ? ValueText.hex(word) : "└"
    }

    /// Chooses the columns that fit, with the selected one in view, and puts them into the scene.
    private func layOut(
        _ scene: inout RowsScene, _ view: TraceView, _ cells: [[UInt32]], width: Int
    ) -> [Int] {
        let (fixed, others) = columns(view)
        let room =
            width - RowsScene.margin(numberWidth: scene.numberWidth, stepWidth: scene.stepWidth)
            - (scene.count > cells.count ? 1 : 0)
        func columnWidth(_ column: Int) -> Int {
            let values = cells.map { text(column, $0, view.chip).utf8.count + 1 }.max() ?? 0
            let title = view.chip.program.columns[column].name.utf8.count
            return min(Self.widest, max(Self.narrowest, title, values))
        }
        var used = 0
        var shown: [Int] = []
        for column in fixed where used + columnWidth(column) <= room {
            shown.append(column)
            used += columnWidth(column) + 1
        }
        let pinnedCount = shown.count
        // From the stored first column on; further right until the selected one fits.
        let selected = others.firstIndex(of: view.cursor.column)
        var first = min(left, max(0, others.count - 1))
        if let selected, selected < first { first = selected }
        var fitting: [Int] = []
        while true {
            var free = room - used
            fitting = []
            for column in others.dropFirst(first) {
                let width = columnWidth(column)
                guard width <= free || fitting.isEmpty else { break }
                fitting.append(column)
                free -= width + 1
            }
            guard let selected, selected >= first + fitting.count, first + 1 < others.count else { break }
            first += 1
        }
        shown += fitting
        scene.hiddenLeft = first
        scene.hiddenRight = others.count - first - fitting.count
        scene.columns = shown.enumerated().map { position, column in
            RowsScene.Column(
                title: view.chip.program.columns[column].name, width: columnWidth(column),
                isPinned: position < pinnedCount, isSelected: column == view.cursor.column)
        }
        return shown
    }

    private func foot(_ view: TraceView) -> String {
        var parts = [view.chip.program.summary]
        if let query = view.query { parts.insert("rows with \(query)", at: 0) }
        if !filter.isEmpty { parts.insert("columns with “\(filter)”", at: 0) }
        if format != .decimal { parts.insert(format.rawValue, at: 0) }
        return parts.joined(separator: " · ")
    }

    private func firstLine(_ view: TraceView, height: Int) -> Int {
        let line = view.line(of: view.cursor.row)
        var first = top
        if line < first || line >= first + height {
            let isNear = line >= first - height && line < first + 2 * height
            first = isNear ? (line < first ? line : line - height + 1) : line - height / 3
        }
        return max(0, min(first, view.count - height))
    }

    // MARK: Keys and mouse

    mutating func follow(_ context: PaneContext) {
        guard let view = TraceView(context.session) else { return }
        top = firstLine(view, height: RowsScene.rowsShown(context.size))
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        guard let view = TraceView(context.session) else { return nil }
        let page = max(1, RowsScene.rowsShown(context.size) - 1)
        switch action {
        case .up: return go(by: -1, view)
        case .down: return go(by: 1, view)
        case .pageUp: return go(by: -page, view)
        case .pageDown: return go(by: page, view)
        case .home: return go(by: -view.count, view)
        case .end: return go(by: view.count, view)
        case .left: return goToColumn(by: -1, view, context)
        case .right: return goToColumn(by: 1, view, context)
        case .valueFormat: format = format.next
        case .pin:
            var pins = pins(view)
            if pins.remove(view.cursor.column) == nil { pins.insert(view.cursor.column) }
            pinned[view.chip.name] = pins
        case .showCurrent:
            guard let cursor = view.index.cursor(atStep: context.session.position, from: view.cursor) else {
                return [.say(Notice("the step at the cursor has no row"))]
            }
            return [.choose(cursor)]
        case .nextPoint, .previousPoint: return [.goToFailure(forward: action == .nextPoint)]
        case .enter:
            guard let row = view.reference, view.index.session.step(of: row) != nil else {
                return [.say(Notice("this row belongs to no step"))]
            }
            return [.action(.debugScreen)]
        default: return nil
        }
        return []
    }

    private func go(by lines: Int, _ view: TraceView) -> [Message] {
        guard view.count > 0 else { return [] }
        let line = min(max(0, view.line(of: view.cursor.row) + lines), view.count - 1)
        var cursor = view.cursor
        cursor.row = view.row(at: line)
        return [.choose(cursor)]
    }

    private mutating func goToColumn(by steps: Int, _ view: TraceView, _ context: PaneContext) -> [Message] {
        let (fixed, others) = columns(view)
        let order = fixed + others
        let index = order.firstIndex(of: view.cursor.column) ?? 0
        var cursor = view.cursor
        cursor.column = order[min(max(0, index + steps), order.count - 1)]
        left = scene(context).hiddenLeft
        return [.choose(cursor)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        guard let view = TraceView(context.session) else { return [] }
        let scene = scene(context)
        guard place.y > 0, place.y <= scene.rows.count else { return [] }
        var cursor = view.cursor
        cursor.row = scene.rows[place.y - 1].number
        var x = RowsScene.margin(numberWidth: scene.numberWidth, stepWidth: scene.stepWidth)
        for column in scene.columns {
            if place.x >= x, place.x <= x + column.width {
                cursor.column = view.chip.program.column(named: column.title) ?? cursor.column
            }
            x += column.width + 1
        }
        top = scene.first
        left = scene.hiddenLeft
        return cursor == view.cursor ? [] : [.choose(cursor)]
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        guard let view = TraceView(context.session) else { return }
        let height = RowsScene.rowsShown(context.size)
        top = max(0, min(firstLine(view, height: height) + rows, view.count - height))
        // The selection stays in view, but time does not move with the wheel.
        let line = min(max(view.line(of: view.cursor.row), top), max(top, min(view.count, top + height) - 1))
        if view.count > 0 {
            var cursor = view.cursor
            cursor.row = view.row(at: line)
            context.session.tables.cursor = cursor
        }
    }

    /// `/` filters the columns by their names; nothing shows all again.
    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        guard let view = TraceView(context.session) else { return false }
        filter = text
        left = 0
        if text.isEmpty { return true }
        let found = view.chip.program.columns.indices.filter { passes($0, view) }
        guard let first = found.first else {
            filter = ""
            return false
        }
        if !found.contains(view.cursor.column) { context.session.tables.cursor?.column = first }
        return true
    }

    // MARK: What actions take from here

    func selectedText(_ context: PaneContext) -> String? {
        guard let view = TraceView(context.session), let row = view.reference else { return nil }
        return format.text(view.index.session.cells(of: row)[view.cursor.column])
    }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        guard let view = TraceView(context.session), let row = view.reference else { return nil }
        let value = String(view.index.session.cells(of: row)[view.cursor.column])
        return ("\(view.cellName) = \(value)", value)
    }

    func offers(_ action: Action, _ context: PaneContext) -> Bool {
        guard let view = TraceView(context.session) else { return false }
        switch action {
        case .nextPoint, .previousPoint: return !view.index.failingRows.isEmpty
        case .enter: return view.reference.flatMap(view.index.session.step) != nil
        default: return true
        }
    }
}
