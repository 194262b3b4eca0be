import Algebra
import Constraints
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@testable import Proving

@Suite("The row argument")
struct RowArgumentTests {
    private static let parameters = [2, 3, 4].map { window in
        var parameters = Parameters.test
        parameters.window = window
        return parameters
    }

    /// The reference's messages for some tables and a claim, whether it is true or not; computed once for all levels.
    private struct Case {
        /// In the order of the circuit.
        let tables: [Table]
        let prover: ReferenceProver
        let challenges: BusChallenges
        let claim: BusClaim
        let messages: RowProof
        let point: RowPoint
        let end: Digest

        init(_ tables: [Table], _ prover: ReferenceProver, _ challenges: BusChallenges, _ claim: BusClaim) {
            self.tables = tables
            self.prover = prover
            self.challenges = challenges
            self.claim = claim
            var copy = prover
            (messages, point) = copy.proveRows(challenges, claim)
            end = copy.transcript.state
        }

        /// Random cells, which break all rules, and a random claim.
        static func random(_ parameters: Parameters) -> Case {
            let tables = CrookedTables.tables()
            var prover = ReferenceProver(
                circuit: CrookedTables.circuit, tables: tables, publicSide: CrookedTables.publicSide,
                statement: ToyRun.fibonacci(count: 1).statement, parameters: parameters)
            let challenges = BusChallenges(&prover.transcript, tupleLength: prover.circuit.tupleLength)
            let claim = BusClaim(
                point: prover.transcript.challenges(prover.layout.busVariables),
                numerator: prover.transcript.challenge(), denominator: prover.transcript.challenge())
            return Case(tables, prover, challenges, claim)
        }

        /// A run of the toy machine with the claim of its bus argument.
        static func run(_ parameters: Parameters) -> Case {
            let run = ToyRun.fibonacci(count: 7)
            var prover = ReferenceProver(run, parameters: parameters)
            let challenges = BusChallenges(&prover.transcript, tupleLength: prover.circuit.tupleLength)
            let (_, claim) = prover.proveBus(challenges)
            return Case(run.tables, prover, challenges, claim)
        }

        func witness() throws -> Witness {
            try Witness(circuit: prover.circuit, tables: tables, parameters: prover.parameters)
        }

        func check(_ kernels: Kernels) throws {
            let witness = try witness()
            var transcript = prover.transcript
            let (proof, point) = try RowArgument.prove(
                witness, challenges: challenges, claim: claim, kernels: kernels, transcript: &transcript,
                control: ProverControl())
            #expect(proof.window == messages.window, "\(kernels.name)")
            #expect(proof.rounds == messages.rounds, "\(kernels.name)")
            #expect(proof.values == messages.values, "\(kernels.name)")
            #expect(point == self.point, "\(kernels.name)")
            #expect(transcript.state == end, "\(kernels.name)")
        }
    }

    @Test("sends what the reference sends, for broken rules and a false claim too", arguments: parameters)
    func brokenRules(parameters: Parameters) throws {
        let reference = Case.random(parameters)
        for kernels in Kernels.available { try reference.check(kernels) }
    }

    @Test("sends what the reference sends for a true run", arguments: parameters.prefix(2))
    func trueRun(parameters: Parameters) throws {
        let reference = Case.run(parameters)
        for kernels in Kernels.available { try reference.check(kernels) }
    }

    @Test("stops when it is cancelled")
    func cancelled() throws {
        let reference = Case.run(.test)
        let witness = try reference.witness()
        let control = ProverControl()
        control.cancel()
        var transcript = reference.prover.transcript
        #expect(throws: ProvingError.cancelled) {
            try RowArgument.prove(
                witness, challenges: reference.challenges, claim: reference.claim, transcript: &transcript,
                control: control)
        }
    }
}

/// Tables with rules of every degree and of every form that is compiled apart, filled with random cells.
private enum CrookedTables {
    static let bus = Bus(number: 3, name: "numbers", fields: ["one", "two", "three"])

    static let circuit = Circuit(tables: [mixed(), plain(), lookup(), cubic()], maxCycles: 1 << 20)
    static let publicSide = PublicSide(fixed: [nil, nil, nil, nil], entries: [])

    /// More than one chunk of the kernels' lanes, less than a vector, equal heights, a count of rows that is no power
    /// of two.
    static func tables() -> [Table] {
        var random = SeededRandom(seed: 5)
        return [(0, 10, 1001), (0, 6, 64), (0, 4, 3), (1, 6, 50), (2, 5, 32), (3, 5, 27), (3, 4, 16)].map {
            number, logHeight, rows in
            var table = Table(program: circuit.tables[number], logHeight: logHeight, rowsInUse: rows)
            for index in table.cells.indices {
                // Values at either end of the field, too.
                let cell = UInt32.random(in: 0..<M31.modulus, using: &random)
                table.cells[index] = cell % 5 == 0 ? 0 : cell % 5 == 1 ? M31.modulus - 1 : cell
            }
            return table
        }
    }

    private static func mixed() -> ConstraintProgram {
        let chip = ChipRecorder(name: "mixed", summary: "Rules of every degree.")
        let (a, b, c) = (chip.column("a"), chip.column("b"), chip.column("c"))
        let (d, e) = (chip.column("d"), chip.column("e"))
        let carry = (a + b - c).shiftedRight(by: 16)
        chip.requireBoolean("carry", carry)
        chip.require("affine", a + 3 * b - 7, equals: d)
        chip.require("constant minus", (1 - a) * (2 - b) - 5 * c)
        chip.require("product of sums", (a + b) * (a - b) * (c + d + e))
        chip.require("scaled products", 9 * (a * d) + (b * e).shiftedRight(by: 8) - 1)
        chip.require("cubic and affine", 4 - a * b * c + (d - e) * 11 + (5 - d * e))
        chip.require("the difference of products", (a * b - c * d) * (3 - e))
        chip.send("tuple", to: bus, [a, carry, 2 * d - 1])
        chip.send("a tuple with products", to: bus, [a - b * c, (d - a * b) * 3, carry * (carry - 1)])
        chip.send("a tuple of degree 3", to: bus, [a * b * c + e - (d + 1), d, 6 - a * b * e])
        chip.receive("another tuple", from: bus, [chip.constant(4), b, e])
        return chip.finish()
    }

    private static func plain() -> ConstraintProgram {
        let chip = ChipRecorder(name: "plain", summary: "No rules.")
        let (a, b) = (chip.column("a"), chip.column("b"))
        _ = chip.column("idle")
        chip.send("tuple", to: bus, [a, b, a * b])
        return chip.finish()
    }

    private static func lookup() -> ConstraintProgram {
        let chip = ChipRecorder(name: "lookup", summary: "Offers.")
        let (a, b) = (chip.column("a", .fixed), chip.column("b", .fixed))
        chip.offer("tuple", on: bus, [a, b, a + b])
        return chip.finish()
    }

    private static func cubic() -> ConstraintProgram {
        let chip = ChipRecorder(name: "cubic", summary: "One rule of degree 3.")
        let (a, b) = (chip.column("a"), chip.column("b"))
        chip.require("cube", a * a * b - b)
        chip.receive("tuple", from: bus, [a, b, b])
        return chip.finish()
    }
}
