import Determinism

/// One thing that changed, with everything that an auditor needs to follow the money.
public enum MarketRecord: Sendable, Hashable {
    case joined(prover: Int, stake: Money)
    case left(prover: Int)
    case stopped(prover: Int)
    case resumed(prover: Int)
    case demand(client: Int, rate: Int)
    /// A person's hand, not the scenario's.
    case intervened(Intervention)
    case submitted(
        order: Int, client: Int, cycles: Int, minPrice: Money, maxPrice: Money, collateral: Money, fee: Money)
    case bid(order: Int, prover: Int, price: Money)
    case committed(order: Int, prover: Int, bond: Money)
    case revealed(order: Int, prover: Int, price: Money, bond: Money)
    case withheld(order: Int, prover: Int, bond: Money)
    case cleared(perMega: Money, orders: Int)
    case locked(order: Int, prover: Int, price: Money, payment: Money, collateral: Money, fee: Money)
    case started(order: Int, prover: Int)
    case failed(order: Int, prover: Int)
    case delivered(order: Int, prover: Int, bytes: Int, fingerprint: UInt64, fee: Money)
    /// The proof just delivered was really made, and this is what the verifier says of it.
    case proved(order: Int, prover: Int, bytes: Int, digest: ProofDigest, verdict: Verdict)
    case verified(order: Int, prover: Int, verdict: Verdict)
    case paid(order: Int, prover: Int, price: Money, operatorIncome: Money, refund: Money, collateral: Money)
    case overdue(order: Int, prover: Int)
    case running(order: Int, prover: Int)
    /// A late proof: the deliverer's reward out of lost collateral, and its price where the mechanism pays one.
    case rescued(order: Int, prover: Int, price: Money, operatorIncome: Money, refund: Money)
    case slashed(
        order: Int, prover: Int, burned: Money, deliverer: Int?, reward: Money, operatorIncome: Money)
    case expired(order: Int, refund: Money)
    case abandoned(order: Int, refund: Money)
}

extension MarketRecord {
    /// The order that it is about.
    public var order: Int? {
        switch self {
        case .joined, .left, .stopped, .resumed, .demand, .intervened, .cleared: nil
        case .submitted(let order, _, _, _, _, _, _), .bid(let order, _, _), .committed(let order, _, _),
            .revealed(let order, _, _, _), .withheld(let order, _, _), .locked(let order, _, _, _, _, _),
            .started(let order, _), .failed(let order, _), .delivered(let order, _, _, _, _),
            .proved(let order, _, _, _, _), .verified(let order, _, _), .paid(let order, _, _, _, _, _),
            .overdue(let order, _),
            .running(let order, _), .rescued(let order, _, _, _, _), .slashed(let order, _, _, _, _, _),
            .expired(let order, _), .abandoned(let order, _):
            order
        }
    }

    /// The prover that it is about.
    public var prover: Int? {
        switch self {
        case .demand, .intervened, .cleared, .submitted, .expired, .abandoned: nil
        case .joined(let prover, _), .left(let prover), .stopped(let prover), .resumed(let prover),
            .bid(_, let prover, _), .committed(_, let prover, _), .revealed(_, let prover, _, _),
            .withheld(_, let prover, _), .locked(_, let prover, _, _, _, _), .started(_, let prover),
            .failed(_, let prover), .delivered(_, let prover, _, _, _),
            .proved(_, let prover, _, _, _), .verified(_, let prover, _),
            .paid(_, let prover, _, _, _, _), .overdue(_, let prover), .running(_, let prover),
            .rescued(_, let prover, _, _, _), .slashed(_, let prover, _, _, _, _):
            prover
        }
    }
}

/// What a person at the screen may do to a running market.
public enum Intervention: Sendable, Hashable {
    case stop(prover: Int)
    case resume(prover: Int)
    /// The rate of all clients' arrivals, in thousandths.
    case demand(rate: Int)
    /// The prover whose proofs are really made takes an open order at what it offers now, if it is able to.
    case take(order: Int)
}
