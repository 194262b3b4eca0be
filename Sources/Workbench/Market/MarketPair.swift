import Determinism
import ProofMarket

/// A market and, if one is compared, the same under another mechanism at the same moment: both led to where they are
/// wanted by short slices of work.
///
/// A day of orders takes longer to run than a key may wait, so nothing here is done to its end at once: a wish is
/// noted, and `work` does a few milliseconds of it.
struct MarketPair {
    private(set) var history: MarketHistory
    private(set) var other: MarketHistory?
    /// Where it is gone to.
    private(set) var aim: Aim?
    /// The event from which it is gone there.
    private var origin = 0
    /// Everything is settled, and nobody sends orders any more.
    private(set) var isFinished = false
    /// The order for whose real proof the market waits.
    private(set) var awaited: Int?
    /// Whether the other market has arrived at the moment of the first.
    private(set) var isLevel = true
    /// What was done by hand before the other market was put beside this one, and is still to be done there.
    private var hands: [MarketHistory.Hand] = []

    /// Where a market can be gone to.
    enum Aim: Hashable {
        case event(Int)
        /// Everything until a moment, in milliseconds.
        case time(Int)
        /// The first event at a moment, in milliseconds, or after it.
        case moment(Int)
        /// The settlement of an order.
        case settlement(order: Int)
    }

    init(_ history: MarketHistory) { self.history = history }

    /// Whether there is work to do without time going on.
    var hasBacklog: Bool { awaited == nil && (aim != nil || !isLevel) }

    /// How much of the way is done, in thousandths; nil where its end is not known.
    var share: Int? {
        let now = history.market.now.milliseconds
        switch aim {
        case .event(let target) where target != .max && target > origin:
            return (history.event - origin) * 1000 / (target - origin)
        case .time(let target) where target > 0: return now * 1000 / target
        case .event, .time, .moment, .settlement: return nil
        case nil:
            guard !isLevel, let other, now > 0 else { return nil }
            return other.market.now.milliseconds * 1000 / now
        }
    }

    // MARK: Wishes

    /// Wants an event. Back is a jump to a kept point before it; the rest of the way, like every way forward, is work.
    mutating func head(toEvent event: Int) {
        if event < history.event {
            history.rewind(to: event)
            other?.rewind(toTime: history.market.now.milliseconds)
            isLevel = other == nil
        }
        head(for: event == history.event ? nil : .event(event))
    }

    /// Wants to go on to somewhere; nil stays at the present event.
    mutating func head(for aim: Aim?) {
        (isFinished, awaited, origin) = (false, nil, history.event)
        self.aim = aim
    }

    /// Puts another mechanism beside this one; nil takes it away. What was done by hand so far happens there too.
    mutating func compare(with mechanism: (any Mechanism.Type)?) {
        let market = history.market
        other = mechanism.map {
            MarketHistory(Market(scenario: market.scenario, mechanism: $0, seed: market.seed))
        }
        hands = other == nil ? [] : history.hands
        isLevel = other == nil
    }

    /// Does something in both markets; what was known to come after is forgotten.
    mutating func intervene(_ what: Intervention) {
        let now = history.market.now
        history.intervene(what)
        hands.removeAll { $0.time > now }
        if isLevel {
            other?.intervene(what)
        } else {
            hands.append(MarketHistory.Hand(event: history.event, time: now, what: what))
        }
        head(for: nil)
    }

    // MARK: Work

    /// Goes on to the target, or by so many events where there is none; ends after the budget whatever is left.
    ///
    /// The other market is brought along event by event, so that the two never drift apart.
    ///
    /// - Returns: how many of the events are still to be done.
    @discardableResult
    mutating func work(events: Int, for budget: Duration) -> Int {
        let clock = ContinuousClock()
        let end = clock.now + budget
        var left = events
        var count = 0
        awaited = nil
        while !isLevel || aim != nil || left > 0 {
            if !isLevel {
                stepOther()
            } else {
                guard stepFirst() else { return 0 }
                left -= 1
            }
            count += 1
            if count % 8 == 0, clock.now >= end { return max(0, left) }
        }
        return 0
    }

    /// False if there was nothing to go on to.
    private mutating func stepFirst() -> Bool {
        var limit: Int?
        if case .time(let time) = aim { limit = time }
        switch history.step(until: limit) {
        case .event:
            isLevel = other == nil
            if hasArrived { aim = nil }
            return true
        case .finished:
            isFinished = limit == nil
            aim = nil
        case .waiting(let order): awaited = order
        }
        return false
    }

    private var hasArrived: Bool {
        switch aim {
        case .event(let event): history.event >= event
        case .moment(let moment): history.market.now.milliseconds >= moment
        case .settlement(let order):
            !history.market.floor.orders.indices.contains(order)
                || history.market.floor.orders[order].phase.isFinal
        case .time, nil: false
        }
    }

    private mutating func stepOther() {
        let now = history.market.now
        let next = hands.first.flatMap { $0.time <= now ? $0 : nil }
        if other?.step(until: (next?.time ?? now).milliseconds) == .event { return }
        if let next {
            other?.intervene(next.what)
            hands.removeFirst()
        } else {
            isLevel = true
        }
    }
}
