import ProofMarket
import TerminalScreen
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
        try Golden.check(bench.frame.text(), name: "market-\(size.width)x\(size.height)")
    }

    @Test("two mechanisms stand side by side at the same moment")
    func comparison() throws {
        let bench = try Self.bench("n n n : \"compare book\" enter", Size(120, 36))
        let other = try #require(bench.model.market.other)
        let now = try #require(bench.model.market.market?.now)
        #expect(other.market.mechanismType.name == "book")
        #expect(other.market.now <= now && other.event > 0)
        try Golden.check(bench.frame.text(), name: "market-compare-120x36")
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
        let bench = try Self.bench("n n c x n N N")
        let desk = bench.model.market
        let (now, other) = (try #require(desk.market?.now), try #require(desk.other?.market))
        #expect(other.now <= now)
        #expect(other.nextTime.map { $0 > now } ?? true)
    }

    @Test("time runs by the clock, at the speed chosen, until it is stopped")
    func running() throws {
        var bench = try Self.bench("space")
        bench.send(.tick(milliseconds: 100))
        #expect(Self.event(bench) == 10)
        bench.press(">")
        bench.send(.tick(milliseconds: 100))
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
