import Determinism

/// The most welfare that anybody could have made of the orders of a run, knowing all of them before.
public struct Optimum: Sendable, Hashable {
    public var welfare: Money
    /// Whether this welfare can be reached; otherwise it is only known that no more can.
    public var isExact: Bool

    /// Instances up to this size are solved exactly.
    public static let exactOrders = 9
    public static let exactSlots = 6
    private static let searchLimit = 2_000_000

    /// nil if `goesOn`, which is asked now and then, says no.
    init?(of floor: MarketFloor, goesOn: () -> Bool) {
        guard let jobs = Job.jobs(floor, goesOn: goesOn) else { return nil }
        let slots = floor.provers.reduce(0) { $0 + $1.slots }
        if jobs.count <= Self.exactOrders, slots <= Self.exactSlots {
            var search = ScheduleSearch(floor, jobs, limit: Self.searchLimit)
            let found = search.best(goesOn: goesOn)
            guard goesOn() else { return nil }
            if let best = found {
                (welfare, isExact) = (best, true)
                return
            }
        }
        (welfare, isExact) = (Self.bound(floor, jobs), false)
    }

    /// Every order at its best prover, as long as the time of all slots together lasts: a fractional knapsack, in
    /// which each order takes the time of its fastest prover. No schedule makes more.
    private static func bound(_ floor: MarketFloor, _ jobs: [Job]) -> Money {
        let end = jobs.map { $0.deadline }.max() ?? 0
        var time = floor.provers.reduce(Int128(0)) { $0 + Int128($1.slots) * Int128(end) }
        let byWorth = jobs.sorted { left, right in
            let (first, second) = (
                Int128(left.gain) * Int128(right.shortest), Int128(right.gain) * Int128(left.shortest)
            )
            return first != second ? first > second : left.order < right.order
        }
        var sum: Money = 0
        for job in byWorth {
            if Int128(job.shortest) <= time {
                time -= Int128(job.shortest)
                sum += job.gain
            } else {
                sum += Int(Int128(job.gain) * time / Int128(job.shortest)) + 1
                break
            }
        }
        return sum
    }
}

/// An order as a job with a gain, which somebody can do.
struct Job {
    var order: Int
    var release: Int
    var deadline: Int
    /// What its cheapest prover makes of it.
    var gain: Money
    /// Milliseconds of its fastest prover.
    var shortest: Int

    /// nil if `goesOn` says no.
    static func jobs(_ floor: MarketFloor, goesOn: () -> Bool) -> [Job]? {
        // The cheapest first: most orders need to look at one or two.
        let byCost = floor.provers.indices.sorted {
            (floor.provers[$0].costPerMega, $0) < (floor.provers[$1].costPerMega, $1)
        }
        let fastest = floor.provers.max { ($0.speed, $1.latency) < ($1.speed, $0.latency) }
        let leastLatency = floor.provers.map(\.latency).min() ?? 0
        guard let fastest else { return [] }
        var jobs: [Job] = []
        var looks = 0
        for order in floor.orders {
            var able: Int?
            for prover in byCost {
                looks += 1
                if looks % 65_536 == 0, !goesOn() { return nil }
                guard floor.isAble(prover, order, start: order.submitted.milliseconds) else { continue }
                able = prover
                break
            }
            guard let able else { continue }
            let gain = order.value - floor.provers[able].cost(of: order.cycles)
            guard gain > 0 else { continue }
            let shortest = leastLatency + order.cycles * 1000 / fastest.speed
            jobs.append(
                Job(
                    order: order.id, release: order.submitted.milliseconds,
                    deadline: order.expiry.milliseconds, gain: gain, shortest: max(1, shortest)))
        }
        return jobs
    }
}

extension MarketFloor {
    /// Whether a proof of an order that is begun at a moment would be verified before the order is over.
    func isAble(_ prover: Int, _ order: Order, start: Int) -> Bool {
        guard provers[prover].proves(order.program) else { return false }
        let client = clients[order.client].profile
        guard provers[prover].censored >> UInt64(client) & 1 == 0 else { return false }
        let end = start + provers[prover].duration(of: order.cycles)
        return settlement(of: VirtualTime(milliseconds: end)) <= order.expiry
    }
}

/// Tries every way to put jobs into slots one after another, and gives up where no better one can follow.
///
/// There is a best schedule in which every job begins as early as its place in its slot allows, so that sequences of
/// jobs for each slot are all that has to be tried.
private struct ScheduleSearch {
    private let floor: MarketFloor
    private let jobs: [Job]
    private var free: [(prover: Int, time: Int)] = []
    private var nodes: Int
    private var found: Money = 0

    init(_ floor: MarketFloor, _ jobs: [Job], limit: Int) {
        self.floor = floor
        self.jobs = jobs
        nodes = limit
        for prover in floor.provers {
            let joins = floor.scenario.provers[prover.profile].joins
            for _ in 0..<prover.slots { free.append((prover.id, joins)) }
        }
    }

    /// The best welfare; nil when there are too many ways, or when `goesOn` says no.
    mutating func best(goesOn: () -> Bool) -> Money? {
        extend(Array(repeating: false, count: jobs.count), welfare: 0, after: Int.min, goesOn)
        return nodes > 0 ? found : nil
    }

    /// Schedules are built in the order in which jobs begin, so that none is tried twice.
    private mutating func extend(_ isDone: [Bool], welfare: Money, after: Int, _ goesOn: () -> Bool) {
        nodes -= 1
        if nodes % 4096 == 0, !goesOn() { nodes = 0 }
        guard nodes > 0 else { return }
        found = max(found, welfare)
        let rest = jobs.indices.reduce(0) { $0 + (isDone[$1] ? 0 : jobs[$1].gain) }
        guard welfare + rest > found else { return }
        for job in jobs.indices where !isDone[job] {
            let order = floor.orders[jobs[job].order]
            for slot in free.indices {
                let (prover, time) = free[slot]
                // Equal slots of one prover need not all be tried.
                if slot > 0, free[slot - 1] == free[slot] { continue }
                let start = max(time, jobs[job].release)
                guard start >= after, floor.isAble(prover, order, start: start) else { continue }
                var done = isDone
                done[job] = true
                free[slot].time = start + floor.provers[prover].duration(of: order.cycles)
                let gain = order.value - floor.provers[prover].cost(of: order.cycles)
                extend(done, welfare: welfare + gain, after: start, goesOn)
                free[slot].time = time
            }
        }
    }
}
