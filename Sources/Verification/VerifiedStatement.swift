import ProofSystem

/// What is known once a proof was accepted. Only the verifier makes one, from the caller's values.
public struct VerifiedStatement: Sendable, Hashable {
    public let statement: ProofStatement
    public let parameters: Parameters
    public let shape: Shape
    /// The security of this very proof.
    public let security: SecurityReport
}
