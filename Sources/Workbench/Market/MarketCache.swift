import ProofMarket

/// What panes compute of a market once, not once for each frame and pane.
struct MarketCache {
    fileprivate var orders: (revision: Int, rows: [Order])?
    fileprivate var standings: (revision: Int, rows: [Market.Standing])?
    fileprivate var reports: (revision: Int, made: ContinuousClock.Instant, rows: [MarketReport])?
}

extension MarketDesk {
    /// The orders of the list, at most so many.
    var orders: [Order] {
        if let known = cache.orders, known.revision == revision { return known.rows }
        let filter = Market.OrderFilter(phases: selection.filter.phases)
        let rows = market?.orders(filter, by: selection.sort) ?? []
        cache.orders = (revision, rows)
        return rows
    }

    var standings: [Market.Standing] {
        if let known = cache.standings, known.revision == revision { return known.rows }
        let rows = market?.leaderboard(by: selection.standing) ?? []
        cache.standings = (revision, rows)
        return rows
    }

    /// The figures of the market, and of the other one beside it; while time runs, renewed twice a second.
    var reports: [MarketReport] {
        let clock = ContinuousClock()
        if let known = cache.reports {
            if known.revision == revision { return known.rows }
            let isSame = known.rows.count == (other == nil ? 1 : 2)
            if isBusy, isSame, clock.now - known.made < .milliseconds(500) { return known.rows }
        }
        let rows = [history, other].compactMap { $0.map { MarketReport($0.market) } }
        cache.reports = (revision, clock.now, rows)
        return rows
    }

    /// The order that ticket and reasons are about.
    var currentOrder: Int? { selection.order ?? orders.first?.id }
    /// The prover that a person's hand is laid on.
    var currentProver: Int? { selection.prover ?? standings.first?.prover.id }
}
