import Constraints

/// The rules of single rows.
extension TableSession {
    /// Every rule of a row's chip: constraints in the order of the recording, then bus entries.
    public func ruleStates(of row: RowReference) -> [RuleState] {
        let reading = live.reading(of: row)
        let text = RowText(reading)
        let program = reading.program
        let constraints = program.constraints.enumerated().map { index, constraint in
            RuleState(
                kind: .constraint(index), label: constraint.label,
                state: reading.holds(constraint: index) ? .holds : .fails,
                formula: text.formula(constraint), formulaWithValues: text.formulaWithValues(constraint))
        }
        let entries = program.entries.enumerated().map { index, entry in
            let state: RuleState.State =
                isIdle(index, row, reading)
                ? .idle : isUnbalanced(reading.tuple(ofEntry: index)) ? .fails : .holds
            return RuleState(
                kind: .entry(index, entry.bus, entry.direction), label: entry.label, state: state,
                formula: text.formula(entry), formulaWithValues: text.formulaWithValues(entry))
        }
        return constraints + entries
    }

    /// The columns of a row in which some change goes unnoticed by its rules, its lookups and the other ends of its
    /// tuples.
    public func blindSpots(of row: RowReference) -> [BlindSpots.ColumnFindings] {
        let program = tables[row.table].program
        return BlindSpots(lookups: lookups).findings(of: [cells(of: row)], in: program)
            .filter { $0.unnoticed > 0 }
    }

    /// Whether an entry puts nothing on its bus on a row.
    func isIdle(_ entry: Int, _ row: RowReference, _ reading: RowReading) -> Bool {
        row.row >= tables[row.table].rowsInUse || reading.multiplicity(ofEntry: entry) == 0
    }
}
