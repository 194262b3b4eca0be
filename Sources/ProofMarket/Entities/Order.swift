import Determinism

/// Where an order is in its life.
///
///     submitted ─▶ locked ─▶ fulfilled
///         │           └────▶ overdue ─▶ fulfilled (late, by anybody)
///         ▼                     └─────▶ slashed
///      expired
public enum OrderPhase: UInt8, Sendable, CaseIterable {
    /// In the market, nobody's yet.
    case submitted
    /// A prover has put down collateral and owes a proof until the lock deadline.
    case locked
    /// The prover failed; whoever delivers until the expiry earns part of its collateral.
    case overdue
    /// A proof was verified.
    case fulfilled
    /// Nobody took it until its lock deadline; the client has the money back.
    case expired
    /// Taken, and never delivered by anybody; the collateral is gone, the client has the money back.
    case slashed

    public var isFinal: Bool { self == .fulfilled || self == .expired || self == .slashed }
    public var name: String { "\(self)" }

    /// The phases that may follow.
    public var successors: [OrderPhase] {
        switch self {
        case .submitted: [.locked, .expired]
        case .locked: [.fulfilled, .overdue]
        case .overdue: [.fulfilled, .slashed]
        case .fulfilled, .expired, .slashed: []
        }
    }
}

/// A request for a proof, with its price, its times and what became of it.
///
/// A plain value without references: a market holds a million of them.
public struct Order: Sendable, Hashable {
    public let id: Int
    public let client: Int
    /// Which of the scenario's programs is to be proved.
    public let program: Int
    /// What a preflight of the program counts.
    public let cycles: Int
    /// What the proof is worth to the client, which only the client knows.
    public let value: Money
    /// The price at first, and the most that the client pays; the latter is in escrow.
    public let minPrice: Money
    public let maxPrice: Money
    /// What a prover puts down to take the order.
    public let collateral: Money
    public let submitted: VirtualTime
    public let rampStart: VirtualTime
    public let rampLength: Int
    public let lockDeadline: VirtualTime
    public let expiry: VirtualTime

    public internal(set) var phase = OrderPhase.submitted
    /// Who took it.
    public internal(set) var prover: Int?
    /// What the prover gets, and what the client pays; they differ by what the operator keeps.
    public internal(set) var price: Money = 0
    public internal(set) var payment: Money = 0
    public internal(set) var lockedAt: VirtualTime?
    public internal(set) var startedAt: VirtualTime?
    public internal(set) var deliveredAt: VirtualTime?
    /// When it was paid, refunded or slashed.
    public internal(set) var settledAt: VirtualTime?
    public internal(set) var overdueAt: VirtualTime?
    /// Who delivered in the end.
    public internal(set) var deliverer: Int?
    /// How many provers work on it after its prover failed.
    var runners: Int32 = 0

    /// What the order offers at a moment: flat, rising, flat until the lock deadline, then nothing.
    public func price(at time: VirtualTime) -> Money {
        if time > lockDeadline { return 0 }
        let elapsed = time - rampStart
        if elapsed <= 0 { return rampLength == 0 ? maxPrice : minPrice }
        if elapsed >= rampLength { return maxPrice }
        return minPrice + Int(Int128(maxPrice - minPrice) * Int128(elapsed) / Int128(rampLength))
    }

    /// When the order will first offer a price; nil when it never does.
    public func time(reaching price: Money) -> VirtualTime? {
        if price <= self.price(at: submitted) { return submitted }
        guard price <= maxPrice, maxPrice > minPrice else { return nil }
        let share = Int128(price - minPrice) * Int128(rampLength)
        let range = Int128(maxPrice - minPrice)
        let time = rampStart + Int((share + range - 1) / range)
        return time <= lockDeadline ? time : nil
    }

    /// The most it pays for a million cycles.
    public var limitPerMega: Money { Price.perMega(maxPrice, cycles: cycles) }
}
