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

    func fill(_ tuple: [UInt32], _ row: Row) {
        for (cell, value) in zip(cells, tuple) { row[cell] = value }
    }
}

/// Rows of the program table: the one of an address's few forms that has all fields as asked for.
struct ProgramIndex: LookupIndex {
    private let program: DecodedProgram
    /// The tuples of the rows one after the other: a few neighbours are compared field by field.
    private let tuples: [UInt32]

    init(program: DecodedProgram) {
        self.program = program
        tuples = program.rows.indices.flatMap { program.tuple(ofRow: $0) }
    }

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let width = MachineBus.program.fields.count
        let addresses = block.field(0)
        tuples.withUnsafeBufferPointer { tuples in
            for index in 0..<block.count {
                rows[index] = -1
                for row in program.rows(at: addresses[index]) {
                    var field = 1
                    while field < width, tuples[row * width + field] == block.field(field)[index] {
                        field += 1
                    }
                    guard field == width else { continue }
                    rows[index] = Int32(truncatingIfNeeded: row)
                    break
                }
            }
        }
    }
}
