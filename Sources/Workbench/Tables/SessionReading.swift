import Constraints
import Engine

/// The tables of a session in the words of the screens.
final class SessionReading: TableReading {
    private let session: TableSession
    /// What is wrong now; a failure's number on the board is its index.
    private var failures: [Failure]?

    init(_ session: TableSession) {
        self.session = session
    }

    var steps: Int { session.run.cycles }

    // MARK: Rows and rules

    /// A row as people name it.
    func place(of row: RowReference) -> RowPlace {
        RowPlace(
            chip: session.tables[row.table].program.name, number: session.run.tables.rowInChip(row),
            table: row.table, row: row.row)
    }

    func rules(ofStep step: Int) -> StepRules {
        StepRules(
            step: step,
            rows: session.rows(ofStep: step).map { StepRules.Row(place: place(of: $0), rules: rules(of: $0)) }
        )
    }

    private func rules(of row: RowReference) -> [StepRules.Rule] {
        let broken = failures(on: row)
        return session.ruleStates(of: row).map { state in
            var bus: String?
            var failure: Failure?
            switch state.kind {
            case .constraint(let index):
                failure = broken.first {
                    if case .rule(let found) = $0 { found.constraint == index } else { false }
                }
            case .entry(let index, let on, _):
                bus = on.name
                failure = broken.first { broken in
                    guard case .bus(let imbalance) = broken else { return false }
                    return imbalance.ends.contains {
                        $0.table == row.table && $0.row == row.row && $0.entry == index
                    }
                }
            }
            return StepRules.Rule(
                verdict: Verdict(state.state), label: state.label, bus: bus,
                formula: state.formula, values: state.formulaWithValues,
                cause: state.state == .fails ? failure.map { session.explanation(of: $0).sentence } : nil)
        }
    }

    private func failures(on row: RowReference) -> [Failure] {
        allFailures.filter { failure in
            switch failure {
            case .rule(let violation): violation.row == row
            case .bus(let imbalance): imbalance.ends.contains { $0.table == row.table && $0.row == row.row }
            case .verifier: false
            }
        }
    }

    func formula(ofRule index: Int, of chip: String) -> String {
        guard let program = session.tables.first(where: { $0.program.name == chip })?.program else {
            return ""
        }
        let printer = FormulaPrinter(program)
        if index < program.constraints.count { return printer.formula(program.constraints[index].node) }
        let entry = program.entries[index - program.constraints.count]
        return "(" + entry.tuple.map(printer.formula).joined(separator: ", ") + ")"
    }

    // MARK: The board

    private var allFailures: [Failure] {
        let all = failures ?? session.failures
        failures = all
        return all
    }

    func board() -> CheckBoard {
        var board = CheckBoard()
        board.chips = chips()
        board.groups = groups()
        board.buses = buses()
        board.changes = session.changedCells.map(describe)
        return board
    }

    private func describe(_ cell: CellReference) -> String {
        let column = session.tables[cell.table].program.columns[cell.column].name
        return "\(place(of: cell.rowReference).text).\(column) = \(session.value(of: cell))"
    }

    private func chips() -> [CheckBoard.Chip] {
        var chips: [CheckBoard.Chip] = []
        for (index, table) in session.tables.enumerated() {
            let program = table.program
            if chips.last?.name == program.name {
                chips[chips.count - 1].rowsInUse += table.rowsInUse
                chips[chips.count - 1].rows += table.height
                chips[chips.count - 1].pieces += 1
            } else {
                chips.append(
                    CheckBoard.Chip(
                        name: program.name, summary: program.summary, rowsInUse: table.rowsInUse,
                        rows: table.height, pieces: 1,
                        rules: program.constraints.map { CheckBoard.Rule(label: $0.label, failures: 0) }
                            + program.entries.map {
                                CheckBoard.Rule(label: $0.label, bus: $0.bus.name, failures: 0)
                            }))
            }
            count(into: &chips[chips.count - 1].rules, table: index)
        }
        return chips
    }

    private func count(into rules: inout [CheckBoard.Rule], table: Int) {
        let constraints = session.tables[table].program.constraints.count
        for failure in allFailures {
            switch failure {
            case .rule(let violation) where violation.row.table == table:
                rules[violation.constraint].failures += 1
            case .bus(let imbalance):
                for end in imbalance.ends where end.table == table {
                    rules[constraints + end.entry].failures += 1
                }
            default: break
            }
        }
    }

    private func groups() -> [CheckBoard.Group] {
        var groups: [CheckBoard.Group] = []
        for (number, failure) in allFailures.enumerated() {
            let group: CheckBoard.Group
            var entry: CheckBoard.Failure
            switch failure {
            case .rule(let violation):
                let program = session.tables[violation.row.table].program
                entry = CheckBoard.Failure(
                    number: number, place: place(of: violation.row).text,
                    step: session.step(of: violation.row))
                group = CheckBoard.Group(
                    title: program.constraints[violation.constraint].label, chip: program.name, total: 0,
                    failures: [])
            case .bus(let imbalance):
                let story = session.explanation(of: failure).imbalance
                entry = CheckBoard.Failure(
                    number: number, place: story?.tuple ?? "", excess: imbalance.excess)
                entry.step = story?.ends.lazy.compactMap { $0.place?.step }.first
                group = CheckBoard.Group(
                    title: "the \(imbalance.tuple.bus.name) bus does not balance",
                    bus: imbalance.tuple.bus.name, total: 0, failures: [])
            case .verifier:
                let story = session.explanation(of: failure)
                entry = CheckBoard.Failure(
                    number: number, place: story.place.map { place(of: $0.row).text } ?? story.sentence,
                    step: story.place?.step)
                group = CheckBoard.Group(title: CheckBoard.publicTitle, total: 0, failures: [])
            }
            let index = groups.firstIndex { $0.title == group.title && $0.chip == group.chip } ?? groups.count
            if index == groups.count { groups.append(group) }
            groups[index].total += 1
            groups[index].failures.append(entry)
        }
        return groups
    }

    private func buses() -> [CheckBoard.Bus] {
        session.run.report.buses.map { findings in
            var bus = CheckBoard.Bus(name: findings.bus.name, fields: findings.bus.fields, unbalanced: 0)
            for (number, failure) in allFailures.enumerated() {
                guard case .bus(let imbalance) = failure, imbalance.tuple.bus == findings.bus else {
                    continue
                }
                bus.unbalanced += 1
                bus.tuples.append(tuple(number, failure, imbalance))
            }
            return bus
        }
    }

    private func tuple(_ number: Int, _ failure: Failure, _ imbalance: Imbalance) -> CheckBoard.Tuple {
        let story = session.explanation(of: failure).imbalance
        let ends = (story?.ends ?? []).map { end in
            "\(end.direction == .send ? "sent" : "received") by \(end.place?.name ?? "the statement")"
        }
        return CheckBoard.Tuple(
            failure: number,
            values: "(" + imbalance.tuple.values.map(String.init).joined(separator: ", ") + ")",
            excess: imbalance.excess, ends: ends,
            nearest: story?.nearestMiss.map {
                "\($0): differs in \(imbalance.differingFields.joined(separator: ", "))"
            })
    }

    func detail(ofFailure number: Int) -> FailureDetail? {
        guard allFailures.indices.contains(number) else { return nil }
        let story = session.explanation(of: allFailures[number])
        var detail = FailureDetail(title: story.label, cause: story.sentence)
        detail.facts = [
            FailureDetail.Fact(name: "formula", text: story.formula),
            FailureDetail.Fact(name: "values", text: story.formulaWithValues),
        ]
        if let place = story.place {
            if let text = place.instruction { detail.facts.append(.init(name: "instruction", text: text)) }
            if let text = place.source { detail.facts.append(.init(name: "source", text: text)) }
            if let step = place.step { detail.ways.append(.step(step)) }
            detail.ways.append(.row(self.place(of: place.row)))
        }
        for writer in story.writers {
            detail.facts.append(.init(name: writer.name, text: writer.sentence))
            if let step = writer.step { detail.ways.append(.writer(of: writer.name, step: step)) }
        }
        return detail
    }

    /// The cells of the step's rows are changed again and again, and everybody is asked who notices.
    func blindSpots(ofStep step: Int) -> [BlindSpotMap.Line] {
        session.rows(ofStep: step).flatMap { row in
            session.blindSpots(of: row).map { found in
                var reason = "\(ValueText.count(found.unnoticed)) of \(ValueText.count(found.tried)) changes"
                if let example = found.example {
                    reason +=
                        ", such as \(ElementText.text(example.before)) to \(ElementText.text(example.after))"
                }
                return BlindSpotMap.Line(place: "\(place(of: row).text).\(found.column)", reason: reason)
            }
        }
    }

    // MARK: Changing

    func poke(_ spec: PokeSpec) throws(EngineError) {
        failures = nil
        try session.poke(spec)
    }

    func undo() {
        failures = nil
        session.undo()
    }

    func redo() {
        failures = nil
        session.redo()
    }
}

extension Verdict {
    init(_ state: RuleState.State) {
        self =
            switch state {
            case .holds: .holds
            case .fails: .fails
            case .idle: .idle
            }
    }
}
