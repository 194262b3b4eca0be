import Algebra
import ProofSystem
import Testing
import ToyCircuit

@testable import Proving

@Suite("the bus argument")
struct BusArgumentTests {
    @Test("says what the reference says, at every level of kernels", arguments: BusArgumentShape.catalogue)
    func sameMessages(shape: BusArgumentShape) throws {
        let fractions = BusArgumentFractions(shape)
        var transcript = Transcript()
        let expected = BusArgumentReference.prove(
            fractions.numerators, fractions.denominators, shape.variables, &transcript)
        for kernels in Kernels.available {
            var other = Transcript()
            let (proof, claim) = try BusArgument.prove(
                entries: fractions.entries, variables: shape.variables, transcript: &other,
                control: ProverControl(), kernels: kernels)
            #expect(proof == expected.proof, "\(kernels.name)")
            #expect(claim == expected.claim, "\(kernels.name)")
            #expect(other.state == transcript.state, "\(kernels.name)")
        }
    }

    @Test(
        "is accepted, and ends with the extensions of numerators and denominators, on several chunks of leaves"
    )
    func severalChunks() throws {
        let shape = BusArgumentShape.severalChunks
        let fractions = BusArgumentFractions(shape)
        #expect(fractions.numerators.count > 1 << 15)
        var transcript = Transcript()
        let (proof, claim) = try BusArgument.prove(
            entries: fractions.entries, variables: shape.variables, transcript: &transcript,
            control: ProverControl())
        var other = Transcript()
        #expect(BusArgumentReference.verify(proof, &other) == claim)
        // The padding is 0/1, so that what is left of a denominator's extension are the weights of no leaf.
        var (numerator, denominator) = (QM31.zero, QM31.one)
        for (index, weight) in Multilinear.eqTable(claim.point).prefix(fractions.numerators.count)
            .enumerated()
        {
            numerator += weight * fractions.numerators[index]
            denominator += weight * (fractions.denominators[index] - M31.one)
        }
        #expect(numerator == claim.numerator)
        #expect(denominator == claim.denominator)
    }

    @Test("sends what the reference prover of a toy machine sends", arguments: [UInt8(1), 9])
    func toyMachine(count: UInt8) throws {
        let run = ToyRun.fibonacci(count: count)
        var reference = ReferenceProver(run)
        var transcript = reference.transcript
        let challenges = BusChallenges(&transcript, tupleLength: reference.circuit.tupleLength)
        reference.transcript = transcript
        let expected = reference.proveBus(challenges)
        let witness = try Witness(
            circuit: reference.circuit, tables: run.tables, parameters: reference.parameters)
        let (proof, claim) = try BusArgument.prove(
            witness: witness, challenges: challenges, transcript: &transcript, control: ProverControl())
        #expect(proof == expected.0)
        #expect(claim == expected.1)
        #expect(transcript.state == reference.transcript.state)
    }

    @Test("stops when it is cancelled")
    func cancelled() {
        let fractions = BusArgumentFractions(BusArgumentShape.catalogue[0])
        let control = ProverControl()
        control.cancel()
        var transcript = Transcript()
        #expect(throws: ProvingError.cancelled) {
            try BusArgument.prove(
                entries: fractions.entries, variables: 4, transcript: &transcript, control: control)
        }
    }
}

/// Entries of a made-up circuit: heights, rows in use, and what they count.
struct BusArgumentShape: Sendable, CustomTestStringConvertible {
    enum Kind: Sendable { case sent, received, counted }
    struct Entry: Sendable {
        let logHeight: Int
        let rowsInUse: Int
        let kind: Kind
        let terms: Int
    }

    let name: String
    let variables: Int
    let entries: [Entry]

    var testDescription: String { name }

    private init(_ name: String, variables: Int, _ entries: [(Int, Int, Kind, Int)]) {
        self.name = name
        self.variables = variables
        self.entries = entries.map { Entry(logHeight: $0.0, rowsInUse: $0.1, kind: $0.2, terms: $0.3) }
    }

    /// Too large for the reference in a debug build.
    static let severalChunks = Self(
        "several chunks of leaves", variables: 16,
        [(14, 16_001, .sent, 1), (14, 16_384, .counted, 1), (12, 4000, .received, 2), (4, 3, .sent, 1)])

    static let catalogue = [
        Self("a single entry that fills the stack", variables: 4, [(4, 16, .sent, 2)]),
        Self(
            "a single entry of one row, and more variables than it needs", variables: 7,
            [(4, 1, .received, 3)]),
        Self("a single entry that counts", variables: 4, [(4, 16, .counted, 1)]),
        Self(
            "heights and rows of all kinds", variables: 10,
            [
                (7, 127, .sent, 1), (7, 127, .received, 5), (7, 64, .sent, 2), (7, 128, .counted, 2),
                (6, 33, .received, 4), (5, 32, .counted, 0), (5, 17, .sent, 7), (4, 15, .sent, 3),
                (4, 0, .received, 1),
                (4, 16, .counted, 2), (4, 7, .received, 2),
            ]),
        Self("no two fractions in use", variables: 6, [(5, 1, .sent, 1), (4, 1, .received, 2)]),
        Self(
            "more than a tile of terms, and an odd number of pairs above", variables: 12,
            [(10, 1000, .sent, 2), (10, 1000, .received, 3), (9, 512, .counted, 1), (4, 3, .sent, 1)]),
    ]
}

/// Columns filled at random for a shape, and the fractions that they mean.
final class BusArgumentFractions {
    let entries: [BusArgumentEntry]
    private(set) var numerators: [QM31] = []
    private(set) var denominators: [QM31] = []
    private let columns: [FieldVector]

    init(_ shape: BusArgumentShape) {
        var random = BusArgumentRandom()
        let height = 1 << shape.entries[0].logHeight
        let columns = (0..<9).map { _ in FieldVector((0..<height).map { _ in random.element() }) }
        // Columns of extreme values find sums that overflow.
        for row in 0..<height where row % 3 > 0 { columns[0][row] = M31(M31.modulus - 1) }
        var entries: [BusArgumentEntry] = []
        var offset = 0
        for (index, entry) in shape.entries.enumerated() {
            let terms = (0..<entry.terms).map {
                (column: UnsafePointer(columns[(index + $0) % 8].base), factor: random.extensionElement())
            }
            entries.append(
                BusArgumentEntry(
                    offset: offset, logHeight: entry.logHeight, isNegative: entry.kind != .sent,
                    numerator: entry.kind == .counted
                        ? .count(UnsafePointer(columns[8].base)) : .one(rowsInUse: entry.rowsInUse),
                    constant: random.extensionElement(), terms: terms))
            offset += 1 << entry.logHeight
        }
        self.entries = entries
        self.columns = columns
        for entry in entries {
            for row in 0..<entry.height {
                var denominator = entry.constant
                for term in entry.terms { denominator += term.factor * M31(term.column[row]) }
                denominators.append(denominator)
                switch entry.numerator {
                case .one(let rowsInUse): numerators.append(row < rowsInUse ? entry.sign : .zero)
                case .count(let column): numerators.append(entry.sign * M31(column[row]))
                }
            }
        }
    }
}

/// Numbers that look random and are the same every time (SplitMix64).
struct BusArgumentRandom {
    private var state: UInt64 = 1

    mutating func element() -> M31 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return M31(UInt32(truncatingIfNeeded: mixed >> 32))
    }

    mutating func extensionElement() -> QM31 { QM31(element(), element(), element(), element()) }
}

/// The fractional GKR as it is defined: all fractions stored, every sum in full.
enum BusArgumentReference {
    private typealias Fraction = (p: QM31, q: QM31)

    static func prove(
        _ numerators: [QM31], _ denominators: [QM31], _ variables: Int, _ transcript: inout Transcript
    ) -> (proof: BusProof, claim: BusClaim) {
        let missing = 1 << variables - numerators.count
        var layer: [Fraction] = zip(numerators, denominators).map { ($0, $1) }
        layer += Array(repeating: (.zero, .one), count: missing)
        var layers = [layer]
        while layer.count > 2 {
            layer = stride(from: 0, to: layer.count, by: 2).map { index in
                let (left, right) = (layer[index], layer[index + 1])
                return (left.p * right.q + right.p * left.q, left.q * right.q)
            }
            layers.insert(layer, at: 0)
        }
        let top = [layer[0].p, layer[1].p, layer[0].q, layer[1].q]
        var proof = BusProof(top: top, layers: [])
        transcript.absorb(.busTop, top)
        var claim = next([], top, &transcript)
        for layer in layers.dropFirst() {
            let (rounds, values, challenges) = prove(layer, claim, &transcript)
            proof.layers.append(BusProof.Layer(rounds: rounds, values: values))
            claim = next(challenges, values, &transcript)
        }
        return (proof, claim)
    }

    /// What the verifier concludes, balance apart; nil if it rejects.
    static func verify(_ proof: BusProof, _ transcript: inout Transcript) -> BusClaim? {
        transcript.absorb(.busTop, proof.top)
        var claim = next([], proof.top, &transcript)
        for layer in proof.layers {
            let lambda = transcript.challenge()
            var claimed = claim.numerator + lambda * claim.denominator
            var challenges: [QM31] = []
            for (r, round) in zip(claim.point, layer.rounds) {
                transcript.absorb(.busRound, round.values)
                challenges.append(transcript.challenge())
                claimed = Multilinear.eqRound(claim: claimed, r: r, tail: round.values, z: challenges.last!)
            }
            let v = layer.values
            guard claimed == v[0] * v[3] + v[1] * v[2] + lambda * (v[2] * v[3]) else { return nil }
            transcript.absorb(.busValues, v)
            claim = next(challenges, v, &transcript)
        }
        return claim
    }

    private static func next(_ z: [QM31], _ values: [QM31], _ transcript: inout Transcript) -> BusClaim {
        let tau = transcript.challenge()
        return BusClaim(
            point: [tau] + z, numerator: values[0] + tau * (values[1] - values[0]),
            denominator: values[2] + tau * (values[3] - values[2]))
    }

    private static func prove(
        _ layer: [Fraction], _ claim: BusClaim, _ transcript: inout Transcript
    ) -> ([BusProof.Round], [QM31], [QM31]) {
        let lambda = transcript.challenge()
        var claimed = claim.numerator + lambda * claim.denominator
        var vectors = [0, 1].flatMap { half in
            let fractions = stride(from: half, to: layer.count, by: 2).map { layer[$0] }
            return [fractions.map(\.p), fractions.map(\.q)]
        }
        var (rounds, challenges): ([BusProof.Round], [QM31]) = ([], [])
        for (index, r) in claim.point.enumerated() {
            let weights = Multilinear.eqTable(claim.point[(index + 1)...])
            var values = [QM31.zero, .zero, .zero]
            for (i, weight) in weights.enumerated() {
                for x in 0..<3 {
                    let v = vectors.map { $0[2 * i] + M31(UInt32(x)) * ($0[2 * i + 1] - $0[2 * i]) }
                    values[x] += weight * (v[0] * v[3] + v[2] * v[1] + lambda * (v[1] * v[3]))
                }
            }
            let second = (values[2] - values[1] - values[1] + values[0]) * M31.inversePowerOfTwo(1)
            let round = BusProof.Round(linear: values[1] - values[0] - second, quadratic: second)
            transcript.absorb(.busRound, round.values)
            let z = transcript.challenge()
            claimed = Multilinear.eqRound(claim: claimed, r: r, tail: round.values, z: z)
            vectors = vectors.map { Multilinear.bind($0, z) }
            rounds.append(round)
            challenges.append(z)
        }
        let values = [vectors[0][0], vectors[2][0], vectors[1][0], vectors[3][0]]
        let reached = values[0] * values[3] + values[1] * values[2] + lambda * (values[2] * values[3])
        precondition(claimed == reached, "the reference proves what it claims")
        transcript.absorb(.busValues, values)
        return (rounds, values, challenges)
    }
}
