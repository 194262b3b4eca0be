import ProofSystem
import Testing

@testable import Engine

/// A proof file that nobody vouches for, looked into and not verified.
@Suite("Inspecting hostile proofs")
struct ProofInspectionTests {
    /// A proof of nothing, with what a test is about.
    private func file(_ parameters: Parameters, _ pieces: [Piece]) throws -> ProofFile {
        let statement = ProofStatement(
            identity: Digest(words: SIMD8()), publicInput: [], privateLength: 0, publicOutput: [],
            exitCode: 0,
            cycles: 1)
        let proof = Proof(
            parameters: parameters, statement: statement, shape: Shape(pieces: pieces),
            root: Digest(words: SIMD8()), busNonce: 0, bus: BusProof(top: [], layers: []),
            rows: RowProof(window: [], rounds: [], values: []),
            opening: OpeningProof(rounds: [], roots: [], final: [], nonce: 0, words: []))
        return try ProofFile(bytes: proof.encode(), path: "hostile.nxproof")
    }

    private static let piece = Piece(table: 0, logHeight: 4, rowsInUse: 16)

    @Test("a file of good parameters and one table has figures")
    func good() throws {
        let file = try file(.standard, [Self.piece])
        #expect(file.security?.provableBits ?? 0 >= 100)
        #expect(ProofInspection(file).lines.contains { $0.contains("provable bits") })
    }

    /// Folds by no variable would never end, and stripes longer than memory would be summed up.
    @Test(
        "parameters that make no protocol have no security, and looking into them ends",
        arguments: changes.indices)
    func parameters(index: Int) throws {
        var parameters = Parameters.standard
        Self.changes[index](&parameters)
        let file = try file(parameters, [Self.piece])
        #expect(file.security == nil)
        #expect(ProofInspection(file).lines.contains { $0.contains("no proof has") })
    }

    private static let changes: [@Sendable (inout Parameters) -> Void] = [
        { $0.nextArity = 0 }, { $0.firstArity = 0 }, { $0.mostStripes = 0 }, { $0.nextArity = 1 << 30 },
        { $0.leastLogStripe = 1 << 30 }, { $0.logBlowup = 1 << 30 }, { $0.logFinal = 1 << 30 },
        { $0.window = 1 << 30 }, { $0.queries = 1 << 30 },
    ]

    @Test("a shape of too many tables, of none, or of tables that do not exist has no security")
    func shapes() throws {
        let shapes = [
            [], Array(repeating: Self.piece, count: Shape.mostPieces + 1),
            [Piece(table: 9999, logHeight: 4, rowsInUse: 1)], [Piece(table: 0, logHeight: 30, rowsInUse: 1)],
        ]
        for pieces in shapes { #expect(try file(.standard, pieces).security == nil) }
    }
}
