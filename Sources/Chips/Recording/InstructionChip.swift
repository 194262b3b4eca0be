import Constraints

/// The rules of one form, and how its rows are filled.
protocol InstructionChip: Sendable {
    var layout: InstructionLayout { get }
    /// Fills the cells that the layout does not: operands, results and what proves them.
    func fill(_ step: Step, _ row: Row)
    /// Fills consecutive rows. Only `InstructionChip` itself implements it; it is a requirement so that each chip gets
    /// a loop of its own, with one dynamic call for thousands of rows.
    func fill(_ run: PlannedRun, from row: Row)
}

extension InstructionChip {
    func fill(_ run: PlannedRun, from row: Row) {
        var step = Step()
        for index in 0..<run.count {
            run.fill(&step, index)
            let target = Row(cells: row.cells, height: row.height, index: row.index + index)
            layout.fill(step, target)
            fill(step, target)
        }
    }
}

/// What every instruction chip has in common: its form, its recording and the cells of the state and the fields.
struct InstructionLayout: Sendable {
    let form: Form
    let program: ConstraintProgram
    let cycle: Expression
    let pc: Expression
    /// The fields in the order of the program bus, with their cells.
    let fields: [Field]
    let fieldCells: [Expression]

    /// Fills cycle, pc and fields.
    func fill(_ step: Step, _ row: Row) {
        row[cycle] = step.cycle
        row[pc] = step.pc
        for (index, cell) in fieldCells.enumerated() { row[cell] = step.fields[index] }
    }
}
