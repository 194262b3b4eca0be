import Algebra
import Constraints
import Hashing
import ProofSystem

/// A run of the toy machine: its tables, what the verifier knows of them, and the statement.
public struct ToyRun: Sendable {
    public let program: [ToyMachine.Instruction]
    /// In the order of the circuit, pieces of one table after each other; tables without rows are left out.
    public var tables: [Table]
    public var publicSide: PublicSide
    public var statement: ProofStatement

    /// Runs a program from cells that start with `input`, the others with 0.
    public init(_ program: [ToyMachine.Instruction], input: [UInt8]) {
        self.program = program
        var machine = Filler(program, input)
        machine.run()
        statement = ProofStatement(
            identity: Self.identity(program), publicInput: input, privateLength: 0,
            publicOutput: machine.output,
            exitCode: 0, cycles: machine.clock - 1)
        publicSide = Self.publicSide(program, statement)
        var rows = machine.rows
        rows[.program] = machine.programCounts.map { [$0] }
        rows[.range] = machine.rangeCounts.map { [$0] }
        rows[.memory] = zip(machine.cells, machine.times).map { [UInt32($0), $1] }
        var tables: [Table] = []
        for table in ToyMachine.Table.allCases {
            tables += Self.pieces(table, rows[table] ?? [], publicSide.fixed[table.rawValue])
        }
        self.tables = tables
    }

    /// Puts out the first `count` Fibonacci numbers modulo 256.
    public static func fibonacci(count: UInt8) -> ToyRun {
        // Cells: 0 zero, 1 minus one, 2 counter, 3 and 4 the last terms, 5 the next one.
        ToyRun(
            [
                .init(.add, 3, 4, 5), .init(.add, 4, 0, 3), .init(.add, 5, 0, 4), .init(.out, 3),
                .init(.add, 2, 1, 2),
                .init(.branch, 2, 0, 0), .init(.halt, 1),
            ], input: [0, 255, count, 0, 1])
    }

    /// What the verifier computes from his own program and the statement.
    public static func publicSide(
        _ program: [ToyMachine.Instruction], _ statement: ProofStatement
    ) -> PublicSide {
        let image = (0..<ToyMachine.cells).map { index in
            index < statement.publicInput.count ? UInt32(statement.publicInput[index]) : 0
        }
        let known: [ToyMachine.Table: FixedTable] = [
            .program: FixedTable(
                rowsInUse: program.count,
                columns: [
                    .rowNumber, .values(program.map(\.operation.rawValue)), .values(program.map(\.a)),
                    .values(program.map(\.b)), .values(program.map(\.c)),
                ]),
            .range: FixedTable(rowsInUse: 256, columns: [.bits(BitPolynomial(bits: 0..<8))]),
            .memory: FixedTable(rowsInUse: ToyMachine.cells, columns: [.rowNumber, .values(image)]),
        ]
        let end = [statement.cycles + 1, ToyMachine.halted, UInt32(statement.publicOutput.count)]
        var entries = [
            PublicEntry(.send, BusTuple(bus: ToyMachine.state, values: [1, 0, 0])),
            PublicEntry(.receive, BusTuple(bus: ToyMachine.state, values: end)),
        ]
        for (index, byte) in statement.publicOutput.enumerated() {
            let values = [UInt32(index), UInt32(byte)]
            entries.append(PublicEntry(.receive, BusTuple(bus: ToyMachine.output, values: values)))
        }
        return PublicSide(fixed: ToyMachine.Table.allCases.map { known[$0] }, entries: entries)
    }

    private static func identity(_ program: [ToyMachine.Instruction]) -> Digest {
        var hash = Blake3()
        for instruction in program {
            hash.update(
                [instruction.operation.rawValue, instruction.a, instruction.b, instruction.c].map(UInt8.init))
        }
        return Digest(words: hash.words)
    }

    // MARK: - Pieces

    /// The rows of one table as pieces: a public table is one, others are cut as the ones of their count, at least
    /// eight rows each: 27 rows make pieces of 16 and 8 and 8.
    private static func pieces(_ table: ToyMachine.Table, _ rows: [[UInt32]], _ known: FixedTable?) -> [Table]
    {
        let rules = ToyMachine.circuit.tables[table.rawValue]
        var pieces: [Table] = []
        var start = 0
        while start < rows.count {
            let rest = rows.count - start
            let log = known?.logHeight ?? max(3, Int.bitWidth - 1 - rest.leadingZeroBitCount)
            let count = min(rest, 1 << log)
            var piece = Table(program: rules, logHeight: log, rowsInUse: count)
            for row in 0..<1 << log {
                let used = min(row, count - 1)
                var (committed, fixed) = (0, 0)
                for (column, kind) in rules.columns.map(\.kind).enumerated() {
                    if kind == .fixed {
                        piece[column, row] = known?.columns[fixed].value(at: used) ?? 0
                        fixed += 1
                    } else {
                        // Nothing is looked up in the padding.
                        piece[column, row] =
                            kind == .multiplicity && row >= count ? 0 : rows[start + used][committed]
                        committed += 1
                    }
                }
            }
            pieces.append(piece)
            start += count
        }
        return pieces
    }
}

/// Runs and notes the rows of every table.
private struct Filler {
    let program: [ToyMachine.Instruction]
    var cells: [UInt8]
    var times = Array(repeating: UInt32(0), count: ToyMachine.cells)
    var rows: [ToyMachine.Table: [[UInt32]]] = [:]
    var programCounts: [UInt32]
    var rangeCounts = Array(repeating: UInt32(0), count: 256)
    var output: [UInt8] = []
    var clock: UInt32 = 1
    var pc: UInt32 = 0

    init(_ program: [ToyMachine.Instruction], _ input: [UInt8]) {
        self.program = program
        cells = input + Array(repeating: 0, count: ToyMachine.cells - input.count)
        programCounts = Array(repeating: 0, count: program.count)
    }

    mutating func run() {
        while pc != ToyMachine.halted, clock <= ToyMachine.maxCycles { step() }
    }

    private mutating func step() {
        let instruction = program[Int(pc)]
        programCounts[Int(pc)] += 1
        let (a, b, c) = (Int(instruction.a), Int(instruction.b), Int(instruction.c))
        let start = [clock, pc, UInt32(output.count), instruction.a, instruction.b, instruction.c]
        let x = UInt32(cells[a])
        switch instruction.operation {
        case .add:
            let xTime = touch(a, 1)
            let (y, yTime) = (UInt32(cells[b]), touch(b, 2))
            let (old, oldTime) = (UInt32(cells[c]), touch(c, 3))
            let z = (x + y) & 255
            cells[c] = UInt8(z)
            rangeCounts[Int(z)] += 1
            rows[.add, default: []].append(start + [x, xTime, y, yTime, old, oldTime, z, (x + y) >> 8])
            pc += 1
        case .branch:
            let xTime = touch(a, 1)
            let inverse = M31(x).inverse?.value ?? 0
            let target = x == 0 ? pc + 1 : instruction.c
            rows[.branch, default: []].append(start + [x, xTime, inverse, target])
            pc = target
        case .out:
            rows[.out, default: []].append(start + [x, touch(a, 1)])
            output.append(UInt8(x))
            pc += 1
        case .halt:
            rows[.halt, default: []].append(start)
            pc = ToyMachine.halted
        }
        clock += 1
    }

    /// Access j of this cycle to a cell; the time of the one before.
    private mutating func touch(_ cell: Int, _ number: UInt32) -> UInt32 {
        let (old, now) = (times[cell], 4 * clock + number)
        rangeCounts[Int(now - old - 1)] += 1
        times[cell] = now
        return old
    }
}
