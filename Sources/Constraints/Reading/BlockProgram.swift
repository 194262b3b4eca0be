import Algebra

/// The rules and bus entries of a chip as straight-line code over blocks of rows.
///
/// A register is a short vector, one lane a row. Registers are used again as soon as their value is no longer needed,
/// columns are read where they stand and constants are folded into operations, so that a block's values stay in the
/// first-level cache.
struct BlockProgram: Sendable {
    /// Rows worked on at a time.
    static let blockRows = 256

    enum Code: Sendable {
        case add, subtract, multiply
        /// left + constant, constant − left, left · constant.
        case addConstant, subtractFromConstant, multiplyByConstant
        /// left · 2^constant, a rotation of 31 bits.
        case rotate
        case constant
        /// left must be zero; `target` is the constraint.
        case rule
        /// A bus entry; `target` is its index among `entries`.
        case entry
    }

    /// A register, or a column where it stands.
    struct Operand: Sendable, Hashable {
        private let code: Int32

        static func register(_ index: Int) -> Operand { Operand(code: Int32(index)) }
        static func column(_ index: Int) -> Operand { Operand(code: ~Int32(index)) }
        static let none = Operand(code: 0)

        @inline(__always)
        func pointer(_ block: TableBlock, _ registers: UnsafeMutablePointer<UInt32>) -> UnsafePointer<UInt32>
        {
            code >= 0
                ? UnsafePointer(registers + Int(code) * BlockProgram.blockRows)
                : block.cells + Int(~code) * block.height + block.first
        }
    }

    struct Operation: Sendable {
        var code: Code
        var target: Int
        var left = Operand.none
        var right = Operand.none
        var constant: UInt32 = 0
    }

    /// A bus entry as a hash: `seed` (the bus and constant fields) plus the terms.
    struct Entry: Sendable {
        /// Index into the chip's entries.
        var index: Int
        var seed: UInt64
        var terms: [Term]
        /// How often the tuple counts; nil: once.
        var multiplicity: Operand?
    }

    /// A field of a tuple and the key of its position.
    struct Term: Sendable {
        var field: Operand
        var key: UInt64
    }

    let operations: [Operation]
    let entries: [Entry]
    let registerCount: Int

    /// Reads rows of a table, block by block. Rules are evaluated on all of them, bus entries on those in use.
    func read<Reader: BlockReader>(_ table: Table, rows: Range<Int>, into reader: inout Reader) {
        let capacity = max(registerCount, 1) * Self.blockRows
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { registers in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.blockRows) { hashes in
                table.cells.withUnsafeBufferPointer { cells in
                    guard let base = cells.baseAddress, let scratch = registers.baseAddress,
                        let sums = hashes.baseAddress
                    else { return }
                    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
                        let count = min(Self.blockRows, rows.upperBound - first)
                        let block = TableBlock(
                            cells: base, height: table.height, first: first, count: count,
                            inUse: min(max(table.rowsInUse - first, 0), count))
                        run(block, registers: scratch, hashes: sums, &reader)
                    }
                }
            }
        }
    }

    /// Runs the code on one block.
    private func run<Reader: BlockReader>(
        _ block: TableBlock, registers: UnsafeMutablePointer<UInt32>, hashes: UnsafeMutablePointer<UInt64>,
        _ reader: inout Reader
    ) {
        let count = block.count
        for operation in operations {
            let left = operation.left.pointer(block, registers)
            let right = operation.right.pointer(block, registers)
            let constant = operation.constant
            switch operation.code {
            case .rule:
                reader.rule(operation.target, values: left, first: block.first, count: count)
            case .entry:
                let entry = entries[operation.target]
                BlockKernels.hash(entry, block, registers, hashes)
                reader.entry(
                    entry.index, hashes: UnsafePointer(hashes),
                    multiplicities: entry.multiplicity?.pointer(block, registers), first: block.first,
                    count: block.inUse)
            default:
                let target = registers + operation.target * Self.blockRows
                switch operation.code {
                case .add: BlockKernels.add(target, left, right, count)
                case .subtract: BlockKernels.subtract(target, left, right, count)
                case .multiply: BlockKernels.multiply(target, left, right, count)
                case .addConstant: BlockKernels.add(target, left, constant, count)
                case .subtractFromConstant: BlockKernels.subtract(target, constant, left, count)
                case .multiplyByConstant: BlockKernels.multiply(target, left, constant, count)
                case .rotate: BlockKernels.rotate(target, left, constant, count)
                case .constant, .rule, .entry: target.update(repeating: constant, count: count)
                }
            }
        }
    }
}

/// Takes in what a block program computes; called once a block for each rule and each entry.
protocol BlockReader {
    /// The values of a constraint on rows `first ..< first + count`.
    mutating func rule(_ constraint: Int, values: UnsafePointer<UInt32>, first: Int, count: Int)

    /// The hashes of an entry's tuples on rows `first ..< first + count`, all in use, and how often each counts (nil:
    /// once).
    mutating func entry(
        _ entry: Int, hashes: UnsafePointer<UInt64>, multiplicities: UnsafePointer<UInt32>?, first: Int,
        count: Int)
}

/// Some rows of a column-major table.
///
/// An unsafe pointer, because bounds checks in the inner loops cost more than the arithmetic.
struct TableBlock {
    let cells: UnsafePointer<UInt32>
    let height: Int
    let first: Int
    let count: Int
    /// How many of the rows are in use; they come first.
    let inUse: Int
}
