import ProofSystem

/// A `.nxproof` file: read, canonical and of bounded size, but not yet verified.
public struct ProofFile: Sendable {
    static let documentName = "proof"
    /// No proof is nearly as large; the public input and output are in it.
    static let sizeLimit = 1 << 28

    public let path: String
    public let byteCount: Int
    public let proof: Proof

    /// Reads a file; a file that is no proof of this format is a rejected proof.
    public init(reading path: String) throws(EngineError) {
        let bytes = try FileReader.bytes(of: path, what: Self.documentName, limit: Self.sizeLimit)
        try self.init(bytes: bytes, path: path)
    }

    /// Reads bytes that came from somewhere.
    public init(bytes: [UInt8], path: String) throws(EngineError) {
        self.path = path
        byteCount = bytes.count
        do throws(ProofFormatError) {
            proof = try Proof(decoding: bytes)
        } catch {
            throw .proofRejected(reason: error.description)
        }
    }

    /// How secure a proof of this shape is; nil for a shape that no proof has, and for parameters that make no protocol.
    /// What the statement puts on buses counts as far as it is known without the program.
    public var security: ProofSecurity? {
        guard proof.parameters.areConsistent, 1...Shape.mostPieces ~= proof.shape.pieces.count,
            (try? proof.shape.checkPieces(ProofSubject.circuit, proof.parameters)) != nil
        else { return nil }
        return ProofSecurity(
            shape: proof.shape, publicEntries: 2 + (proof.statement.publicOutput.count + 3) / 4,
            parameters: proof.parameters)
    }
}
