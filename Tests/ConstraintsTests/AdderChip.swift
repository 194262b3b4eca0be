import Constraints

/// A small chip to try the language on: 32-bit addition in two limbs, with range checks.
enum AdderChip {
    static let range = Bus(number: 1, name: "range16", fields: ["value"])
    static let words = Bus(number: 2, name: "words", fields: ["low", "high"])

    static let program: ConstraintProgram = {
        let chip = ChipRecorder(name: "add", summary: "Adds two words.")
        let a = chip.columns("a", count: 2)
        let b = chip.columns("b", count: 2)
        let sum = chip.columns("sum", count: 2)
        let low = chip.derive("carry[0]", (a[0] + b[0] - sum[0]).shiftedRight(by: 16))
        let high = chip.derive("carry[1]", (a[1] + b[1] + low - sum[1]).shiftedRight(by: 16))
        chip.requireBoolean("the carry of the low limb is 0 or 1", low)
        chip.requireBoolean("the carry of the high limb is 0 or 1", high)
        chip.send("the low limb of the sum is a limb", to: range, [sum[0]])
        chip.send("the high limb of the sum is a limb", to: range, [sum[1]])
        chip.send("the sum goes out", to: words, sum)
        return chip.finish()
    }()

    /// A table of 2^logHeight rows with one addition each, the last one repeated as padding.
    static func table(_ operands: [(UInt32, UInt32)], logHeight: Int) -> Table {
        var table = Table(program: program, logHeight: logHeight, rowsInUse: operands.count)
        for row in 0..<table.height {
            let (a, b) = operands[min(row, operands.count - 1)]
            let sum = a &+ b
            let limbs = [a & 0xffff, a >> 16, b & 0xffff, b >> 16, sum & 0xffff, sum >> 16]
            for (column, limb) in limbs.enumerated() { table[column, row] = limb }
        }
        return table
    }
}

/// The lookup table that the adder's range checks use, cut down to a few rows.
enum RangeChip {
    static let program: ConstraintProgram = {
        let chip = ChipRecorder(name: "range", summary: "Every 16-bit value once.")
        let value = chip.column("value", .fixed)
        chip.offer("a 16-bit value", on: AdderChip.range, [value])
        return chip.finish()
    }()

    /// The table of the values below 2^logHeight with the multiplicities that `uses` asks for.
    static func table(uses: [UInt32: UInt32], logHeight: Int = 16) -> Table {
        var table = Table(program: program, logHeight: logHeight, rowsInUse: 1 << logHeight)
        for value in 0..<UInt32(1 << logHeight) {
            table[0, Int(value)] = value
            table[1, Int(value)] = uses[value] ?? 0
        }
        return table
    }

    /// Finds values below a bound.
    struct Index: LookupIndex {
        let count: UInt32

        func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
            for index in 0..<block.count {
                let value = block.field(0)[index]
                rows[index] = value < count ? Int32(value) : -1
            }
        }
    }
}
