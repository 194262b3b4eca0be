import Determinism

/// A market that can go back: to any event it has been at, and on from there in another way.
///
/// Copies of the market are kept at intervals, which grow with the run so that there are never more than a few; the
/// events between two of them are run again, which gives the same.
public struct MarketHistory: Sendable {
    public private(set) var market: Market
    /// The last event that was ever reached on this course.
    public private(set) var furthest = 0
    private var checkpoints: [Market]
    private var spacing = 256
    private var interventions: [Hand] = []

    private static let mostCheckpoints = 32

    /// Something that a person did, at an event and a time.
    public struct Hand: Sendable, Hashable {
        public var event: Int
        public var time: VirtualTime
        public var what: Intervention

        public init(event: Int, time: VirtualTime, what: Intervention) {
            (self.event, self.time, self.what) = (event, time, what)
        }
    }

    public init(_ market: Market) {
        self.market = market
        furthest = market.eventCount
        checkpoints = [market]
    }

    public var event: Int { market.eventCount }
    /// What was done by hand until the present event.
    public var hands: [Hand] { interventions.filter { $0.event <= market.eventCount } }

    /// Goes on by one event, or by a person's hand where one was laid on before; with `until`, in milliseconds, to
    /// nothing that is later.
    @discardableResult
    public mutating func step(until: Int? = nil) -> Market.Step {
        if let known = interventions.first(where: { $0.event == market.eventCount + 1 }) {
            if let until, known.time.milliseconds > until { return .finished }
            market.intervene(known.what)
        } else {
            let step = market.step(until: until)
            guard step == .event else { return step }
        }
        furthest = max(furthest, market.eventCount)
        keepCheckpoint()
        return .event
    }

    /// Goes to the state after an event; stops earlier where the market ends or a real prover is still at work.
    @discardableResult
    public mutating func go(to event: Int) -> Market.Step {
        rewind(to: event)
        while market.eventCount < event {
            let step = step()
            guard step == .event else { return step }
        }
        return .event
    }

    /// Goes to the state at a moment, in milliseconds: after everything that happened until then.
    public mutating func go(toTime time: Int) {
        rewind(toTime: time)
        while step(until: time) == .event {}
    }

    /// Goes back to a kept point at an event or before it, from where steps lead on: for whoever must not wait long.
    public mutating func rewind(to event: Int) {
        guard event < market.eventCount else { return }
        market = checkpoints[checkpoints.lastIndex { $0.eventCount <= event } ?? 0]
    }

    /// Goes back to a kept point at a moment or before it, from where steps lead on.
    public mutating func rewind(toTime time: Int) {
        guard time < market.now.milliseconds else { return }
        market = checkpoints[checkpoints.lastIndex { $0.now.milliseconds <= time } ?? 0]
    }

    /// Does something now; what was known to come after is forgotten.
    public mutating func intervene(_ intervention: Intervention) {
        interventions.removeAll { $0.event > market.eventCount }
        checkpoints.removeAll { $0.eventCount > market.eventCount }
        market.intervene(intervention)
        interventions.append(Hand(event: market.eventCount, time: market.now, what: intervention))
        furthest = market.eventCount
    }

    private mutating func keepCheckpoint() {
        guard let last = checkpoints.last, market.eventCount >= last.eventCount + spacing else { return }
        checkpoints.append(market)
        guard checkpoints.count > Self.mostCheckpoints else { return }
        spacing *= 2
        checkpoints = checkpoints.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
}
