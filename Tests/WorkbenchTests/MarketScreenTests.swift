import ProofMarket
import TerminalScreen
import TestSupport
import Testing

@testable import Workbench

@Suite("The Market screen")
struct MarketScreenTests {
    /// The screen after some keys, without a program.
    private static func bench(_ keys: String, _ size: Size = Size(120, 36)) throws -> HeadlessWorkbench {
        var bench = MarketBench.bench(Bench.welcome(size))
        bench.play(try KeyScript(text: "5 " + keys))
        return bench
    }

    private static func event(_ bench: HeadlessWorkbench) -> Int? { bench.model.market.history?.event }

    @Test(
        "the screen is the one that was reviewed",
        arguments: [Size(60, 15), Size(80, 24), Size(120, 36), Size(200, 60)])
    func golden(_ size: Size) throws {
        let bench = try Self.bench("n n n a", size)
        expectGolden(bench.frame.text(), "market-\(size.width)x\(size.height).txt")
    }

    @Test("two mechanisms stand side by side at the same moment")
    func comparison() throws {
        let bench = try Self.bench("n n n : \"compare book\" enter", Size(120, 36))
        let other = try #require(bench.model.market.other)
        let now = try #require(bench.model.market.market?.now)
        #expect(other.market.mechanismType.name == "book")
        #expect(other.market.now <= now && other.event > 0)
        expectGolden(bench.frame.text(), "market-compare-120x36.txt")
    }

    @Test("5 shows the market without a program, and with one")
    func opening() throws {
        #expect(try Self.bench("").model.screen == .market)
        var bench = MarketBench.bench(Bench.debug())
        bench.press("5")
        #expect(bench.model.screen == .market)
        bench.press("1")
        #expect(bench.model.screen == .debug)
    }

    @Test("without scenarios a sentence says so")
    func noScenarios() {
        var bench = Bench.welcome()
        for key: Key in ["5", "s", "a", "x", "c"] { bench.press(key) }
        #expect(bench.frame.text().contains("There are no scenarios"))
    }

    @Test("s and n go on, S, N and g go back, and what comes again is the same")
    func time() throws {
        #expect(Self.event(try Self.bench("s s")) == 2)
        #expect(Self.event(try Self.bench("n n S")) == 199)
        #expect(Self.event(try Self.bench("n n N g")) == 0)
        #expect(
            try Self.bench("n n").frame.text()
                == Self.bench("n n n N").frame.text().replacing(" of 300", with: ""))
    }

    @Test("a goes to the cheapest open order")
    func cheapest() throws {
        let desk = try Self.bench("n n n a").model.market
        let market = try #require(desk.market)
        let open = market.floor.orders.filter { $0.phase == .submitted }
        let order = try #require(desk.currentOrder.map { market.floor.orders[$0] })
        #expect(market.offer(order) == open.map { market.offer($0) }.min())
    }

    @Test("x stops the selected prover, and again lets it go on")
    func stopping() throws {
        var bench = try Self.bench("n tab tab tab x")
        let prover = try #require(bench.model.market.currentProver)
        #expect(bench.model.market.market?.floor.provers[prover].isUp == false)
        #expect(bench.frame.text().contains("1 stopped"))
        bench.press("x")
        #expect(bench.model.market.market?.floor.provers[prover].isUp == true)
    }

    @Test("rewinding before a stop undoes it, and going on repeats it")
    func rewinding() throws {
        var bench = try Self.bench("n x s s")
        let prover = try #require(bench.model.market.currentProver)
        bench.play(try KeyScript(text: ": \"event 90\" enter"))
        #expect(bench.model.market.market?.floor.provers[prover].isUp == true)
        bench.press("G")
        #expect(bench.model.market.market?.floor.provers[prover].isUp == false)
    }

    @Test("a rewound comparison is again at the same moment as the market")
    func rewoundComparison() throws {
        let bench = try Self.bench("n n c enter x n N N")
        let desk = bench.model.market
        let (now, other) = (try #require(desk.market?.now), try #require(desk.other?.market))
        #expect(other.now <= now)
        #expect(other.nextTime.map { $0 > now } ?? true)
    }

    @Test("time runs by the clock, at the speed chosen, until it is stopped")
    func running() throws {
        var bench = try Self.bench("space")
        func pass(_ milliseconds: Int, to event: Int) {
            bench.send(.tick(milliseconds: milliseconds))
            // A slow machine needs more slices for the same events.
            for _ in 0..<1000 where Self.event(bench) ?? 0 < event { bench.send(.tick(milliseconds: 0)) }
        }
        pass(100, to: 10)
        #expect(Self.event(bench) == 10)
        bench.press(">")
        pass(100, to: 110)
        #expect(Self.event(bench) == 110)
        bench.press("esc")
        bench.send(.tick(milliseconds: 100))
        #expect(Self.event(bench) == 110)
    }

    @Test("G goes on until every order is settled")
    func end() throws {
        let desk = try Self.bench("G").model.market
        #expect(desk.isFinished && desk.market?.floor.unsettled == 0)
    }

    @Test("time goes on while another screen is shown, and Esc there does not stop it")
    func elsewhere() throws {
        var bench = MarketBench.bench(Bench.debug())
        bench.play(try KeyScript(text: "5 space 1"))
        #expect(bench.model.isMarketRunning)
        #expect(bench.frame.text().contains("5 Market▶"))
        bench.send(.tick(milliseconds: 100))
        #expect(Self.event(bench) == 10)
        bench.press("esc")
        #expect(bench.model.isMarketRunning)
        bench.play(try KeyScript(text: "5 esc 1"))
        #expect(!bench.model.isMarketRunning)
        #expect(!bench.frame.text().contains("Market▶"))
    }

    @Test("the market asks for no tables of the program that is open")
    func tables() throws {
        var model = MarketBench.bench(Bench.debug()).model
        _ = model.update(.action(.marketScreen))
        model.session?.tables.outdate()
        let effects = model.update(.action(.marketStep))
        #expect(!effects.contains { if case .fill = $0 { true } else { false } })
        #expect(!model.isWaitingForTables)
    }

    @Test("nothing wants time when the market stands still")
    func rest() throws {
        for keys in ["", "s n", "n N", "space space", "G", "n c enter"] {
            let desk = try Self.bench(keys).model.market
            #expect(!desk.isBusy && !desk.hasBacklog, "after \(keys)")
        }
    }

    @Test("what happened by hand before a comparison happens in the other market too")
    func lateComparison() throws {
        let desk = try Self.bench("n tab tab tab x n c enter").model.market
        let prover = try #require(desk.currentProver)
        #expect(desk.market?.floor.provers[prover].isUp == false)
        #expect(desk.other?.market.floor.provers[prover].isUp == false)
        #expect(desk.other?.hands.map(\.what) == desk.history?.hands.map(\.what))
    }

    @Test("a long way is gone in slices, and no slice is long")
    func slices() throws {
        var pair = MarketPair(
            MarketHistory(
                MarketBench.desk().market
                    ?? Market(
                        scenario: MarketBench.scenario, mechanism: DutchMechanism.self, seed: 7)))
        pair.compare(with: CommitteeMechanism.self)
        pair.head(toEvent: .max)
        var slices = 0
        while pair.hasBacklog, slices < 100_000 {
            pair.work(events: 0, for: .zero)
            slices += 1
            let (first, other) = (pair.history.market.now, try #require(pair.other).market.now)
            #expect(other <= first)
        }
        #expect(pair.isFinished && pair.isLevel && slices > 20)
    }

    @Test("a way to an event ends there whether it is gone at once or in slices")
    func sameWay() throws {
        var whole = MarketHistory(
            Market(scenario: MarketBench.scenario, mechanism: DutchMechanism.self, seed: 7))
        var pair = MarketPair(whole)
        for event in [250, 30, 170] {
            whole.go(to: event)
            pair.head(toEvent: event)
            while pair.hasBacklog { pair.work(events: 0, for: .zero) }
            #expect(pair.history.event == event)
            #expect(pair.history.market.floor.orders == whole.market.floor.orders)
            #expect(pair.history.market.floor.ledger == whole.market.floor.ledger)
        }
    }

    @Test("figures belong to the market that is shown, and are of this moment when it rests")
    func figures() throws {
        var bench = try Self.bench(": \"pane metrics\" enter n n")
        let desk = bench.model.market
        #expect(desk.figures?.revision == desk.revision)
        #expect(desk.figures?.reports.first?.events == 200)
        let old = try #require(desk.figures)
        bench.play(try KeyScript(text: ": \"market small batch\" enter"))
        bench.send(.figures(old))
        #expect(desk.figures?.reports.first?.events == 0)
    }

    @Test("M, m and c offer what there is, and what is chosen is shown")
    func lists() throws {
        #expect(try Self.bench("m").frame.text().contains("mcafee"))
        #expect(try Self.bench("m \"vick\" enter").model.market.market?.mechanismType.name == "vickrey")
        let bench = try Self.bench("n c \"vick\" enter")
        #expect(bench.model.market.other?.market.mechanismType.name == "vickrey")
        #expect(try Self.bench("M \"seed\" enter").model.market.market?.seed == 8)
    }

    @Test("F shows one program after the other, and then all again")
    func programs() throws {
        var bench = try Self.bench("n n n f f f f f")
        let all = bench.model.market.orders.count
        var sum = 0
        for _ in MarketBench.scenario.programs {
            bench.press("F")
            sum += bench.model.market.orders.count
        }
        bench.press("F")
        #expect(sum == all && bench.model.market.orders.count == all && all > 0)
    }

    @Test("x first shows the prover that it would stop")
    func stoppingUnseen() throws {
        var bench = try Self.bench("n x", Size(80, 24))
        #expect(bench.model.market.market?.floor.provers.allSatisfy(\.isUp) == true)
        #expect(bench.model.layout.focus == .provers)
        bench.press("x")
        #expect(bench.model.market.market?.floor.provers.allSatisfy(\.isUp) == false)
    }

    @Test("an order that was not sent yet at a rewound moment is said to be")
    func unsent() throws {
        let bench = try Self.bench("n n n a g")
        #expect(bench.frame.text().contains("has not been sent yet"))
    }

    @Test("why an order is not taken is told with the wait of the prover that will take it first")
    func whyNot() throws {
        let desk = try Self.bench("n n n a").model.market
        let order = try #require(desk.currentOrder)
        let reasons = desk.reasons(for: order)
        let waits = reasons.compactMap { why -> Int? in
            if case .priceTooLow(_, _, let reached?)? = why.refusal { reached.milliseconds } else { nil }
        }
        #expect(!waits.isEmpty && waits == waits.sorted())
    }

    @Test("settled markets say so, whatever key would go on")
    func settled() throws {
        for key in ["space", "s", "n"] {
            #expect(try Self.bench("G \(key)").model.notice?.text.contains("settled") == true)
        }
    }

    @Test("a mistake in a command is told", arguments: ["market nowhere", "compare nobody", "event x"])
    func mistakes(_ command: String) throws {
        #expect(try Self.bench(": \"\(command)\" enter").model.notice?.kind == .failure)
    }

    @Test("nobody in the market, or one prover and no order, draws at every size")
    func empty() throws {
        var nobody = MarketBench.scenario
        nobody.provers = []
        nobody.clients = []
        var alone = MarketBench.scenario
        alone.clients = []
        for scenario in [nobody, alone] {
            for (width, height) in [(60, 15), (80, 24), (120, 36), (200, 60), (300, 100)] {
                var bench = MarketBench.bench(Bench.welcome(Size(width, height)), scenario: scenario)
                bench.play(try KeyScript(text: "5 s n a x c v f down enter G"))
                for _ in PaneID.ofMarket {
                    bench.play(try KeyScript(text: "tab down up pgdn end enter"))
                    #expect(bench.frame.size == Size(width, height))
                }
            }
        }
    }
}
