import Determinism
import ProofMarket

/// What was computed last, and what for.
struct Remembered<Key: Equatable, Value> {
    private var last: (key: Key, value: Value)?

    mutating func value(for key: Key, _ make: () -> Value) -> Value {
        if let last, last.key == key { return last.value }
        let value = make()
        last = (key, value)
        return value
    }
}

/// What panes compute of a market once, not once for each frame and pane.
struct MarketCache {
    struct OrdersKey: Equatable {
        var revision: Int
        var filter: OrderGroup
        var sort: Market.OrderSort
        var program: Int?
    }

    struct StandingsKey: Equatable {
        var revision: Int
        var sort: Market.StandingSort
    }

    fileprivate var orders = Remembered<OrdersKey, [Order]>()
    fileprivate var standings = Remembered<StandingsKey, [Market.Standing]>()
    fileprivate var reasons = Remembered<[Int], [Market.WhyNot]>()
    fileprivate var ladder = Remembered<[Int], Market.Ladder>()
    fileprivate var candles = Remembered<[Int], [Market.Candle]>()
    fileprivate var figures: MarketFigures?
    /// The revision of the market whose figures are being made.
    fileprivate var pending: Int?
    fileprivate var asked = ContinuousClock.now
}

/// The figures of a market, and of the one beside it, at a moment.
public struct MarketFigures: Sendable {
    var revision: Int
    var reports: [MarketReport]
    var time: VirtualTime
}

extension MarketDesk {
    /// The orders of the list, at most so many.
    var orders: [Order] {
        let key = MarketCache.OrdersKey(
            revision: revision, filter: selection.filter, sort: selection.sort, program: selection.program)
        return cache.orders.value(for: key) {
            market?.orders(
                Market.OrderFilter(phases: key.filter.phases, program: key.program), by: key.sort) ?? []
        }
    }

    var standings: [Market.Standing] {
        let key = MarketCache.StandingsKey(revision: revision, sort: selection.standing)
        return cache.standings.value(for: key) { market?.leaderboard(by: key.sort) ?? [] }
    }

    /// Why each prover does not take an open order: willing ones first, then those whose price it offers soonest, and
    /// so on to those who are not there.
    func reasons(for order: Int) -> [Market.WhyNot] {
        func rank(_ why: Market.WhyNot) -> (Int, Int, Int) {
            guard let refusal = why.refusal else { return (-1, 0, why.prover) }
            switch refusal {
            case .priceTooLow(_, _, let reached): return (0, reached?.milliseconds ?? .max, why.prover)
            case .tooSlow: return (1, 0, why.prover)
            case .collateral: return (2, 0, why.prover)
            case .busy: return (3, 0, why.prover)
            case .censors, .stopped, .absent, .finished, .otherProgram: return (4, -refusal.kind, why.prover)
            }
        }
        return cache.reasons.value(for: [revision, order]) {
            (market?.whyNot(order) ?? []).sorted { rank($0) < rank($1) }
        }
    }

    func ladder(levels: Int) -> Market.Ladder? {
        guard let market else { return nil }
        return cache.ladder.value(for: [revision, selection.program ?? -1, levels]) {
            market.ladder(program: selection.program, levels: levels)
        }
    }

    func candles(spans: Int) -> [Market.Candle] {
        cache.candles.value(for: [revision, spans]) { market?.priceHistory(spans: spans) ?? [] }
    }

    /// The order that ticket and reasons are about.
    var currentOrder: Int? { selection.order ?? orders.first?.id }
    /// The prover that a person's hand is laid on.
    var currentProver: Int? { selection.prover ?? standings.first?.prover.id }

    // MARK: Figures

    /// The figures as they were last made: while time runs they may be half a second old.
    var figures: MarketFigures? { cache.figures }

    /// What has to be made for the figures to be those of the present; nil if they are, if they are being made, or if
    /// the last ones are young while the market goes on.
    func wantedFigures() -> MarketFiguresRequest? {
        guard cache.pending == nil, cache.figures?.revision != revision, isLevel, let market else {
            return nil
        }
        let markets = [market] + (other.map { [$0.market] } ?? [])
        let now = ContinuousClock.now
        let isSame = cache.figures?.reports.count == markets.count
        if isBusy, isSame, now - cache.asked < .milliseconds(500) { return nil }
        (cache.pending, cache.asked) = (revision, now)
        return MarketFiguresRequest(revision: revision, markets: markets)
    }

    /// Takes figures that were made, unless another market was opened meanwhile.
    func take(_ figures: MarketFigures) {
        guard cache.pending == figures.revision else { return }
        cache.pending = nil
        cache.figures = figures
    }
}

/// Markets whose figures are wanted. They are made on another thread: the optimum alone looks at every order there was.
public struct MarketFiguresRequest: Sendable, Hashable {
    let revision: Int
    private let markets: [Market]

    init(revision: Int, markets: [Market]) {
        self.revision = revision
        self.markets = markets
    }

    func carryOut() -> MarketFigures {
        MarketFigures(
            revision: revision, reports: markets.map(MarketReport.init), time: markets.first?.now ?? .zero)
    }

    public static func == (left: Self, right: Self) -> Bool { left.revision == right.revision }
    public func hash(into hasher: inout Hasher) { hasher.combine(revision) }
}
