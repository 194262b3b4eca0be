import Engine
import ProofMarket

/// The market: what keys and commands do to it.
extension Model {
    /// Says where the market's scenarios are.
    public mutating func useMarkets(of share: ShareDirectory) {
        market.take { MarketScenarios(share: share) }
    }

    /// Whether the market wants to be told that time passes; it does so on every screen.
    public var isMarketRunning: Bool { market.isGoing }
    /// Whether something of the market changes by itself: its time runs, or this machine works in it.
    public var isMarketBusy: Bool { market.isBusy }

    /// Does an action of the Market screen.
    mutating func performInMarket(_ action: Action) -> [Effect] {
        notice = nil
        market.openIfNeeded()
        guard let history = market.history else {
            notice = market.problem.map { Notice($0, .warning) }
            return []
        }
        switch action {
        case .marketStep: stepMarket(to: history.event + 1)
        case .marketStepBack: market.go(to: history.event - 1)
        case .marketSkip: stepMarket(to: history.event + Self.skip)
        case .marketSkipBack: market.go(to: history.event - Self.skip)
        case .marketStart: market.go(to: 0)
        case .marketEnd: market.go(to: history.furthest > history.event ? history.furthest : .max)
        case .marketGoTo: ask(.command, "event ")
        case .marketRun: if !market.run() { notice = Self.settled }
        case .marketFaster: market.change(speedBy: 1)
        case .marketSlower: market.change(speedBy: -1)
        case .marketSort: sortMarket()
        case .marketFilter:
            market.selection.filter = market.selection.filter.following
            market.selection.order = nil
        case .marketProgram: chooseNextProgram()
        case .cheapestOrder: showCheapestOrder()
        case .stopProver: stopProver()
        case .spikeDemand:
            market.spikeDemand()
            notice = Notice(
                market.isSpiking ? "clients now send five times as many orders" : "demand is as usual again")
        case .proveOrder: return proveOrder()
        case .cancelOrder:
            notice =
                market.cancelMachine()
                ? Notice("this machine stops; what it had taken is lost, P puts it to work again", .warning)
                : Notice("this machine is not at work here; P puts it on the selected order", .warning)
        case .compareMechanisms: presentMarket(.comparison)
        case .nextMechanism: presentMarket(.mechanism)
        default: presentMarket(.scenario)
        }
        return []
    }

    /// Events that a skip is long.
    private static let skip = 100
    private static let settled = Notice("every order is settled; g goes to the start, M opens another market")

    private mutating func stepMarket(to event: Int) {
        if market.isFinished { notice = Self.settled } else { market.go(to: event) }
    }

    // MARK: This machine

    /// Puts this machine's prover on the selected order.
    private mutating func proveOrder() -> [Effect] {
        guard let order = market.currentOrder, let now = market.market,
            now.floor.orders.indices.contains(order), now.floor.orders[order].phase == .submitted
        else {
            notice = Notice("only an open order can be proved; a selects the cheapest", .warning)
            return []
        }
        market.selection.order = order
        focus(on: .ticket)
        let effects = market.prove(order: order).map { [Effect.prepare($0)] } ?? []
        notice = market.seat.takeNews()
        return effects
    }

    mutating func prepared(_ preparation: MachinePreparation, _ result: Result<MarketMachine, EngineError>) {
        market.take(result, of: preparation)
        notice = market.seat.takeNews() ?? notice
    }

    mutating func tickMarket(milliseconds: Int) {
        market.tick(milliseconds: milliseconds)
        notice = market.seat.takeNews() ?? notice
    }

    // MARK: Background work

    /// Asks for the figures of the market if they are seen and not those of the present.
    mutating func makeFiguresIfNeeded() -> [Effect] {
        guard screen == .market, arrangement.box(showing: .metrics) != nil else { return [] }
        return market.wantedFigures().map { [.figures($0)] } ?? []
    }

    // MARK: Lists

    private mutating func sortMarket() {
        if layout.focus == .provers {
            market.selection.standing = market.selection.standing.following
        } else {
            market.selection.sort = market.selection.sort.following
        }
    }

    /// The programs in turn, and then all of them.
    private mutating func chooseNextProgram() {
        guard let programs = market.market?.floor.programs, !programs.isEmpty else { return }
        let next = market.selection.program.map { $0 + 1 } ?? 0
        market.selection.program = next < programs.count ? next : nil
        market.selection.order = nil
        notice = Notice(
            market.selection.program.map { "only orders for \(programs[$0])" } ?? "orders for all programs")
    }

    private mutating func showCheapestOrder() {
        market.selection.filter = .open
        market.selection.sort = .price
        market.selection.order = nil
        focus(on: .orders)
        guard let first = market.orders.first, let now = market.market else {
            notice = Notice("no order is open now; s steps on", .warning)
            return
        }
        market.selection.order = first.id
        notice = Notice(
            "order \(first.id) is the cheapest open one: \(Grouped.text(now.offer(first))) for a million cycles"
        )
    }

    /// Stops the selected prover; one that is not seen is shown first, so that nobody stops a prover by mistake.
    private mutating func stopProver() {
        guard let prover = market.currentProver, let floor = market.market?.floor else { return }
        let name = floor.proverNames[prover]
        market.selection.prover = prover
        guard arrangement.box(showing: .provers) != nil else {
            focus(on: .provers)
            notice = Notice("\(name) is selected; x stops it, up and down select another")
            return
        }
        let lost = floor.orders.filter {
            $0.prover == prover && $0.phase == .locked && $0.deliveredAt == nil
        }.map(\.id)
        guard let isUp = market.toggle(prover: prover) else { return }
        let orders = lost.prefix(6).map { "\($0)" }.joined(separator: ", ")
        let what = lost.count == 1 ? "order" : "orders"
        let loss = lost.isEmpty ? "it had no work" : "its work on \(what) \(orders) is lost"
        notice = Notice(isUp ? "\(name) works again" : "\(name) is stopped, \(loss); x lets it go on")
    }

    // MARK: Commands

    /// `market SCENARIO [MECHANISM] [SEED]`
    mutating func openMarket(_ argument: String) -> [Effect] {
        let words = argument.split(separator: " ").map(String.init)
        do throws(EngineError) {
            let scenario = try market.scenario(named: words[0])
            var mechanism = market.market?.mechanismType ?? DutchMechanism.self
            var seed = market.market?.seed ?? MarketDesk.firstSeed
            for word in words.dropFirst() {
                if let number = UInt64(word) {
                    seed = number
                } else {
                    mechanism = try MarketComparison.mechanism(word)
                }
            }
            market.open(scenario, mechanism, seed: seed)
            turn(to: .market)
            notice = Notice(
                "\(scenario.name) under \(mechanism.name): \(scenario.summary); space lets time run")
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }

    mutating func compareMarket(_ name: String) -> [Effect] {
        market.openIfNeeded()
        turn(to: .market)
        do throws(EngineError) {
            let mechanism = name == "nothing" ? nil : try MarketComparison.mechanism(name)
            market.compare(with: mechanism)
            guard let mechanism else {
                notice = Notice("nothing is compared any more")
                return []
            }
            focus(on: .metrics)
            notice = Notice(mechanism.tradeOff)
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }

    mutating func goToEvent(_ argument: String) -> [Effect] {
        guard let event = Int(Grouped.ungrouped(argument)), event >= 0 else {
            notice = Notice("“\(argument)” is no event; events are counted from 0", .failure)
            return []
        }
        market.openIfNeeded()
        turn(to: .market)
        market.go(to: event)
        return []
    }
}
