import Algebra
import ProofSystem
import Testing

@Suite("Sizes of the parts of a proof")
struct ProofSizesTests {
    private static let digest = Digest(words: SIMD8())

    /// A proof with one message of each kind.
    private static let proof = Proof(
        parameters: .standard,
        statement: ProofStatement(
            identity: digest, publicInput: [], privateLength: 0, publicOutput: [], exitCode: 0, cycles: 1),
        shape: Shape(pieces: [Piece(table: 0, logHeight: 4, rowsInUse: 16)]), root: digest, busNonce: 0,
        bus: BusProof(top: [.zero], layers: [.init(rounds: [busRound], values: [.zero])]),
        rows: RowProof(window: [.zero], rounds: [rowRound], values: [.zero]),
        opening: OpeningProof(
            rounds: [openingRound], roots: [digest], final: [.zero], nonce: 0,
            words: [.init(leaves: [0], siblings: [digest])]))

    private static let busRound = BusProof.Round(linear: .zero, quadratic: .zero)
    private static let rowRound = RowProof.Round(linear: .zero, quadratic: .zero, cubic: .zero)
    private static let openingRound = OpeningProof.Round(constant: .zero, quadratic: .zero)

    private static let additions: [@Sendable (inout Proof) -> Void] = [
        { $0.bus.top.append(.zero) },
        { $0.bus.layers[0].rounds.append(busRound) },
        { $0.bus.layers[0].values.append(.zero) },
        { $0.rows.window.append(.zero) },
        { $0.rows.rounds.append(rowRound) },
        { $0.rows.values.append(.zero) },
        { $0.opening.rounds.append(openingRound) },
        { $0.opening.roots.append(digest) },
        { $0.opening.final.append(.zero) },
        { $0.opening.words[0].leaves.append(0) },
        { $0.opening.words[0].siblings.append(digest) },
    ]

    private func messageBytes(_ proof: Proof) -> Int {
        proof.bus.byteCount + proof.rows.byteCount + proof.opening.byteCount
    }

    @Test("one more of any message counts as many bytes as the file grows by", arguments: additions.indices)
    func growth(index: Int) {
        var longer = Self.proof
        Self.additions[index](&longer)
        let grown = longer.encode().count - Self.proof.encode().count
        #expect(grown > 0)
        #expect(messageBytes(longer) - messageBytes(Self.proof) == grown)
    }
}
