import Determinism

/// A market that can be stepped: scenario, mechanism and seed decide everything that happens in it.
///
/// A value: a copy goes its own way, and a kept copy is a point in time to come back to.
public struct Market: Sendable {
    public let scenario: Scenario
    public let seed: UInt64
    public let mechanismType: any Mechanism.Type
    public internal(set) var floor: MarketFloor
    var mechanism: any Mechanism
    let executor: any ProofExecutor
    /// How many events there were; each has at least one record.
    public internal(set) var eventCount = 0
    /// How many things happened, also those that changed nothing.
    public internal(set) var happeningCount = 0

    public init(
        scenario: Scenario, mechanism: any Mechanism.Type, seed: UInt64, deviations: [Deviation] = [],
        executor: any ProofExecutor = SimulatedProofs()
    ) {
        self.scenario = scenario
        self.seed = seed
        self.executor = executor
        mechanismType = mechanism
        var floor = MarketFloor(
            scenario: scenario, seed: seed, deviations: deviations, paysLate: mechanism.paysLate)
        floor.machine = executor.machine
        floor.planScenario()
        self.mechanism = mechanism.init(floor)
        self.floor = floor
    }

    /// One prover asks something else than the scenario says: to search for lies that pay.
    public struct Deviation: Sendable, Hashable {
        public var prover: Int
        /// What it asks, in thousandths of its cost.
        public var markup: Int

        public init(prover: Int, markup: Int) {
            self.prover = prover
            self.markup = markup
        }
    }

    /// What a step did.
    public enum Step: Sendable, Hashable {
        /// An event: its records are `records`.
        case event
        /// A real prover is still at work on an order; nothing has changed.
        case waiting(order: Int)
        /// Everything is settled, and nobody sends orders any more.
        case finished
    }

    public var now: VirtualTime { floor.now }
    /// The prover whose proofs are really made; nil when all are simulated.
    public var machine: Int? { executor.machine }
    /// What the last event changed.
    public var records: [MarketRecord] { floor.records }
    /// When the next thing happens; nil when nothing will.
    public var nextTime: VirtualTime? { floor.plan.first?.time }

    /// Goes on to the next event; with `until`, in milliseconds, to none that is later.
    public mutating func step(until: Int? = nil) -> Step {
        floor.records.removeAll(keepingCapacity: true)
        while let next = floor.plan.first {
            if let until, next.time.milliseconds > until { return .finished }
            if isOver(at: next.time) { return .finished }
            if case .jobEnd(let order, let prover, let epoch, let copies) = next.item {
                let end = JobEnd(order: Int(order), prover: Int(prover), epoch: epoch, copies: Int(copies))
                var proof: DeliveredProof?
                if let assignment = floor.assignment(of: end) {
                    switch executor.delivery(of: assignment) {
                    case .pending: return .waiting(order: end.order)
                    case .nothing: break
                    case .proof(let delivered): proof = delivered
                    }
                }
                advance(to: next.time)
                finish(end, proof)
            } else {
                advance(to: next.time)
                happen(next.item)
            }
            beginRealProofs()
            if !floor.records.isEmpty {
                eventCount += 1
                return .event
            }
        }
        return .finished
    }

    /// Does what a person asks for, now; an event of its own.
    public mutating func intervene(_ intervention: Intervention) {
        floor.records.removeAll(keepingCapacity: true)
        floor.note(.intervened(intervention))
        switch intervention {
        case .stop(let prover): stop(prover)
        case .resume(let prover): resume(prover)
        case .demand(let rate): for client in floor.clients { floor.setRate(rate, ofClient: client.id) }
        case .take(let order): take(order)
        }
        beginRealProofs()
        eventCount += 1
    }

    /// Why the machine would not take an open order at what it offers now; nil when it would.
    ///
    /// A person's hand gives it one job more, so that a machine that comes for no jobs takes just what it is told to.
    public func refusalToTake(_ order: Int) -> Refusal? {
        guard let machine, floor.orders.indices.contains(order), floor.orders[order].phase == .submitted
        else { return .absent }
        var floor = floor
        floor.provers[machine].jobsLeft += 1
        return floor.refusal(of: machine, for: order, at: offerNow(order))
    }

    /// All that an order offers now.
    private func offerNow(_ order: Int) -> Money {
        mechanismType.followsRamp ? floor.orders[order].price(at: now) : floor.orders[order].maxPrice
    }

    private mutating func take(_ order: Int) {
        guard let machine, refusalToTake(order) == nil else { return }
        floor.provers[machine].jobsLeft += 1
        guard floor.lock(order, to: machine, price: offerNow(order)) else {
            floor.provers[machine].jobsLeft -= 1
            return
        }
        mechanism.orderLeft(order, on: &floor)
        mechanism.proverChanged(machine, on: &floor)
    }

    /// Tells the executor of jobs of the machine that have just begun.
    private mutating func beginRealProofs() {
        guard !floor.begun.isEmpty else { return }
        for assignment in floor.begun { executor.begin(assignment) }
        floor.begun.removeAll()
    }

    /// Nothing but blocks would follow.
    private func isOver(at time: VirtualTime) -> Bool {
        time.milliseconds > scenario.duration && floor.unsettled == 0 && floor.activeJobs == 0
            && mechanism.isIdle
    }

    private mutating func advance(to time: VirtualTime) {
        _ = floor.plan.removeFirst()
        floor.now = time
        happeningCount += 1
    }

    private mutating func happen(_ happening: Happening) {
        switch happening {
        case .join(let prover):
            floor.join(Int(prover))
            mechanism.proverChanged(Int(prover), on: &floor)
        case .leave(let prover):
            floor.provers[Int(prover)].isPresent = false
            floor.note(.left(prover: Int(prover)))
            mechanism.proverChanged(Int(prover), on: &floor)
        case .shock(let index): shock(scenario.shocks[Int(index)], number: Int(index))
        case .arrival(let client): arrive(Int(client))
        case .block: block()
        case .jobEnd: break
        case .verification(let order, let prover, let verdict):
            verify(Int(order), from: Int(prover), verdict)
        case .deadline(let order): deadline(Int(order))
        case .expiry(let order):
            if floor.orders[Int(order)].phase == .overdue { floor.abandon(Int(order)) }
        }
    }

    private mutating func arrive(_ client: Int) {
        guard let order = floor.submit(from: client) else { return }
        mechanism.orderEntered(order, on: &floor)
        floor.planArrival(of: client)
    }

    private mutating func block() {
        floor.block += 1
        mechanism.blockBegan(on: &floor)
        rescue()
        floor.takeSample()
        let next = VirtualTime(milliseconds: (floor.block + 1) * scenario.chain.blockTime)
        floor.plan.insert(.block, at: next)
    }

    /// Finds provers for overdue orders that nobody works on.
    private mutating func rescue() {
        guard !floor.overdue.isEmpty else { return }
        floor.overdue.removeAll { floor.orders[Int($0)].phase != .overdue }
        for order in floor.overdue where floor.orders[Int(order)].runners == 0 {
            for prover in mechanism.rescuers(of: Int(order), on: &floor) {
                floor.run(Int(order), by: prover)
                mechanism.proverChanged(prover, on: &floor)
            }
        }
    }

    private mutating func deadline(_ order: Int) {
        switch floor.orders[order].phase {
        case .submitted:
            floor.expire(order)
            mechanism.orderLeft(order, on: &floor)
        case .locked: floor.becomeOverdue(order)
        case .overdue, .fulfilled, .expired, .slashed: break
        }
    }

    private mutating func verify(_ order: Int, from prover: Int, _ verdict: Verdict) {
        let isOwner = floor.orders[order].prover == prover
        switch floor.orders[order].phase {
        case .locked, .overdue:
            floor.note(.verified(order: order, prover: prover, verdict: verdict))
            guard verdict != .accepted else { return floor.accept(order, from: prover) }
            floor.provers[prover].tally.rejected += 1
            floor.refused.insert(floor.mark(order, prover))
            if !isOwner { floor.orders[order].runners -= 1 }
            if isOwner, floor.orders[order].phase == .locked { floor.becomeOverdue(order) }
        case .submitted, .fulfilled, .expired, .slashed: break
        }
    }

    private mutating func finish(_ end: JobEnd, _ proof: DeliveredProof?) {
        guard floor.provers[end.prover].epoch == end.epoch else { return floor.loseJob(end) }
        floor.endJob(end, proof)
        floor.beginWaiting(end.prover)
        mechanism.proverChanged(end.prover, on: &floor)
    }

    private mutating func shock(_ shock: Shock, number: Int) {
        switch shock.kind {
        case .stop(let share, let profile):
            for prover in floor.sample(share: share, profile: profile, number: number) { stop(prover) }
        case .resume(let share, let profile):
            for prover in floor.provers.indices
            where !floor.provers[prover].isUp && (profile == nil || floor.provers[prover].profile == profile)
            {
                var random = RandomStream(
                    seed: seed, MarketFloor.Chance.shocks, UInt64(number), UInt64(prover))
                if random.happens(permille: share) { resume(prover) }
            }
        case .demand(let rate, let profile):
            for client in floor.clients where profile == nil || client.profile == profile {
                floor.setRate(rate, ofClient: client.id)
            }
        }
    }

    private mutating func stop(_ prover: Int) {
        guard floor.stop(prover) else { return }
        mechanism.proverChanged(prover, on: &floor)
    }

    private mutating func resume(_ prover: Int) {
        guard floor.resume(prover) else { return }
        floor.beginWaiting(prover)
        mechanism.proverChanged(prover, on: &floor)
    }
}
