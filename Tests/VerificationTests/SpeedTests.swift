#if !DEBUG
    import Algebra
    import Constraints
    import ProofSystem
    import TestSupport
    import Testing
    import ToyCircuit

    @testable import Verification

    /// A proof with as many tables, pieces and columns as those of real runs; their rows are fewer, which changes the
    /// depth of its trees and little else.
    @Suite("The verifier's speed")
    struct SpeedTests {
        private static let tables = 82
        private static let columns = 18
        private static let pieces = 150

        private static func rules(_ number: Int) -> ConstraintProgram {
            let chip = ChipRecorder(name: "table \(number)", summary: "Products of neighbours.")
            let cells = chip.columns("c", count: columns)
            let bus = Bus(number: number + 1, name: "bus \(number)", fields: ["a", "b", "c", "d"])
            for index in 0..<8 {
                chip.require("product \(index)", cells[index] * cells[index + 1], equals: cells[index + 10])
            }
            for index in 0..<5 {
                let tuple = Array(cells[index..<index + 4])
                chip.send("tuple \(index)", to: bus, tuple)
                chip.receive("tuple \(index) again", from: bus, tuple)
            }
            return chip.finish()
        }

        private static func table(_ program: ConstraintProgram, _ log: Int, _ random: inout SeededRandom)
            -> Table
        {
            var table = Table(program: program, logHeight: log, rowsInUse: 1 << log)
            for row in 0..<table.height {
                for column in 0..<10 {
                    table[column, row] = UInt32.random(in: 0..<M31.modulus, using: &random)
                }
                for column in 10..<columns {
                    table[column, row] = (M31(table[column - 10, row]) * M31(table[column - 9, row])).value
                }
            }
            return table
        }

        @Test("a proof of the size of a real one is verified in milliseconds")
        func speed() throws {
            var random = SeededRandom(seed: 5)
            let circuit = Circuit(tables: (0..<Self.tables).map(Self.rules), maxCycles: .max)
            let tables = (0..<Self.pieces).map { piece in
                Self.table(circuit.tables[piece % Self.tables], 4 + piece * 7 % 6, &random)
            }
            let publicSide = PublicSide(fixed: Array(repeating: nil, count: Self.tables), entries: [])
            let statement = ToyRun.fibonacci(count: 1).statement
            var prover = ReferenceProver(
                circuit: circuit, tables: tables, publicSide: publicSide, statement: statement,
                parameters: .standard)
            let bytes = prover.prove().encode()
            var best = Duration.seconds(1000)
            var reading = best
            for _ in 0..<10 {
                let start = ContinuousClock.now
                let proof = try Proof(decoding: bytes)
                reading = min(reading, ContinuousClock.now - start)
                let middle = ContinuousClock.now
                _ = try Verifier.verify(proof, circuit: circuit, publicSide: publicSide, statement: statement)
                best = min(best, ContinuousClock.now - middle)
            }
            print(
                "read \(reading), verified \(best), \(bytes.count) bytes, \(prover.layout.columns.count) columns"
            )
            // Several times the time of a machine at rest, so that a busy one does not fail.
            #expect(best < .milliseconds(50))
        }
    }
#endif
