import Engine
import ProofMarket

/// The market of this sitting: what runs, where in time it stands, and what is selected in it.
///
/// Belongs to the workbench, not to a session: it needs no program, and goes on while other screens are shown. Confined
/// to the UI thread, on which every call is done after a few milliseconds; what is left is done by `tick`.
final class MarketDesk {
    /// Changed by wishes only; slices of work lead there.
    var pair: MarketPair?
    /// Why there is no market.
    private(set) var problem: String?
    var isRunning = false
    private(set) var speed = Speed.hundred
    /// Goes up whenever the market changed.
    private(set) var revision = 0
    /// The scenarios there were when they were last read.
    private(set) var choices: [Scenario] = []
    private var scenarios: () -> MarketScenarios?
    /// Thousandths of events that time has passed for.
    private var unspent = 0
    /// This machine in the market.
    var seat = MachineSeat()
    var selection = MarketSelection()
    var cache = MarketCache()

    /// Events a second while it runs.
    enum Speed: Int, CaseIterable { case one = 1, ten = 10, hundred = 100, thousand = 1000, most = 100_000 }

    /// What is shown first.
    static let firstScenario = "calm"
    static let firstSeed: UInt64 = 7
    /// How much dearer demand gets in a spike, in thousandths.
    private static let spike = 5000
    /// How long a call may take.
    private static let slice = Duration.milliseconds(5)

    init(scenarios: @escaping () -> MarketScenarios? = { nil }) { self.scenarios = scenarios }

    /// The market that is shown; nil before the first look at the screen, or where there are no scenarios.
    var history: MarketHistory? { pair?.history }
    /// The same scenario and seed under another mechanism, at the same moment.
    var other: MarketHistory? { pair?.other }
    var market: Market? { pair?.history.market }
    var aim: MarketPair.Aim? { pair?.aim }
    var isFinished: Bool { pair?.isFinished ?? false }
    var isLevel: Bool { pair?.isLevel ?? true }
    /// The order for whose real proof the market waits.
    var awaited: Int? { pair?.awaited }
    /// How much of the way to an event, or of the other market's way, is done, in thousandths.
    var share: Int? { pair?.share }
    /// Whether there is work that does not wait for time to pass.
    var hasBacklog: Bool { pair?.hasBacklog ?? false }
    /// Whether the market's time goes on, or wants to.
    var isGoing: Bool { isRunning || aim != nil || hasBacklog }
    /// Whether something changes by itself.
    var isBusy: Bool { isGoing || seat.isBusy }

    /// Whether a person has let demand rise, at this moment.
    var isSpiking: Bool {
        let demands = (history?.hands ?? []).compactMap { hand in
            if case .demand(let rate) = hand.what { rate } else { nil }
        }
        return demands.last.map { $0 > 1000 } ?? false
    }

    // MARK: Choosing a market

    /// Where scenarios come from; they are read when the screen is first looked at.
    func take(scenarios: @escaping () -> MarketScenarios?) { self.scenarios = scenarios }

    /// The market of the first look.
    func openIfNeeded() {
        guard pair == nil else { return }
        let notes = readScenarios()
        guard let scenario = choices.first(where: { $0.name == Self.firstScenario }) ?? choices.first else {
            problem = notes.first ?? "There are no scenarios: Samples/Markets has none."
            return
        }
        open(scenario, DutchMechanism.self, seed: Self.firstSeed)
    }

    /// Reads the scenarios anew and gives sentences about those that cannot be read.
    @discardableResult
    func readScenarios() -> [String] {
        let all = scenarios()
        choices = all?.scenarios ?? []
        return all?.notes ?? []
    }

    /// The names of all scenarios, read if nobody has looked at the market yet.
    var scenarioNames: [String] {
        if choices.isEmpty { readScenarios() }
        return choices.map(\.name)
    }

    func scenario(named name: String) throws(EngineError) -> Scenario {
        readScenarios()
        // A market may be of a scenario that no file has.
        let known = choices + (market.map { [$0.scenario] } ?? [])
        if let found = known.first(where: { $0.name == name }) { return found }
        throw .badRequest(
            "there is no scenario “\(name)”; there are \(known.map(\.name).joined(separator: ", "))")
    }

    func open(_ scenario: Scenario, _ mechanism: any Mechanism.Type, seed: UInt64) {
        open(MarketHistory(Market(scenario: scenario, mechanism: mechanism, seed: seed)))
    }

    /// Shows a market from where it stands.
    func open(_ course: MarketHistory) {
        problem = nil
        pair = MarketPair(course)
        (isRunning, unspent) = (false, 0)
        (selection.order, selection.prover, selection.program) = (nil, nil, nil)
        seat.leave()
        cache = MarketCache()
        changed()
    }

    /// Puts another mechanism beside this one, which is then brought to the same moment; nil takes it away.
    func compare(with mechanism: (any Mechanism.Type)?) {
        pair?.compare(with: mechanism)
        changed()
        work(events: 0)
    }

    // MARK: Time

    /// Lets time run, or stops it; false if everything is settled.
    func run() -> Bool {
        guard !isFinished else { return false }
        if isGoing { pause() } else { isRunning = true }
        return true
    }

    /// Stays where it is.
    func pause() {
        (isRunning, unspent, seat.wish) = (false, 0, nil)
        pair?.head(for: nil)
    }

    func change(speedBy steps: Int) {
        let all = Speed.allCases
        let index = (all.firstIndex(of: speed) ?? 0) + steps
        speed = all[min(max(0, index), all.count - 1)]
    }

    /// Goes to an event; a long way takes some ticks.
    func go(to event: Int) {
        (isRunning, seat.wish) = (false, nil)
        pair?.head(toEvent: max(0, event))
        changed()
        work(events: 0)
    }

    /// Time passed: a slice of what is to be done.
    func tick(milliseconds: Int) {
        guard isGoing else { return }
        var events = 0
        if isRunning, aim == nil {
            // A market that is too large for its speed falls behind, but not by more than this.
            unspent = min(unspent + milliseconds * speed.rawValue, 200 * speed.rawValue + 999)
            events = unspent / 1000
            unspent %= 1000
        }
        work(events: events)
    }

    func work(events: Int) {
        let before = (history?.event, other?.event, isLevel)
        unspent += (pair?.work(events: events, for: Self.slice) ?? 0) * 1000
        if isFinished { isRunning = false }
        if before != (history?.event, other?.event, isLevel) { changed() }
        followMachine()
    }

    // MARK: A person's hand

    /// Stops a prover, or lets it go on; in both markets when two are compared. Gives whether it is up now.
    func toggle(prover: Int) -> Bool? {
        guard let provers = market?.floor.provers, provers.indices.contains(prover) else { return nil }
        let isUp = provers[prover].isUp
        intervene(isUp ? .stop(prover: prover) : .resume(prover: prover))
        return !isUp
    }

    func spikeDemand() { intervene(.demand(rate: isSpiking ? 1000 : Self.spike)) }

    func intervene(_ what: Intervention) {
        pair?.intervene(what)
        changed()
    }

    func changed() { revision += 1 }
}
