import ProofMarket
import TOML
import Testing

struct ScenarioTests {
    @Test("every sample is read and runs", arguments: SampleScenarios.names)
    func samples(_ name: String) throws {
        #expect(try SampleScenarios.scenario(name).name == name)
        #expect(try !SampleScenarios.scenario(name).summary.isEmpty)
    }

    private static let client = """
        [[client]]
        name = "a"
        interval = "1s"
        cycles = 5
        value = 10
        lock = "1m"
        expiry = "2m"

        """
    private static let prover = """
        [[prover]]
        name = "p"
        cost = 3
        speed = 1000
        stake = 100

        """

    @Test(
        "an error names file, line and key",
        arguments: [
            ("duration = \"soon\"\n" + client + prover, "m.toml:2:12: duration: expected a time"),
            ("duration = \"1h\"\nspeed = 4\n" + client + prover, "m.toml:3:1: speed: expected one of"),
            (
                "duration = \"1h\"\n" + client + prover + "strategy = \"honest\"\n",
                "prover.strategy: expected one of truthful"
            ),
            ("duration = \"1h\"\n" + client, "from 1 to 1000000 provers"),
            ("duration = \"1h\"\n" + prover, "expected from 1 to 64 [[client]]"),
            ("duration = \"1h\"\n" + client + prover + "cost2 = 3\n", "m.toml:15:1"),
            ("duration = \"1h\"\n" + client + prover + "censors = [\"b\"]\n", "names of clients"),
            (
                "duration = \"1h\"\n" + client + prover + "[[shock]]\nat = \"1s\"\n",
                "one of stop, resume and demand"
            ),
        ])
    func errors(_ text: String, _ expected: String) {
        do {
            _ = try Scenario(parsing: "name = \"m\"\n" + text, file: "m.toml")
            Issue.record("read without an error")
        } catch {
            #expect("\(error)".contains(expected), "\(error)")
            #expect("\(error)".hasPrefix("m.toml:"))
        }
    }
}
