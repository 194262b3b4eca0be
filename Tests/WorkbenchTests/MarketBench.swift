import Engine
import ProofMarket

@testable import Workbench

/// A small market that the tests of the Market screen use: two clients and eight provers.
enum MarketBench {
    static let text = """
        name = "small"
        summary = "a small market for tests"
        duration = "20m"

        [chain]
        block = "2s"
        inclusion = 1
        fee = 5

        [market]
        batch = 5
        auction = 3
        bond = 50
        burned = 500

        [[client]]
        name = "rollup"
        interval = "6s"
        programs = ["merkle", "sha256"]
        cycles = [4_000_000, 12_000_000]
        value = [900, 1300]
        min_price = 200
        max_price = 950
        ramp_start = "4s"
        ramp = "30s"
        lock = "2m"
        expiry = "4m"
        collateral = 500

        [[client]]
        name = "bridge"
        interval = "30s"
        programs = ["json"]
        cycles = [10_000_000, 30_000_000]
        value = [300, 1200]
        min_price = 100
        max_price = 900
        ramp_start = "4s"
        ramp = "1m"
        lock = "4m"
        expiry = "8m"

        [[prover]]
        name = "farm"
        count = 2
        cost = [300, 450]
        speed = [900_000, 1_400_000]
        stake = 200_000
        latency = ["100ms", "400ms"]

        [[prover]]
        name = "desk"
        count = 6
        cost = [350, 650]
        speed = [400_000, 700_000]
        stake = 60_000
        latency = ["200ms", "900ms"]
        """

    static let scenario: Scenario = {
        guard let scenario = try? Scenario(parsing: text, file: "small.toml") else {
            preconditionFailure("the scenario of the tests is one")
        }
        return scenario
    }()

    private static let course: MarketHistory = {
        var course = MarketHistory(Market(scenario: scenario, mechanism: DutchMechanism.self, seed: 7))
        course.go(to: 300)
        return course
    }()

    /// The market after 300 events.
    static func desk() -> MarketDesk {
        let desk = MarketDesk()
        desk.open(course)
        return desk
    }

    /// A workbench that shows the market, with or without a program.
    static func bench(_ bench: HeadlessWorkbench, scenario: Scenario = scenario) -> HeadlessWorkbench {
        bench.model.market.open(scenario, DutchMechanism.self, seed: 7)
        return bench
    }
}
