import Determinism

/// What is shown of orders: lists, tickets, and why one is not taken.
extension Market {
    /// Which orders a list shows.
    public struct OrderFilter: Sendable, Hashable {
        public var phases: [OrderPhase]
        public var client: Int?
        public var program: Int?

        public init(phases: [OrderPhase] = OrderPhase.allCases, client: Int? = nil, program: Int? = nil) {
            self.phases = phases
            self.client = client
            self.program = program
        }
    }

    public enum OrderSort: String, Sendable, CaseIterable { case newest, price, cycles, deadline }

    /// Orders as a list shows them. Prices are for a million cycles: of open orders what they offer now.
    public func orders(_ filter: OrderFilter = OrderFilter(), by sort: OrderSort = .newest, limit: Int = 1000)
        -> [Order]
    {
        var rows = floor.orders.filter { order in
            filter.phases.contains(order.phase) && (filter.client ?? order.client) == order.client
                && (filter.program ?? order.program) == order.program
        }
        switch sort {
        case .newest: rows.reverse()
        case .price: rows.sort { (offer($0), $0.id) < (offer($1), $1.id) }
        case .cycles: rows.sort { ($1.cycles, $0.id) < ($0.cycles, $1.id) }
        case .deadline: rows.sort { ($0.lockDeadline, $0.id) < ($1.lockDeadline, $1.id) }
        }
        return Array(rows.prefix(limit))
    }

    /// What an order offers now, or was taken for, for a million cycles.
    public func offer(_ order: Order) -> Money {
        let total = order.lockedAt == nil ? order.price(at: now) : order.price
        return Price.perMega(total, cycles: order.cycles)
    }

    /// Why each prover has not taken an open order: the reason, or nil for one that waits for the mechanism.
    public struct WhyNot: Sendable, Hashable {
        public var prover: Int
        public var refusal: Refusal?
        public var sentence: String
    }

    /// For each prover why it does not take an order; none for an order that is not open.
    ///
    /// Prices are compared with the order's present offer, or with its highest where the mechanism only looks at that.
    public func whyNot(_ order: Int) -> [WhyNot] {
        guard floor.orders.indices.contains(order), floor.orders[order].phase == .submitted else { return [] }
        let price =
            mechanismType.followsRamp ? floor.orders[order].price(at: now) : floor.orders[order].maxPrice
        let next = mechanism.nextDecision(for: order, on: floor)
        return floor.provers.map { prover in
            let refusal = floor.refusal(of: prover.id, for: order, at: price)
            let waits =
                next > now ? "is willing; the next decision is at \(next)" : "is willing when its turn comes"
            return WhyNot(prover: prover.id, refusal: refusal, sentence: refusal?.description ?? waits)
        }
    }

    /// How many provers have each kind of reason, the most frequent first.
    public func whyNotSummary(_ order: Int) -> [(reason: String, provers: Int)] {
        var counts = Array(repeating: 0, count: Refusal.kinds.count + 1)
        for why in whyNot(order) { counts[why.refusal?.kind ?? Refusal.kinds.count] += 1 }
        let named = zip(Refusal.kinds + ["willing, waiting for the mechanism"], counts)
        return named.map { (reason: $0, provers: $1) }.enumerated().filter { $0.element.provers > 0 }
            .sorted { ($1.element.provers, $0.offset) < ($0.element.provers, $1.offset) }.map(\.element)
    }

    /// When an open order will first offer what the cheapest able prover asks now; nil when it never will.
    public func crossing(_ order: Int) -> VirtualTime? {
        let asks = floor.provers.compactMap { prover in
            floor.refusal(of: prover.id, for: order, at: nil) == nil
                ? floor.ask(of: prover.id, for: order) : nil
        }
        return asks.min().flatMap { floor.orders[order].time(reaching: $0) }
    }

    /// An order with what happened to it and what will.
    public struct Ticket: Sendable, Hashable {
        public struct Moment: Sendable, Hashable {
            public var time: VirtualTime
            public var title: String
            /// Whether it is past; deadlines to come are in the list too.
            public var isPast: Bool
        }

        public var order: Order
        public var client: String
        public var program: String
        public var prover: String?
        public var deliverer: String?
        public var timeline: [Moment]
        /// Of a hundred trades so far, how many were no dearer; nil before it was taken.
        public var percentile: Int?
        /// When it will first offer what the cheapest able prover asks; only of an open order.
        public var crossing: VirtualTime?
    }

    public func ticket(_ id: Int) -> Ticket? {
        guard floor.orders.indices.contains(id) else { return nil }
        let order = floor.orders[id]
        let perMega = Price.perMega(order.price, cycles: order.cycles)
        var percentile: Int?
        if order.lockedAt != nil {
            percentile = floor.trades.count { $0.perMega <= perMega } * 100 / max(1, floor.trades.count)
        }
        return Ticket(
            order: order, client: floor.clientNames[order.client], program: floor.programs[order.program],
            prover: order.prover.map { floor.proverNames[$0] },
            deliverer: order.deliverer.map { floor.proverNames[$0] }, timeline: timeline(order),
            percentile: percentile, crossing: order.phase == .submitted ? crossing(id) : nil)
    }

    private func timeline(_ order: Order) -> [Ticket.Moment] {
        var moments: [(VirtualTime?, String)] = [
            (order.submitted, "submitted"), (order.rampStart, "price begins to rise"),
            (order.rampStart + order.rampLength, "price is at its highest"), (order.lockedAt, "taken"),
            (order.startedAt, "proving begins"), (order.deliveredAt, "proof delivered"),
            (order.lockDeadline, "lock deadline"), (order.overdueAt, "overdue"),
        ]
        if order.lockedAt != nil { moments.append((order.expiry, "expiry")) }
        if order.phase.isFinal { moments.append((order.settledAt, order.phase.name)) }
        return moments.compactMap { time, title in
            time.map { Ticket.Moment(time: $0, title: title, isPast: $0 <= now) }
        }.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
