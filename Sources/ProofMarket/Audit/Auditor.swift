import Determinism

/// Follows a market by its records alone, keeps books of its own, and compares.
///
/// It shares no code with the market's verbs: what a record means for money and life cycle is said here a second
/// time, on purpose.
public struct Auditor: Sendable {
    private let burned: Int
    /// How many events pass between two counts of all money; the accounts that an event touches are compared at once.
    private let countEvery: Int
    private var event = 0
    private var time = VirtualTime.zero
    private var books: Books
    private var orders: [Entry] = []
    /// Who has delivered which proof of which order, and whom each accepted proof was accepted from.
    private var deliveries: [Delivery: UInt64] = [:]
    private var accepted: [UInt64: Delivery] = [:]

    private struct Delivery: Hashable, Sendable {
        var order: Int
        var prover: Int
    }

    /// What the auditor knows of an order.
    private struct Entry: Sendable {
        var phase = OrderPhase.submitted
        var client: Int
        var maxPrice: Money
        var collateral: Money
        var prover = -1
        var price: Money = 0
        var payment: Money = 0
        var acceptedFrom = -1
    }

    /// - Parameter countEvery: 1 counts all money after every event.
    public init(_ market: Market, countEvery: Int = 64) {
        burned = market.scenario.rules.burned
        self.countEvery = countEvery
        books = Books(clients: market.floor.clients.count, provers: market.floor.provers.count)
        // What happened before the first event: the provers that were there from the beginning.
        for prover in market.floor.provers where prover.isPresent {
            books.provers[prover.id] = prover.stake
            books.deposited += prover.stake
        }
    }

    /// Checks the event that a market has just made.
    public mutating func follow(_ market: Market) throws(AuditFailure) {
        event = market.eventCount
        try demand(market.now >= time, .time, "\(time) or later", "\(market.now)")
        time = market.now
        for record in market.records { try apply(record) }
        for record in market.records { try compare(record, market.floor) }
        try demand(
            books.deposited == market.floor.ledger.deposited, .balances, "\(books.deposited) deposited",
            "\(market.floor.ledger.deposited)")
        if event % countEvery == 0 { try count(market) }
    }

    /// Counts all money, in the market's accounts and in the books.
    public func count(_ market: Market) throws(AuditFailure) {
        let ledger = market.floor.ledger
        try demand(
            ledger.total == ledger.deposited, .conserved, "\(ledger.deposited)", "\(ledger.total)")
        let isSame =
            books.clients == ledger.clients && books.provers == ledger.provers
            && books.collateral == ledger.collateral && books.escrow == ledger.escrow
            && books.operatorIncome == ledger.operatorIncome && books.fees == ledger.fees
            && books.burned == ledger.burned
        try demand(isSame, .balances, "the accounts of the books", "others")
        for prover in market.floor.provers {
            try demand(
                prover.running <= prover.slots && prover.running >= 0, .capacity,
                "at most \(prover.slots) jobs of prover \(prover.id)", "\(prover.running)")
        }
    }

    private func demand(
        _ isRight: Bool, _ rule: AuditFailure.Rule, _ expected: @autoclosure () -> String,
        _ found: @autoclosure () -> String
    ) throws(AuditFailure) {
        guard !isRight else { return }
        throw AuditFailure(event: event, rule: rule, expected: expected(), found: found())
    }

    private mutating func apply(_ record: MarketRecord) throws(AuditFailure) {
        switch record {
        case .joined(let prover, let stake):
            books.provers[prover] += stake
            books.deposited += stake
        case .submitted(let order, let client, _, _, let maxPrice, let collateral, let fee):
            try demand(order == orders.count, .lifeCycle, "order \(orders.count)", "\(order)")
            orders.append(Entry(client: client, maxPrice: maxPrice, collateral: collateral))
            books.escrow.append(maxPrice)
            books.fees += fee
            books.deposited += maxPrice + fee
        case .committed(_, let prover, let bond): books.move(bond, toCollateralOf: prover)
        case .revealed(_, let prover, _, let bond): books.move(-bond, toCollateralOf: prover)
        case .withheld(_, let prover, let bond):
            books.collateral[prover] -= bond
            books.burned += bond
        case .locked(let order, let prover, let price, let payment, let collateral, let fee):
            try lock(order, prover, price, payment, collateral)
            books.payFee(fee, prover)
        case .delivered(let order, let prover, _, let fingerprint, let fee):
            books.payFee(fee, prover)
            deliveries[Delivery(order: order, prover: prover)] = fingerprint
        case .verified(let order, let prover, let verdict): try verify(order, prover, verdict)
        case .paid(let order, let prover, let price, let income, let refund, let collateral):
            try demand(
                orders[order].prover == prover, .limit, "payment of prover \(orders[order].prover)",
                "\(prover)")
            try pay(order, prover, price, income, refund, agreed: true)
            try demand(
                collateral == orders[order].collateral, .collateral, "\(orders[order].collateral)",
                "\(collateral)")
            books.move(-collateral, toCollateralOf: prover)
        case .rescued(let order, let prover, let price, let income, let refund):
            try pay(order, prover, price, income, refund, agreed: price > 0)
        case .overdue(let order, _): try go(order, to: .overdue)
        case .slashed(let order, let prover, let burned, let deliverer, let reward, let income):
            try slash(order, prover, burned, deliverer, reward, income)
        case .expired(let order, let refund):
            try go(order, to: .expired)
            try giveBack(order, refund)
        case .abandoned(let order, let refund):
            try go(order, to: .slashed)
            try giveBack(order, refund)
        case .proved(let order, let prover, _, let digest, _):
            let delivered = deliveries[Delivery(order: order, prover: prover)]
            try demand(
                delivered == digest.fingerprint, .verified, "the proof that was delivered",
                digest.hexadecimal)
        case .left, .stopped, .resumed, .demand, .intervened, .bid, .cleared, .started, .failed, .running:
            break
        }
    }

    private mutating func go(_ order: Int, to phase: OrderPhase) throws(AuditFailure) {
        let before = orders[order].phase
        try demand(!before.isFinal, .once, "order \(order) in the market", before.name)
        try demand(
            before.successors.contains(phase), .lifeCycle,
            "order \(order) to go from \(before.name) along an arrow", phase.name)
        orders[order].phase = phase
    }

    private mutating func lock(
        _ order: Int, _ prover: Int, _ price: Money, _ payment: Money, _ collateral: Money
    ) throws(AuditFailure) {
        try go(order, to: .locked)
        let maxPrice = orders[order].maxPrice
        try demand(
            price >= 0 && price <= payment && payment <= maxPrice, .limit,
            "a price up to a payment up to \(maxPrice)", "\(price) and \(payment)")
        try demand(
            collateral == orders[order].collateral, .collateral, "\(orders[order].collateral)",
            "\(collateral)")
        orders[order].prover = prover
        orders[order].price = price
        orders[order].payment = payment
        books.move(collateral, toCollateralOf: prover)
    }

    private mutating func verify(_ order: Int, _ prover: Int, _ verdict: Verdict) throws(AuditFailure) {
        let delivery = Delivery(order: order, prover: prover)
        guard let fingerprint = deliveries[delivery] else {
            throw AuditFailure(
                event: event, rule: .verified, expected: "a delivery of order \(order) by prover \(prover)",
                found: "none")
        }
        guard verdict == .accepted else { return }
        let owner = accepted[fingerprint] ?? delivery
        try demand(
            owner == delivery, .own, "the proof of order \(owner.order)", "it accepted for order \(order)")
        accepted[fingerprint] = delivery
        orders[order].acceptedFrom = prover
    }

    private mutating func pay(
        _ order: Int, _ prover: Int, _ price: Money, _ income: Money, _ refund: Money, agreed: Bool
    ) throws(AuditFailure) {
        let entry = orders[order]
        try demand(
            entry.acceptedFrom == prover, .verified, "an accepted proof of order \(order) by \(prover)",
            entry.acceptedFrom < 0 ? "none" : "one by \(entry.acceptedFrom)")
        let isAgreed =
            agreed ? price == entry.price && price + income == entry.payment : price + income == 0
        try demand(isAgreed, .limit, "\(entry.price) of \(entry.payment)", "\(price) of \(price + income)")
        try demand(
            price + income + refund == entry.maxPrice, .limit, "\(entry.maxPrice) out of escrow",
            "\(price + income + refund)")
        try go(order, to: .fulfilled)
        books.escrow[order] -= price + income + refund
        books.provers[prover] += price
        books.operatorIncome += income
        books.clients[entry.client] += refund
    }

    private mutating func giveBack(_ order: Int, _ refund: Money) throws(AuditFailure) {
        try demand(refund == orders[order].maxPrice, .limit, "\(orders[order].maxPrice)", "\(refund)")
        books.escrow[order] -= refund
        books.clients[orders[order].client] += refund
    }

    private mutating func slash(
        _ order: Int, _ prover: Int, _ burned: Money, _ deliverer: Int?, _ reward: Money, _ income: Money
    ) throws(AuditFailure) {
        let entry = orders[order]
        try demand(entry.phase == .overdue, .collateral, "an overdue order", entry.phase.name)
        try demand(entry.prover == prover, .collateral, "prover \(entry.prover)", "\(prover)")
        let isShared = burned == entry.collateral * self.burned / 1000
        let isWhole = burned + reward + income == entry.collateral
        try demand(
            isShared && isWhole && (deliverer != nil || reward == 0), .collateral,
            "\(entry.collateral), \(self.burned) thousandths burned", "\(burned), \(reward) and \(income)")
        if let deliverer {
            try demand(
                entry.acceptedFrom == deliverer, .verified, "a proof by \(deliverer)",
                "one by \(entry.acceptedFrom)")
            books.provers[deliverer] += reward
        }
        books.collateral[prover] -= entry.collateral
        books.burned += burned
        books.operatorIncome += income
    }

    /// Compares the accounts of the order and the prover that a record names, once the event is over.
    private func compare(_ record: MarketRecord, _ floor: MarketFloor) throws(AuditFailure) {
        if let order = record.order {
            try demand(
                books.escrow[order] == floor.ledger.escrow[order], .balances,
                "\(books.escrow[order]) in the escrow of order \(order)", "\(floor.ledger.escrow[order])")
            try demand(
                orders[order].phase == floor.orders[order].phase, .lifeCycle, orders[order].phase.name,
                floor.orders[order].phase.name)
        }
        guard let prover = record.prover else { return }
        let (free, held) = (books.provers[prover], books.collateral[prover])
        try demand(
            free == floor.ledger.provers[prover] && held == floor.ledger.collateral[prover], .balances,
            "\(free) and \(held) of prover \(prover)",
            "\(floor.ledger.provers[prover]) and \(floor.ledger.collateral[prover])")
        let (jobs, slots) = (floor.provers[prover].running, floor.provers[prover].slots)
        try demand(jobs <= slots, .capacity, "at most \(slots) jobs of prover \(prover)", "\(jobs)")
    }
}

/// The auditor's own accounts.
private struct Books: Sendable {
    var clients: [Money]
    var provers: [Money]
    var collateral: [Money]
    var escrow: [Money] = []
    var operatorIncome: Money = 0
    var fees: Money = 0
    var burned: Money = 0
    var deposited: Money = 0

    init(clients: Int, provers: Int) {
        self.clients = Array(repeating: 0, count: clients)
        self.provers = Array(repeating: 0, count: provers)
        collateral = Array(repeating: 0, count: provers)
    }

    mutating func move(_ amount: Money, toCollateralOf prover: Int) {
        provers[prover] -= amount
        collateral[prover] += amount
    }

    mutating func payFee(_ fee: Money, _ prover: Int) {
        provers[prover] -= fee
        fees += fee
    }
}
