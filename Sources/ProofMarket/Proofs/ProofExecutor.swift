/// What a prover is to deliver for an order, and how it goes about it.
public struct ProofRequest: Sendable, Hashable {
    /// What a prover sends.
    public enum Conduct: Sendable, Hashable {
        /// A proof of this order, made by this prover.
        case honest
        /// Bytes that are no proof.
        case invalid
        /// The proof that was delivered for another order of the same program.
        case copied(order: Int, prover: Int)
    }

    public var order: Int
    public var program: String
    public var cycles: Int
    public var prover: Int
    public var conduct: Conduct
}

/// Whether a proof is worth its price, which only a verifier decides.
public enum Verdict: UInt8, Sendable, CaseIterable {
    case accepted
    /// Not a proof at all.
    case invalid
    /// A good proof, of something else or by somebody else.
    case copied

    public var name: String { "\(self)" }
}

/// The bytes that were delivered, as far as the market keeps them, and what the verifier says.
public struct DeliveredProof: Sendable, Hashable {
    public var bytes: Int
    /// The first eight bytes of the proof's hash.
    public var fingerprint: UInt64
    public var verdict: Verdict

    public init(bytes: Int, fingerprint: UInt64, verdict: Verdict) {
        self.bytes = bytes
        self.fingerprint = fingerprint
        self.verdict = verdict
    }
}

/// The one door between the market and provers and verifiers: says for an order which proof was delivered and
/// whether the verifier accepts it. No payment is made without its word.
public protocol ProofExecutor: Sendable {
    /// A job began; a real prover may begin as well.
    func begin(_ request: ProofRequest)
    /// What was delivered; nil while a real prover is still at work: the market then waits and changes nothing.
    func delivery(for request: ProofRequest) -> DeliveredProof?
}

extension ProofExecutor {
    public func begin(_ request: ProofRequest) {}
}

/// Proofs that nobody makes: their verdict follows from how the prover went about it.
public struct SimulatedProofs: ProofExecutor {
    public init() {}

    public func delivery(for request: ProofRequest) -> DeliveredProof? {
        switch request.conduct {
        case .honest:
            DeliveredProof(
                bytes: 200_000, fingerprint: Self.tag(request.order, request.prover), verdict: .accepted)
        case .invalid:
            DeliveredProof(
                bytes: 200_000, fingerprint: ~Self.tag(request.order, request.prover), verdict: .invalid)
        case .copied(let order, let prover):
            // A proof names its order and its prover, so that another's is good for nothing.
            DeliveredProof(bytes: 200_000, fingerprint: Self.tag(order, prover), verdict: .copied)
        }
    }

    private static func tag(_ order: Int, _ prover: Int) -> UInt64 {
        (UInt64(order) << 24 ^ UInt64(prover)) &* 0x9e37_79b9_7f4a_7c15
    }
}
