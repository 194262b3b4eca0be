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
    case rejected(order: Int, prover: Int, verdict: Verdict)
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

/// What a person at the screen may do to a running market.
public enum Intervention: Sendable, Hashable {
    case stop(prover: Int)
    case resume(prover: Int)
    /// The rate of all clients' arrivals, in thousandths.
    case demand(rate: Int)
}
