import Engine
import ProofMarket

/// The market of this sitting: what runs, where in time it stands, and what is selected in it.
///
/// Belongs to the workbench, not to a session: it needs no program. Confined to the UI thread.
final class MarketDesk {
    /// The market that is shown; nil before the first look at the screen, or where there are no scenarios.
    private(set) var history: MarketHistory?
    /// The same scenario and seed under another mechanism, at the same moment.
    private(set) var other: MarketHistory?
    /// Why there is no market.
    private(set) var problem: String?
    private(set) var isRunning = false
    /// The event that is being run to as fast as possible.
    private(set) var target: Int?
    private(set) var isFinished = false
    private(set) var speed = Speed.hundred
    private(set) var isSpiking = false
    /// Goes up whenever anything changed.
    private(set) var revision = 0
    private var scenarios: () -> MarketScenarios?
    private var unspent = 0
    var selection = MarketSelection() { didSet { changed() } }
    var cache = MarketCache()

    /// Events a second while it runs.
    enum Speed: Int, CaseIterable { case one = 1, ten = 10, hundred = 100, thousand = 1000, most = 100_000 }

    /// What is shown first.
    static let firstScenario = "calm"
    static let firstSeed: UInt64 = 7
    /// How much dearer demand gets in a spike, in thousandths.
    private static let spike = 5000

    init(scenarios: @escaping () -> MarketScenarios? = { nil }) { self.scenarios = scenarios }

    var market: Market? { history?.market }
    var isSeeking: Bool { target != nil }
    var isBusy: Bool { isRunning || isSeeking }

    // MARK: Choosing a market

    /// Where scenarios come from; they are read when the screen is first looked at.
    func take(scenarios: @escaping () -> MarketScenarios?) { self.scenarios = scenarios }

    /// The market of the first look.
    func openIfNeeded() {
        guard history == nil else { return }
        let all = scenarios()
        guard
            let scenario = all?.scenarios.first(where: { $0.name == Self.firstScenario })
                ?? all?.scenarios.first
        else {
            problem = all?.notes.first ?? "There are no scenarios: Samples/Markets has none."
            return
        }
        open(scenario, DutchMechanism.self, seed: Self.firstSeed)
    }

    func scenario(named name: String) throws(EngineError) -> Scenario {
        let all = scenarios()?.scenarios ?? []
        if let found = all.first(where: { $0.name == name }) { return found }
        throw .badRequest(
            "there is no scenario “\(name)”; there are \(all.map(\.name).joined(separator: ", "))")
    }

    func open(_ scenario: Scenario, _ mechanism: any Mechanism.Type, seed: UInt64) {
        open(MarketHistory(Market(scenario: scenario, mechanism: mechanism, seed: seed)))
    }

    /// Shows a market from where it stands.
    func open(_ course: MarketHistory) {
        problem = nil
        history = course
        other = nil
        (isRunning, isFinished, isSpiking, target, unspent) = (false, false, false, nil, 0)
        selection.order = nil
        selection.prover = nil
        changed()
    }

    /// Puts another mechanism beside this one, brought to the same moment; nil takes it away.
    func compare(with mechanism: (any Mechanism.Type)?) {
        other = nil
        if let market, let mechanism {
            other = MarketHistory(
                Market(scenario: market.scenario, mechanism: mechanism, seed: market.seed))
            followWithOther()
        }
        changed()
    }

    // MARK: Time

    func run() {
        isRunning.toggle()
        if isFinished { isRunning = false }
        target = nil
        changed()
    }

    func pause() {
        (isRunning, target) = (false, nil)
        changed()
    }

    func change(speedBy steps: Int) {
        let all = Speed.allCases
        let index = (all.firstIndex(of: speed) ?? 0) + steps
        speed = all[min(max(0, index), all.count - 1)]
        changed()
    }

    /// Goes to an event: back at once, forward in slices.
    func go(to event: Int) {
        guard let now = history?.event else { return }
        isRunning = false
        if event > now {
            target = event
            advance(events: Self.firstSlice)
        } else {
            target = nil
            history?.go(to: max(0, event))
            isFinished = false
            rewindOther()
        }
        changed()
    }

    /// Events that are done at once, so that a short way is over before the next frame.
    private static let firstSlice = 200

    /// Time passed: a slice of what is to be done, which ends after some milliseconds whatever is left.
    func tick(milliseconds: Int) {
        guard isBusy else { return }
        if target != nil { return advance(events: 100_000) }
        unspent += min(milliseconds, 200) * speed.rawValue
        let events = unspent / 1000
        unspent %= 1000
        advance(events: events)
    }

    private func advance(events: Int) {
        // Taken out, because a value in a class is checked and copied at every touch.
        guard events > 0, var course = history.take() else { return }
        let clock = ContinuousClock()
        let start = clock.now
        var left = events
        var step = Market.Step.event
        while left > 0, step == .event, target.map({ course.event < $0 }) ?? true {
            step = course.step()
            left -= 1
            if left % 32 == 0, clock.now - start > .milliseconds(8) { break }
        }
        history = course
        isFinished = step == .finished
        if step != .event || target.map({ course.event >= $0 }) ?? false { target = nil }
        if step != .event { isRunning = false }
        followWithOther()
        changed()
    }

    private func followWithOther() {
        guard let now = market?.now, var course = other.take() else { return }
        while course.step(until: now.milliseconds) == .event {}
        other = course
    }

    private func rewindOther() {
        guard let now = market?.now, var course = other.take() else { return }
        course.go(toTime: now.milliseconds)
        other = course
    }

    // MARK: A person's hand

    /// Stops a prover, or lets it go on; in both markets when two are compared.
    func toggle(prover: Int) -> Bool? {
        guard let provers = market?.floor.provers, provers.indices.contains(prover) else { return nil }
        let isUp = provers[prover].isUp
        intervene(isUp ? .stop(prover: prover) : .resume(prover: prover))
        return !isUp
    }

    func spikeDemand() {
        isSpiking.toggle()
        intervene(.demand(rate: isSpiking ? Self.spike : 1000))
    }

    private func intervene(_ what: Intervention) {
        history?.intervene(what)
        other?.intervene(what)
        isFinished = false
        changed()
    }

    func changed() { revision += 1 }
}
