import Engine

/// The Trace screen: one cell is selected, and the cursor in time goes with its row.
extension Model {
    /// Selects a cell. A row that belongs to a step takes the cursor in time along.
    mutating func choose(_ cursor: TraceCursor) {
        guard let session, let index = session.tables.trace else { return }
        session.tables.cursor = cursor
        if let row = index.row(of: cursor), let step = index.session.step(of: row), step != session.position,
            session.work == nil
        {
            _ = session.debugger.move(.go(to: step))
            notice = nil
        }
        session.tables.followedPosition = session.position
        followCursor()
    }

    /// Selects the instruction's row of the step at the cursor in time when that has moved.
    func followStep() {
        guard let session, let index = session.tables.trace else { return }
        let tables = session.tables
        guard tables.followedPosition != session.position else { return }
        tables.followedPosition = session.position
        if let row = tables.cursor.flatMap(index.row), index.session.step(of: row) == session.position {
            return
        }
        tables.cursor = index.cursor(atStep: session.position, from: tables.cursor) ?? tables.cursor
    }

    /// Goes to the next row on which something fails, over all tables.
    mutating func goToFailure(forward: Bool) -> [Effect] {
        guard let session, let view = TraceView(session) else { return [] }
        let rows = view.index.failingRows
        guard !rows.isEmpty else {
            notice = Notice("nothing fails", .done)
            return []
        }
        guard let here = view.reference else { return [] }
        let found =
            forward
            ? rows.first { here < $0 } ?? rows[0] : rows.last { $0 < here } ?? rows[rows.count - 1]
        let columns = view.index.failing[found] ?? []
        choose(view.index.cursor(on: found, column: columns.min() ?? 0))
        return []
    }

    // MARK: Queries

    mutating func askForRows() -> [Effect] {
        let chosen = session.flatMap(TraceView.init)?.query
        ask(.rows, chosen ?? "")
        return []
    }

    /// Shows only the rows of the table that fulfil a query; all rows for an empty one.
    mutating func chooseRows(_ text: String) -> [Effect] {
        guard let session, let view = TraceView(session) else {
            notice = Notice("the tables are not there yet", .warning)
            return []
        }
        session.tables.chosenRows = nil
        guard !text.isEmpty else {
            followCursor()
            return []
        }
        do throws(EngineError) {
            let rows = try view.index.rows(of: view.chip, with: text)
            guard let first = rows.first(where: { $0 >= view.cursor.row }) ?? rows.last else {
                notice = Notice("no row of \(view.chip.name) fulfils \(text)", .warning)
                return []
            }
            session.tables.chosenRows = ChosenRows(chip: view.chip.name, query: text, rows: rows)
            turn(to: .trace)
            choose(TraceCursor(chip: view.chip.name, row: first, column: view.cursor.column))
            notice = Notice(
                "\(ValueText.count(rows.count)) of \(ValueText.count(view.chip.rows)) rows", .done)
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }
}
