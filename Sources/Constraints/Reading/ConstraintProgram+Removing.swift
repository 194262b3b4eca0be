extension ConstraintProgram {
    /// The recording without one of its constraints, to show what that constraint is for.
    public func removing(constraint: Int) -> ConstraintProgram {
        var kept = constraints
        kept.remove(at: constraint)
        return with(constraints: kept, entries: entries)
    }

    /// The recording without one of its bus entries, to show what that entry is for.
    public func removing(entry: Int) -> ConstraintProgram {
        var kept = entries
        kept.remove(at: entry)
        return with(constraints: constraints, entries: kept)
    }

    private func with(constraints: [Constraint], entries: [BusEntry]) -> ConstraintProgram {
        ConstraintProgram(
            name: name, summary: summary, columns: columns, nodes: nodes, derived: derived,
            constraints: constraints, entries: entries)
    }
}
