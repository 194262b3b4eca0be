import Engine
import ProofMarket

/// The market: what keys and commands do to it.
extension Model {
    /// Says where the market's scenarios are.
    public mutating func useMarkets(of share: ShareDirectory) {
        market.take { MarketScenarios(share: share) }
    }

    /// Whether the market wants to be told that time passes.
    public var isMarketRunning: Bool { market.isBusy && screen == .market }

    /// Does an action of the Market screen.
    mutating func performInMarket(_ action: Action) -> [Effect] {
        notice = nil
        market.openIfNeeded()
        guard let history = market.history else {
            notice = market.problem.map { Notice($0, .warning) }
            return []
        }
        switch action {
        case .marketStep: market.go(to: history.event + 1)
        case .marketStepBack: market.go(to: history.event - 1)
        case .marketSkip: market.go(to: history.event + Self.skip)
        case .marketSkipBack: market.go(to: history.event - Self.skip)
        case .marketStart: market.go(to: 0)
        case .marketEnd: market.go(to: history.furthest > history.event ? history.furthest : .max)
        case .marketGoTo: ask(.command, "event ")
        case .marketRun: market.run()
        case .marketFaster: market.change(speedBy: 1)
        case .marketSlower: market.change(speedBy: -1)
        case .marketSort: sortMarket()
        case .marketFilter:
            market.selection.filter = market.selection.filter.following
            market.selection.order = nil
        case .cheapestOrder: showCheapestOrder()
        case .stopProver: stopProver()
        case .spikeDemand:
            market.spikeDemand()
            notice = Notice(
                market.isSpiking ? "clients now send five times as many orders" : "demand is as usual again")
        case .compareMechanisms: compareWithNext()
        case .nextMechanism: changeMechanism()
        default: ask(.command, "market ")
        }
        return []
    }

    /// Events that a skip is long.
    private static let skip = 100

    /// Time passed while the market runs.
    mutating func tick(milliseconds: Int) { market.tick(milliseconds: milliseconds) }

    private mutating func sortMarket() {
        if layout.focus == .provers {
            market.selection.standing = market.selection.standing.following
        } else {
            market.selection.sort = market.selection.sort.following
        }
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

    private mutating func stopProver() {
        guard let prover = market.currentProver, let isUp = market.toggle(prover: prover),
            let name = market.market?.floor.proverNames[prover]
        else { return }
        market.selection.prover = prover
        notice = Notice(
            isUp ? "\(name) works again" : "\(name) is stopped, its work is lost; x lets it go on", .plain)
    }

    /// The mechanisms after the one shown, in turn, and then none.
    private mutating func compareWithNext() {
        guard let shown = market.market?.mechanismType.name else { return }
        let names = MechanismCatalogue.names
        let present = market.other?.market.mechanismType.name ?? shown
        let place = ((names.firstIndex(of: present) ?? 0) + 1) % names.count
        compare(with: names[place] == shown ? "nothing" : names[place])
    }

    private mutating func compare(with name: String) {
        do throws(EngineError) {
            let mechanism = name == "nothing" ? nil : try MarketComparison.mechanism(name)
            market.compare(with: mechanism)
            guard let mechanism else {
                notice = Notice("nothing is compared any more")
                return
            }
            focus(on: .metrics)
            notice = Notice("\(mechanism.title): \(mechanism.tradeOff)")
        } catch {
            notice = Notice(error.description, .failure)
        }
    }

    private mutating func changeMechanism() {
        guard let now = market.market else { return }
        let names = MechanismCatalogue.names
        let place = (names.firstIndex(of: now.mechanismType.name) ?? 0) + 1
        let mechanism = MechanismCatalogue.mechanisms[place % names.count]
        market.open(now.scenario, mechanism, seed: now.seed)
        notice = Notice("\(mechanism.title), from the start: \(mechanism.summary)")
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
            notice = Notice("\(scenario.name): \(scenario.summary)")
        } catch {
            notice = Notice(error.description, .failure)
        }
        return []
    }

    mutating func compareMarket(_ name: String) -> [Effect] {
        market.openIfNeeded()
        turn(to: .market)
        compare(with: name)
        return []
    }

    mutating func goToEvent(_ argument: String) -> [Effect] {
        guard let event = Int(argument), event >= 0 else {
            notice = Notice("“\(argument)” is no event; events are counted from 0", .failure)
            return []
        }
        market.openIfNeeded()
        turn(to: .market)
        market.go(to: event)
        return []
    }
}
