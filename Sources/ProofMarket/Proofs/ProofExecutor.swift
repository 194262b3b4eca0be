/// What a prover is to deliver for an order, and how it goes about it.
public struct ProofAssignment: Sendable, Hashable {
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

    init?(named name: String) {
        guard let verdict = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = verdict
    }
}

/// The bytes that were delivered, as far as the market keeps them, and what the verifier says.
public struct DeliveredProof: Sendable, Hashable {
    public var bytes: Int
    /// The first eight bytes of the proof's hash.
    public var fingerprint: UInt64
    public var verdict: Verdict
    /// The whole hash of a proof that was really made; nil of one that is only simulated.
    public var digest: ProofDigest?

    public init(bytes: Int, fingerprint: UInt64, verdict: Verdict) {
        self.bytes = bytes
        self.fingerprint = fingerprint
        self.verdict = verdict
    }

    /// A proof that was really made.
    public init(bytes: Int, digest: ProofDigest, verdict: Verdict) {
        self.init(bytes: bytes, fingerprint: digest.fingerprint, verdict: verdict)
        self.digest = digest
    }
}

/// What has come of an assignment so far.
public enum Delivery: Sendable, Hashable {
    /// A real prover is still at work: the market waits and changes nothing.
    case pending
    /// The prover has nothing to deliver.
    case nothing
    case proof(DeliveredProof)
}

/// The one door between the market and provers and verifiers: says for an order which proof was delivered and
/// whether the verifier accepts it. No payment is made without its word.
///
/// What it says of an assignment must stay the same: a market that goes back asks again.
public protocol ProofExecutor: Sendable {
    /// The prover whose proofs are really made; nil when all are simulated.
    var machine: Int? { get }
    /// A job of `machine` began, and a real prover begins as well.
    func begin(_ assignment: ProofAssignment)
    func delivery(of assignment: ProofAssignment) -> Delivery
}

extension ProofExecutor {
    public var machine: Int? { nil }
    public func begin(_ assignment: ProofAssignment) {}
}

/// Proofs that nobody makes: their verdict follows from how the prover went about it.
public struct SimulatedProofs: ProofExecutor {
    public init() {}

    public func delivery(of assignment: ProofAssignment) -> Delivery {
        let own = Self.tag(assignment.order, assignment.prover)
        let proof =
            switch assignment.conduct {
            case .honest: DeliveredProof(bytes: 200_000, fingerprint: own, verdict: .accepted)
            case .invalid: DeliveredProof(bytes: 200_000, fingerprint: ~own, verdict: .invalid)
            case .copied(let order, let prover):
                // A proof names its order and its prover, so that another's is good for nothing.
                DeliveredProof(bytes: 200_000, fingerprint: Self.tag(order, prover), verdict: .copied)
            }
        return .proof(proof)
    }

    private static func tag(_ order: Int, _ prover: Int) -> UInt64 {
        (UInt64(order) << 24 ^ UInt64(prover)) &* 0x9e37_79b9_7f4a_7c15
    }
}
