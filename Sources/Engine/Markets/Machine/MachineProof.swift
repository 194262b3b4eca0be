import ProofMarket

/// A real proof of this machine for an order: how far it is, and what became of it.
public struct MachineProof: Sendable {
    public enum State: Sendable {
        /// Another one is made first.
        case waiting
        case proving(ProofProgress)
        case delivered(Delivered)
        /// The prover failed: nothing is delivered.
        case failed(reason: String)
        case cancelled
    }

    /// What was delivered, and what the verifier says of it.
    public struct Delivered: Sendable {
        public var bytes: Int
        public var digest: ProofDigest
        public var verdict: Verdict
        /// Why the verifier refuses it; nil if it accepts.
        public var objection: String?
        /// Seconds that proving took, by the clock on the wall; 0 for a copy.
        public var seconds: Double
        public var provableBits: Double
        public var isInsecure: Bool
        /// The file in which it is kept; nil where nothing is.
        public var path: String?
    }

    public var order: Int
    public var program: String
    public var cycles: Int
    /// Who delivers it: this machine, or a prover that copied from it.
    public var prover: Int
    /// What the proof is to be made for, in hexadecimal.
    public var context: String
    public var state: State

    public var delivered: Delivered? {
        if case .delivered(let delivered) = state { delivered } else { nil }
    }
}

extension Market {
    /// Whether a proof was paid for: its order is fulfilled, and this is who delivered.
    public func isPaid(_ proof: MachineProof) -> Bool {
        guard floor.orders.indices.contains(proof.order) else { return false }
        let order = floor.orders[proof.order]
        return order.phase == .fulfilled && order.deliverer == proof.prover
            && proof.delivered?.verdict == .accepted
    }
}
