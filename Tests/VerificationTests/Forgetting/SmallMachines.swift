#if DEBUG
    import Algebra
    import Constraints
    import ProofSystem
    import ToyCircuit

    /// Machines of one idea each, for forgeries that the toy machine has no room for.

    /// Four columns that hold one number each, which its rules name. The cells are others in every row: no numbers make
    /// them true.
    enum ConstantsMachine {
        static func column(_ number: Int) -> [UInt32] { (0..<16).map { UInt32(100 * number + $0 * $0 + 7) } }

        static func prover(_ constants: [Int64], _ transcript: Transcript) -> ReferenceProver {
            let chip = ChipRecorder(name: "constants", summary: "Columns of one number each.")
            let columns = chip.columns("c", count: constants.count)
            let bus = Bus(number: 1, name: "nothing", fields: ["value"])
            for (index, constant) in constants.enumerated() {
                chip.require("number \(index)", columns[index], equals: chip.constant(constant))
            }
            chip.send("a number", to: bus, [columns[0]])
            chip.receive("the number", from: bus, [columns[0]])
            let rules = chip.finish()
            let cells = constants.indices.flatMap { Self.column($0) }
            let table = Table(program: rules, logHeight: 4, rowsInUse: 16, cells: cells)
            return ReferenceProver(
                circuit: Circuit(tables: [rules], maxCycles: 1), tables: [table],
                publicSide: PublicSide(fixed: [nil], entries: []), statement: .nothing, parameters: .test,
                transcript: transcript)
        }
    }

    /// Puts out the numbers from 0 to 15, as four bytes each; any other output is false.
    enum CountingMachine {
        static let numbers = Array(UInt32(0)..<16)

        private static let rules: ConstraintProgram = {
            let chip = ChipRecorder(name: "counting", summary: "Puts out the numbers of its rows.")
            let (number, output) = (chip.column("number", .fixed), chip.column("output", .fixed))
            let cell = chip.column("cell")
            let bus = Bus(number: 1, name: "nothing", fields: ["value"])
            chip.require("the cell is the row's number", cell, equals: number)
            chip.require("the cell is put out", output, equals: cell)
            chip.send("a number", to: bus, [cell])
            chip.receive("the number", from: bus, [cell])
            return chip.finish()
        }()
        private static let circuit = Circuit(tables: [rules], maxCycles: 64)

        static func prover(_ output: [UInt32], _ transcript: Transcript) -> ReferenceProver {
            var statement = ProofStatement.nothing
            statement.publicOutput = output.flatMap { word in
                (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
            }
            let known = FixedTable(rowsInUse: 16, columns: [.rowNumber, .values(output)])
            let table = Table(
                program: rules, logHeight: 4, rowsInUse: 16, cells: numbers + output + numbers)
            return ReferenceProver(
                circuit: circuit, tables: [table], publicSide: PublicSide(fixed: [known], entries: []),
                statement: statement, parameters: .test, transcript: transcript)
        }
    }

    /// Holds coins of 26 values, each in a table of its own, one a row in use, and pays with one of a value that no coin
    /// has: any proof of that is a forgery.
    enum Purse {
        static let coins = 26
        static let height = 64
        private static let missing: UInt32 = 1000
        private static let bus = Bus(number: 1, name: "purse", fields: ["value"])

        static func tuple(_ value: UInt32) -> BusTuple { BusTuple(bus: bus, values: [value]) }

        private static let circuit = Circuit(
            tables: (0..<coins).map { value in
                let chip = ChipRecorder(name: "coin \(value)", summary: "Coins of one value.")
                let column = chip.column("value")
                chip.require("the value", column, equals: chip.constant(Int64(value)))
                chip.send("a coin", to: bus, [column])
                return chip.finish()
            }, maxCycles: 1)

        /// `rows`: how many coins there are of each value.
        static func prover(_ rows: [Int], _ transcript: Transcript) -> ReferenceProver {
            let tables = rows.enumerated().map { value, count in
                Table(
                    program: circuit.tables[value], logHeight: 6, rowsInUse: count,
                    cells: Array(repeating: UInt32(value), count: height))
            }
            return ReferenceProver(
                circuit: circuit, tables: tables,
                publicSide: PublicSide(
                    fixed: Array(repeating: nil, count: coins),
                    entries: [PublicEntry(.receive, tuple(missing))]),
                statement: .nothing, parameters: .test, transcript: transcript)
        }
    }

    extension ProofStatement {
        fileprivate static let nothing = ProofStatement(
            identity: Digest(words: SIMD8()), publicInput: [], privateLength: 0, publicOutput: [],
            exitCode: 0,
            cycles: 1)
    }
#endif
