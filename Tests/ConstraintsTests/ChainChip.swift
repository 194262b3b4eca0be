import Constraints

/// A run of one table whose rows follow each other on a bus, as the instructions of a program do.
enum ChainChip {
    static let state = Bus(number: 3, name: "state", fields: ["cycle", "value"])

    static let program: ConstraintProgram = {
        let chip = ChipRecorder(name: "chain", summary: "Adds three in every row.")
        let cycle = chip.column("cycle")
        let value = chip.column("value")
        chip.receive("a row follows its predecessor", from: state, [cycle, value])
        chip.send("a row has a successor", to: state, [2 * cycle + 1 - cycle, value + 3])
        return chip.finish()
    }()

    static func table(rows: Int) -> Table {
        var table = Table(
            program: program, logHeight: Int.bitWidth - (rows - 1).leadingZeroBitCount, rowsInUse: rows)
        for row in 0..<table.height {
            table[0, row] = UInt32(row)
            table[1, row] = UInt32(3 * row)
        }
        return table
    }

    static func statement(rows: Int) -> [PublicEntry] {
        [
            PublicEntry(.send, BusTuple(bus: state, values: [0, 0])),
            PublicEntry(.receive, BusTuple(bus: state, values: [UInt32(rows), UInt32(3 * rows)])),
        ]
    }
}
