import Constraints

/// The decoded program: one row for each form that an address may execute.
///
/// The verifier decodes the image by itself; nothing here is the prover's but how often each row is used.
struct ProgramTable: TableChip {
    let program: ConstraintProgram
    private let cells: [Expression]

    init() {
        let chip = ChipRecorder(name: "program", summary: "The forms in which each address may execute.")
        let cells = MachineBus.program.fields.map { chip.column($0, .fixed) }
        self.cells = cells
        chip.offer("this address may execute this form", on: MachineBus.program, cells)
        program = chip.finish()
    }

    func fill(_ tuple: ArraySlice<UInt32>, _ row: Row) {
        for (cell, value) in zip(cells, tuple) { row[cell] = value }
    }
}
