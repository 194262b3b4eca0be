import Determinism

/// What a run came to: every figure a whole number, so that it is the same everywhere.
///
/// Shares are thousandths, times milliseconds, prices units for a million cycles. What cannot be said is nil.
public struct MarketReport: Sendable, Hashable {
    public var events: Int
    public var happenings: Int
    public var end: Int

    public var submitted: Int
    /// In time and late together.
    public var fulfilled: Int
    public var late: Int
    public var expired: Int
    public var slashed: Int
    public var unsettled: Int
    public var fillByCount: Int?
    public var fillByCycles: Int?
    public var deadlineMisses: Int

    /// Value of what was proved less the cost of all work.
    public var welfare: Money
    public var optimum: Optimum
    public var efficiency: Int?

    public var price: Percentiles
    public var averagePrice: Money
    public var lockTime: Percentiles
    /// From being taken to the delivery.
    public var proofTime: Percentiles
    /// From the entry to the payment.
    public var settleTime: Percentiles

    public var proverRevenue: Money
    public var proverCost: Money
    public var proverProfit: Money
    public var utilisation: Int?
    public var provedCycles: Int
    public var wastedCycles: Int
    /// Value of what was proved less what clients paid, for proofs and for entering orders.
    public var clientSurplus: Money
    public var operatorIncome: Money
    public var fees: Money
    public var collateralLocked: Money
    public var mostCollateral: Money
    public var burned: Money
    public var rejected: Int

    /// Of revenue: 10,000 when one prover has all of it.
    public var herfindahl: Int
    public var gini: Int

    public var mostStopped: Int
    public var provers: Int
    /// Of orders that came from the first shock on.
    public var fillAfterShock: Int?
    /// Until no more orders waited than before the shock.
    public var recovery: Int?
    /// Of an order whose client some prover censors.
    public var longestCensoredWait: Int?

    public var deposited: Money
    public var total: Money
    public var isConserved: Bool { deposited == total }
    /// What the best lie would have added to the profit of a truthful prover; nil when nobody searched.
    public var regret: Regret?

    /// Computes every figure but regret: of a million orders a second or two.
    public init(_ market: Market) {
        guard let report = MarketReport(market, goesOn: { true }) else {
            preconditionFailure("nobody has cancelled")
        }
        self = report
    }

    /// Computes every figure but regret, for threads that have other things to do.
    ///
    /// - Parameter goesOn: is asked between figures, and within those that take long; false cancels, and the answer is
    ///   nil.
    public init?(_ market: Market, goesOn: () -> Bool) {
        let floor = market.floor
        events = market.eventCount
        happenings = market.happeningCount
        end = market.now.milliseconds
        submitted = floor.orders.count
        fulfilled = floor.count(.fulfilled)
        late = floor.provers.reduce(0) { $0 + $1.tally.late }
        expired = floor.count(.expired)
        slashed = floor.count(.slashed)
        unsettled = floor.unsettled
        deadlineMisses = floor.provers.reduce(0) { $0 + $1.tally.missed }
        rejected = floor.provers.reduce(0) { $0 + $1.tally.rejected }

        guard goesOn() else { return nil }
        let done = floor.orders.filter { $0.phase == .fulfilled }
        let cycles = floor.orders.reduce(0) { $0 + $1.cycles }
        provedCycles = done.reduce(0) { $0 + $1.cycles }
        fillByCount = Ratio.permille(fulfilled, of: submitted)
        fillByCycles = Ratio.permille(provedCycles, of: cycles)
        let value = done.reduce(0) { $0 + $1.value }
        proverCost = floor.provers.reduce(0) { $0 + $1.tally.cost }
        welfare = value - proverCost
        guard let optimum = Optimum(of: floor, goesOn: goesOn) else { return nil }
        self.optimum = optimum
        efficiency = Ratio.permille(max(0, welfare), of: optimum.welfare)

        guard goesOn() else { return nil }
        price = Percentiles(floor.trades.map(\.perMega))
        let traded = floor.trades.map { floor.orders[Int($0.order)] }
        let volume = traded.reduce(0) { $0 + $1.cycles }
        averagePrice = Price.perMega(traded.reduce(0) { $0 + $1.price }, cycles: volume)
        guard goesOn() else { return nil }
        lockTime = Percentiles(
            floor.orders.compactMap { order in order.lockedAt.map { $0 - order.submitted } })
        guard goesOn() else { return nil }
        proofTime = Percentiles(
            done.compactMap { order in
                guard let locked = order.lockedAt else { return nil }
                return order.deliveredAt.map { $0 - locked }
            })
        guard goesOn() else { return nil }
        settleTime = Percentiles(done.compactMap { order in order.settledAt.map { $0 - order.submitted } })

        guard goesOn() else { return nil }
        let revenues = floor.provers.map { $0.tally.revenue }
        proverRevenue = revenues.reduce(0, +)
        proverProfit = floor.provers.reduce(0) { $0 + $1.tally.profit }
        let busy = floor.provers.reduce(0) { $0 + $1.tally.busy }
        let slots = floor.provers.reduce(0) { $0 + $1.slots }
        utilisation = Ratio.permille(busy / max(1, slots), of: end)
        wastedCycles = floor.provers.reduce(0) { $0 + $1.tally.wastedCycles }
        let paid = done.reduce(0) { sum, order in
            order.overdueAt == nil || floor.paysLate ? sum + order.payment : sum
        }
        clientSurplus = value - paid - submitted * floor.scenario.chain.fee
        operatorIncome = floor.ledger.operatorIncome
        fees = floor.ledger.fees
        collateralLocked = floor.collateralLocked
        mostCollateral = floor.mostCollateral
        burned = floor.ledger.burned
        herfindahl = Ratio.herfindahl(revenues)
        gini = Ratio.gini(revenues)

        guard goesOn() else { return nil }
        mostStopped = floor.mostStopped
        provers = floor.provers.count
        let liveness = Liveness(floor)
        (fillAfterShock, recovery) = (liveness.fill, liveness.recovery)
        longestCensoredWait = floor.longestCensoredWait
        deposited = floor.ledger.deposited
        total = floor.ledger.total
    }
}

/// How a market bears its first shock.
private struct Liveness {
    var fill: Int?
    var recovery: Int?

    init(_ floor: MarketFloor) {
        guard let shock = floor.firstShock else { return }
        let after = floor.orders.filter { $0.submitted >= shock && $0.phase.isFinal }
        fill = Ratio.permille(after.count { $0.phase == .fulfilled }, of: after.count)
        // Orders that nobody works on, at most of the looks before the shock.
        let before = floor.samples.filter { $0.time < shock }.map { Int($0.open + $0.overdue) }
        let usual = Percentiles(before).p95
        let since = floor.samples.filter { $0.time >= shock }
        guard let worse = since.firstIndex(where: { Int($0.open + $0.overdue) > usual }) else {
            recovery = 0
            return
        }
        recovery = since[worse...].first { Int($0.open + $0.overdue) <= usual }.map { $0.time - shock }
    }
}

extension MarketFloor {
    /// The longest that an order waited for a prover, or waits, among clients whom some prover censors.
    var longestCensoredWait: Int? {
        let censored = provers.reduce(UInt64(0)) { $0 | $1.censored }
        guard censored != 0 else { return nil }
        return orders.lazy.filter { censored >> UInt64(self.clients[$0.client].profile) & 1 == 1 }
            .map { ($0.lockedAt ?? $0.settledAt ?? self.now) - $0.submitted }.max() ?? 0
    }
}
