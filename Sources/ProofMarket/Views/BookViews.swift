import Determinism

/// What is shown of prices: the ladder, the tape, the history.
extension Market {
    /// Offers and asks by price, for a million cycles.
    public struct Ladder: Sendable, Hashable {
        public struct Level: Sendable, Hashable {
            /// The lower end of the level.
            public var perMega: Money
            /// Orders, or free slots.
            public var count: Int
            /// Cycles wanted, or cycles a second offered.
            public var size: Int
            /// Sizes from the best level to here.
            public var cumulative: Int
        }

        /// What orders offer now, the highest first.
        public var bids: [Level]
        /// What free provers ask, the lowest first.
        public var asks: [Level]
        public var step: Money
    }

    /// The ladder of one program, or of all, with about `levels` levels on each side.
    public func ladder(program: Int? = nil, levels: Int = 12) -> Ladder {
        let open = floor.orders.filter { $0.phase == .submitted && (program ?? $0.program) == $0.program }
        let bids = open.map { (price: offer($0), size: $0.cycles) }
        let asks = floor.provers.filter { floor.isAvailable($0.id) }.map { prover in
            (price: prover.quotePerMega, size: prover.speed * (prover.slots - prover.running))
        }
        let prices = (bids + asks).map(\.price)
        let range = (prices.max() ?? 0) - (prices.min() ?? 0)
        let step = max(1, (range + levels - 1) / max(1, levels))
        return Ladder(
            bids: Self.levels(bids, step: step, limit: levels).reversed().accumulated(),
            asks: Self.levels(asks, step: step, limit: levels).accumulated(), step: step)
    }

    private static func levels(_ entries: [(price: Money, size: Int)], step: Money, limit: Int)
        -> [Ladder.Level]
    {
        var result: [Ladder.Level] = []
        for entry in entries.sorted(by: { $0.price < $1.price }) {
            let price = entry.price / step * step
            if result.last?.perMega != price {
                result.append(.init(perMega: price, count: 0, size: 0, cumulative: 0))
            }
            result[result.count - 1].count += 1
            result[result.count - 1].size += entry.size
        }
        return result
    }

    /// The last trades, the newest first.
    public func tape(_ count: Int = 50) -> [MarketFloor.Trade] { floor.trades.suffix(count).reversed() }

    /// Prices of a span of time.
    public struct Candle: Sendable, Hashable {
        public var time: VirtualTime
        public var open: Money
        public var high: Money
        public var low: Money
        public var close: Money
        public var trades: Int
        public var cycles: Int
    }

    /// Prices since the beginning in so many spans of equal length; spans without a trade are left out.
    public func priceHistory(spans: Int = 60) -> [Candle] {
        let length = max(1, (now.milliseconds + spans) / max(1, spans))
        var candles: [Candle] = []
        for trade in floor.trades {
            let start = VirtualTime(milliseconds: trade.time.milliseconds / length * length)
            let cycles = floor.orders[Int(trade.order)].cycles
            if candles.last?.time != start {
                candles.append(
                    Candle(
                        time: start, open: trade.perMega, high: trade.perMega, low: trade.perMega,
                        close: trade.perMega, trades: 0, cycles: 0))
            }
            let last = candles.count - 1
            candles[last].high = max(candles[last].high, trade.perMega)
            candles[last].low = min(candles[last].low, trade.perMega)
            candles[last].close = trade.perMega
            candles[last].trades += 1
            candles[last].cycles += cycles
        }
        return candles
    }

    /// A prover as the leaderboard shows it.
    public struct Standing: Sendable, Hashable {
        public var prover: Prover
        public var name: String
        public var profile: String
        /// In thousandths of its slots' time so far.
        public var utilisation: Int
        /// Of a thousand orders taken and settled, how many it delivered; nil before the first.
        public var success: Int?
        public var free: Money
        public var collateral: Money
    }

    public enum StandingSort: String, Sendable, CaseIterable { case profit, revenue, taken, success, slashed }

    public func leaderboard(by sort: StandingSort = .profit, limit: Int = 1000) -> [Standing] {
        let standings = floor.provers.map { prover in
            let tally = prover.tally
            return Standing(
                prover: prover, name: floor.proverNames[prover.id],
                profile: floor.scenario.provers[prover.profile].name,
                utilisation: Ratio.permille(tally.busy, of: prover.slots * max(1, now.milliseconds)) ?? 0,
                success: Ratio.permille(tally.delivered, of: tally.delivered + tally.missed),
                free: floor.ledger.provers[prover.id], collateral: floor.ledger.collateral[prover.id])
        }
        func key(_ standing: Standing) -> Int {
            let tally = standing.prover.tally
            switch sort {
            case .profit: return tally.profit
            case .revenue: return tally.revenue
            case .taken: return tally.taken
            case .success: return standing.success ?? -1
            case .slashed: return tally.slashed
            }
        }
        return Array(
            standings.sorted { (key($1), $0.prover.id) < (key($0), $1.prover.id) }.prefix(limit))
    }
}

extension Sequence where Element == Market.Ladder.Level {
    fileprivate func accumulated() -> [Element] {
        var sum = 0
        return map { level in
            sum += level.size
            var level = level
            level.cumulative = sum
            return level
        }
    }
}
