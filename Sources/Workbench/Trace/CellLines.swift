import Constraints
import Engine

/// The lines of the cell inspector.
enum CellLines {
    typealias Line = CellScene.Line

    /// Everything about the selected cell, what is wrong first.
    ///
    /// Kept until another cell is selected or one is changed: rules are evaluated and other rows looked at for it.
    static func all(_ view: TraceView, _ session: DebugSession, width: Int) -> [Line] {
        session.tables.cellLines(of: view.cursor, width: width) { made(view, session, width: width) }
    }

    private static func made(_ view: TraceView, _ session: DebugSession, width: Int) -> [Line] {
        guard let row = view.reference else {
            return [Line(runs: [SceneRun("this table has no row", .textDim)])]
        }
        let states = view.index.session.ruleStates(of: row).filter { mentions($0, view) }
        let failing = states.filter { $0.state == .fails }
        var lines = value(view, row)
        lines += failing.flatMap { rule($0, view, row, width) }
        lines += place(view, session, row)
        lines += ends(states, view, row)
        lines.append(Line(runs: [SceneRun("rules about this column", .heading)]))
        lines += states.filter { $0.state != .fails }.flatMap { rule($0, view, row, width) }
        return lines
    }

    // MARK: The value

    private static func value(_ view: TraceView, _ row: RowReference) -> [Line] {
        let cells = view.index.session.cells(of: row)
        let column = view.cursor.column
        let value = cells[column]
        var runs = [SceneRun(view.cellName, .textStrong), SceneRun("  ", .text)]
        runs.append(SceneRun(CellFormat.decimal.text(value), .value))
        for format in [CellFormat.signed, .hexadecimal, .bytes] where format.text(value) != String(value) {
            runs += [SceneRun(" · ", .textDim), SceneRun(format.text(value), .value)]
        }
        var lines = [Line(runs: runs)]
        if let limbs = view.chip.limbs[column],
            let word = CellFormat.word(cells[limbs.low], cells[limbs.high])
        {
            let half = column == limbs.low ? "low" : "high"
            lines.append(
                Line(runs: [
                    SceneRun("\(half) limb of ", .textDim), SceneRun(ValueText.hex(word), .value),
                    SceneRun(" = \(ValueText.count(word))", .textDim),
                ]))
        }
        let cell = CellReference(table: row.table, row: row.row, column: column)
        if view.index.changed.contains(cell) {
            let old = view.index.session.tables[row.table][column, row.row]
            lines.append(
                Line(runs: [
                    SceneRun("◆ changed; it was filled with ", .valueEdited),
                    SceneRun(String(old), .valueOld),
                    SceneRun(", u takes it back", .textDim),
                ]))
        }
        return lines
    }

    private static func place(_ view: TraceView, _ session: DebugSession, _ row: RowReference) -> [Line] {
        let kind =
            switch view.chip.program.columns[view.cursor.column].kind {
            case .committed: "committed by the prover"
            case .fixed: "fixed: the verifier computes it"
            case .multiplicity: "how often this row is looked up"
            }
        var runs = [SceneRun(kind, .textDim)]
        if let step = view.index.session.step(of: row), step < session.length {
            let record = session.recording.record(step)
            runs += [
                SceneRun("  step \(ValueText.count(step))  ", .textDim),
                SceneRun(record.instruction.text(at: record.pc, symbols: session.symbols), .assembly),
                SceneRun("  " + session.placeText(of: record.pc), .textDim),
            ]
        }
        return [Line(runs: runs)]
    }

    // MARK: Rules

    private static func mentions(_ state: RuleState, _ view: TraceView) -> Bool {
        let program = view.chip.program
        switch state.kind {
        case .constraint(let index):
            return program.columns(in: [program.constraints[index].node]).contains(view.cursor.column)
        case .entry(let index, _, _):
            let entry = program.entries[index]
            if case .count(view.cursor.column) = entry.multiplicity { return true }
            return program.columns(in: entry.tuple).contains(view.cursor.column)
        }
    }

    /// A rule that holds is a line; one that fails is told with formula, values and cause.
    private static func rule(
        _ state: RuleState, _ view: TraceView, _ row: RowReference, _ width: Int
    ) -> [Line] {
        switch state.state {
        case .holds: return [Line(runs: [SceneRun("✓ holds ", .pass), SceneRun(state.label, .text)])]
        case .idle: return [Line(runs: [SceneRun("· idle  ", .textDim), SceneRun(state.label, .textDim)])]
        case .fails: break
        }
        var paragraphs: [[SceneRun]] = [
            [SceneRun("✗ fails ", .fail), SceneRun(state.label, .textStrong)],
            [SceneRun(state.formula, .name)], [SceneRun(state.formulaWithValues, .fail)],
        ]
        let failure = view.index.session.failures.first { explains($0, state, row) }
        if let failure {
            paragraphs.append([SceneRun(view.index.session.explanation(of: failure).sentence, .text)])
        }
        return paragraphs.enumerated().flatMap { number, runs in
            let indented = number == 0 ? runs : [SceneRun("  ")] + runs
            return indented.wrapped(to: width, indent: 2).map { Line(runs: $0) }
        }
    }

    private static func explains(_ failure: Failure, _ state: RuleState, _ row: RowReference) -> Bool {
        switch (failure, state.kind) {
        case (.rule(let violation), .constraint(let index)):
            return violation.row == row && violation.constraint == index
        case (.bus(let imbalance), .entry(let index, _, _)):
            return imbalance.ends.contains { $0.table == row.table && $0.row == row.row && $0.entry == index }
        default: return false
        }
    }

    // MARK: The other side

    /// Who wrote what the column says, and who reads it: the other ends of the entries that mention it.
    private static func ends(_ states: [RuleState], _ view: TraceView, _ row: RowReference) -> [Line] {
        var lines: [Line] = []
        for state in states {
            guard case .entry(let index, let bus, let direction) = state.kind, state.state == .holds else {
                continue
            }
            if let end = view.index.session.otherEnd(ofEntry: index, on: row), end != row {
                let target = view.index.cursor(on: end)
                let step = view.index.session.step(of: end).map { " at step \(ValueText.count($0))" } ?? ""
                lines.append(
                    Line(
                        runs: [
                            SceneRun("→ ", .link),
                            SceneRun(direction == .send ? "read by " : "written by ", .textDim),
                            SceneRun("\(target.chip)[\(target.row)]\(step)", .link),
                            SceneRun("  on the \(bus.name) bus", .textDim),
                        ], target: target))
            }
        }
        return lines
    }
}
