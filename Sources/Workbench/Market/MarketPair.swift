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
    /// The event that is gone to.
    private(set) var target: Int?
    /// The event from which it is gone to.
    private var origin = 0
    /// Everything is settled, and nobody sends orders any more.
    private(set) var isFinished = false
    /// The order for whose real proof the market waits.
    private(set) var awaited: Int?
    /// Whether the other market has arrived at the moment of the first.
    private(set) var isLevel = true
    /// What was done by hand before the other market was put beside this one, and is still to be done there.
    private var hands: [MarketHistory.Hand] = []

    init(_ history: MarketHistory) { self.history = history }

    /// Whether there is work to do without time going on.
    var hasBacklog: Bool { awaited == nil && (target != nil || !isLevel) }

    /// How much of the way is done, in thousandths; nil where its end is not known.
    var share: Int? {
        let now = history.market.now.milliseconds
        if !isLevel, target == nil, let other, now > 0 { return other.market.now.milliseconds * 1000 / now }
        guard let target, target != .max, target > origin else { return nil }
        return (history.event - origin) * 1000 / (target - origin)
    }

    // MARK: Wishes

    /// Wants an event. Back is a jump to a kept point before it; the rest of the way, like every way forward, is work.
    mutating func aim(at event: Int) {
        if event < history.event {
            history.rewind(to: event)
            other?.rewind(toTime: history.market.now.milliseconds)
            isLevel = other == nil
        }
        (isFinished, awaited, origin) = (false, nil, history.event)
        target = event == history.event ? nil : event
    }

    /// Stays at the present event.
    mutating func stay() { target = nil }

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
        (isFinished, target, awaited) = (false, nil, nil)
    }

    // MARK: Work

    /// Goes on to the target, or by so many events where there is none; ends after the budget whatever is left.
    ///
    /// The other market is brought along event by event, so that the two never drift apart.
    mutating func work(events: Int, for budget: Duration) {
        let clock = ContinuousClock()
        let end = clock.now + budget
        var left = events
        var count = 0
        awaited = nil
        while !isLevel || target != nil || left > 0 {
            if !isLevel {
                stepOther()
            } else {
                guard stepFirst() else { return }
                left -= 1
            }
            count += 1
            if count % 8 == 0, clock.now >= end { return }
        }
    }

    /// False if there was nothing to go on to.
    private mutating func stepFirst() -> Bool {
        switch history.step() {
        case .event:
            isLevel = other == nil
            if let target, history.event >= target { self.target = nil }
            return true
        case .finished:
            isFinished = true
            target = nil
        case .waiting(let order): awaited = order
        }
        return false
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
